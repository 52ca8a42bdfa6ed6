import { addDays, calendarDate, type CalendarDate } from '@pantausop/domain';
import { REFERENCE_ROOT, REORGANISATION_ON } from '../reference/units';
import type { Characters } from './characters';
import { gapsOf } from './needs';
import { holdersOn, kindOf } from './organisation';
import { randomFrom } from './random';
import type { DemoAreaDecision, DemoTarget } from './types';

/** Something decided on a day, to be recorded with the next batch. */
export interface Decided<T> {
  readonly on: CalendarDate;
  readonly what: T;
}

/** Areas decided to be "tidak berlaku" for a unit, only where it has no need. */
export function areaDecisionsOf(seed: string, characters: Characters): Decided<DemoAreaDecision>[] {
  return holdersOn(REORGANISATION_ON).flatMap(({ id: unit }) => {
    if (characters.of(unit) === 'silent' || !gapsOf(seed, unit, characters).has('peraturan')) return [];
    const random = randomFrom(`${seed}/decision/${unit}`);
    const kind = kindOf(unit);
    if (!random.chance(kind === 'rsud' ? 1 : kind === 'kecamatan' ? 0.8 : 0.3)) return [];
    const from = addDays(calendarDate('2023-02-01'), random.int(0, 700));
    const until = kind === 'rsud' || random.chance(0.6) ? null : addDays(from, random.int(700, 1900));
    const reason =
      kind === 'kecamatan'
        ? 'Kecamatan tidak menyusun produk hukum daerah; ditangani Bagian Hukum'
        : 'Penyusunan produk hukum ditangani perangkat daerah induk dan Bagian Hukum';
    const approvedBy = 'Kepala Bagian Organisasi Setda';
    return [{ on: from, what: { unit, area: 'peraturan' as const, reason, approvedBy, from, until } }];
  });
}

const target = (on: string, dueOn: string, value: number, more: Partial<DemoTarget> = {}): Decided<DemoTarget> => ({
  on: calendarDate(on),
  what: { unit: REFERENCE_ROOT, area: null, measure: 'index', value, dueOn: calendarDate(dueOn), ...more },
});

/** Targets of the city and of the focus area, set at the start of each year. */
export const TARGETS: readonly Decided<DemoTarget>[] = [
  target('2022-01-10', '2022-12-31', 0.35),
  target('2023-01-09', '2023-12-31', 0.45),
  target('2024-01-08', '2024-12-31', 0.55),
  target('2024-08-05', '2025-12-31', 0.7, { area: 'tatalaksana', measure: 'coverage' }),
  target('2025-01-06', '2025-12-31', 0.65),
  target('2026-01-05', '2026-12-31', 0.75),
  target('2026-01-05', '2026-12-31', 0.85, { area: 'tatalaksana', measure: 'coverage' }),
  target('2026-01-05', '2026-12-31', 0.8, { unit: 'medan-dinkes' }),
];
