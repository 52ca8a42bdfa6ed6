import { addDays, calendarDate, type AreaCode, type CalendarDate, type UnitId, type UnitKind } from '@pantausop/domain';
import { SOP_CATALOGUE } from '../reference/catalogue';
import { REORGANISATION_ON } from '../reference/units';
import type { Characters } from './characters';
import { establishedOn, holderOn, holdersOn, kindOf, mergedInto } from './organisation';
import { profileOf, TITLE_PATTERNS } from './profiles';
import { randomFrom, type Random } from './random';
import { workday, workdayAfter } from './workdays';

/** An SOP that a unit must have, before anything has become of it. */
export interface Need {
  readonly sop: string;
  /** The unit that had the need first; it may be merged later. */
  readonly origin: UnitId;
  readonly area: AreaCode;
  readonly title: string;
  readonly weight: number;
  readonly requiredOn: CalendarDate;
  /** The need fell away because the unit that its own was merged into has the same SOP. */
  readonly endedOn: CalendarDate | null;
}

/** The day on which the register was opened. */
export const OPENED_ON = calendarDate('2022-01-03');

/** Areas of which a unit may have mapped no need, and how likely that is for a kecamatan and for others. */
const GAPS: readonly (readonly [AreaCode, number, number])[] = [
  ['peraturan', 1, 0.16],
  ['manajemen_perubahan', 0.16, 0.1],
  ['organisasi', 0.12, 0.05],
  ['pengawasan', 0.08, 0.03],
];

/** Which Bagian of the Setda keeps the general SOPs of which areas. */
const SETDA_CATALOGUE: Readonly<Record<UnitId, readonly AreaCode[]>> = {
  'medan-bag-umum': ['tatalaksana', 'sdm'],
  'medan-bag-renkeu': ['akuntabilitas', 'pengawasan'],
  'medan-bag-organisasi': ['organisasi', 'manajemen_perubahan'],
  'medan-bag-hukum': ['peraturan'],
  'medan-bag-prokopim': ['pelayanan_publik'],
};

/** How many SOPs of its own a unit of this kind has beside the general ones, from patterns: fewest and most. */
const OWN_SOPS: Readonly<Partial<Record<UnitKind, readonly [number, number]>>> = {
  dinas: [6, 13],
  badan: [7, 14],
  sekretariat: [8, 12],
  inspektorat: [10, 14],
  kecamatan: [2, 5],
  rsud: [34, 46],
  bagian: [2, 4],
};

/** When a need was noticed that was not on the first list: share of such needs, first and last day. */
const LATER_WAVES: readonly (readonly [number, CalendarDate, CalendarDate])[] = [
  [0.07, calendarDate('2022-06-01'), calendarDate('2022-10-31')],
  [0.09, calendarDate('2023-02-01'), calendarDate('2023-06-30')],
  [0.06, calendarDate('2024-08-01'), calendarDate('2024-10-31')],
  [0.05, calendarDate('2025-02-01'), calendarDate('2025-09-30')],
  [0.02, calendarDate('2026-02-01'), calendarDate('2026-08-31')],
];

/** The areas of which the unit has mapped no need. */
export function gapsOf(seed: string, unit: UnitId, characters: Characters): ReadonlySet<AreaCode> {
  const kind = kindOf(unit);
  if (kind === 'bagian') return new Set();
  const random = randomFrom(`${seed}/gaps/${unit}`);
  const early = characters.of(unit) === 'early' ? 0.4 : 1;
  const gaps = GAPS.filter(([area, ofKecamatan, ofOthers]) => {
    if (area === 'peraturan' && (kind === 'kecamatan' || kind === 'rsud')) return true;
    return random.chance((kind === 'kecamatan' ? ofKecamatan : ofOthers) * early);
  });
  return new Set(gaps.map(([area]) => area));
}

/** All needs of the sample city, unit by unit in the order of the register. */
export function* needsOf(seed: string, characters: Characters): Generator<Need> {
  const before = holdersOn(OPENED_ON);
  const after = holdersOn(REORGANISATION_ON).filter(({ id }) => !before.some((old) => old.id === id));
  const catalogueOf = new Map<UnitId, Set<string>>();
  for (const { id: origin } of [...before, ...after]) {
    const random = randomFrom(`${seed}/needs/${origin}`);
    const firstList = firstListOf(origin, characters, random);
    const successor = holderOn(origin, REORGANISATION_ON);
    const shared = catalogueOf.get(successor) ?? new Set<string>();
    catalogueOf.set(successor, shared);
    let running = 0;
    for (const { title, area, general } of titlesOf(seed, origin, characters, random)) {
      const requiredOn = workday(random.chance(0.71) ? firstList : laterOf(random, firstList));
      const weight = random.chance(0.1) ? random.int(2, 3) : 1;
      const twin = general && shared.has(title);
      if (general) shared.add(title);
      const endsAt = workdayAfter(REORGANISATION_ON, random.int(62, 150));
      running += 1;
      if (twin && requiredOn >= REORGANISATION_ON) continue;
      const sop = `contoh-${origin.replace(/^medan-/, '')}-${String(running).padStart(3, '0')}`;
      yield { sop, origin, area, title, weight, requiredOn, endedOn: twin ? endsAt : null };
    }
  }
}

/** When the unit drew up its list of needs. */
function firstListOf(unit: UnitId, characters: Characters, random: Random): CalendarDate {
  const opened = establishedOn(unit) > OPENED_ON ? addDays(establishedOn(unit), random.int(45, 90)) : OPENED_ON;
  const character = characters.of(unit);
  if (character === 'early' || random.chance(0.45)) return opened;
  return addDays(opened, character === 'stalled' ? random.int(60, 210) : random.int(14, 120));
}

function laterOf(random: Random, firstList: CalendarDate): CalendarDate {
  const total = LATER_WAVES.reduce((sum, [share]) => sum + share, 0);
  let left = random.next() * total;
  for (const [share, from, to] of LATER_WAVES) {
    left -= share;
    if (left > 0) continue;
    const day = addDays(from, random.int(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)));
    return day > firstList ? day : firstList;
  }
  return firstList;
}

interface NeedTitle {
  readonly title: string;
  readonly area: AreaCode;
  /** From the catalogue of what any OPD needs. */
  readonly general: boolean;
}

function titlesOf(seed: string, unit: UnitId, characters: Characters, random: Random): NeedTitle[] {
  if (characters.of(unit) === 'silent') return [];
  const gaps = gapsOf(seed, unit, characters);
  const found = new Map<string, NeedTitle>();
  const add = (title: string, area: AreaCode, general: boolean): void => {
    if (!gaps.has(area) && !found.has(title)) found.set(title, { title, area, general });
  };
  for (const { title, area } of generalOf(unit, random)) add(title, area, true);
  const { subjects, titles } = profileOf(unit);
  for (const { title, area } of titles) add(title, area, false);
  for (const { title, area } of patternTitles(unit, subjects, random)) add(title, area, false);
  return [...found.values()];
}

function generalOf(unit: UnitId, random: Random): { title: string; area: AreaCode }[] {
  const kind = kindOf(unit);
  const areas = SETDA_CATALOGUE[unit] ?? [];
  const isNew = mergedInto(unit).length > 0 && establishedOn(unit) === REORGANISATION_ON;
  const share = kind === 'kecamatan' ? 0.54 : 0.74;
  return SOP_CATALOGUE.filter(({ area, unitKinds }) => {
    const drawn = random.chance(kind === 'bagian' ? 1 : share);
    if (isNew || (unitKinds !== null && !unitKinds.includes(kind) && kind !== 'bagian')) return false;
    return drawn && (kind !== 'bagian' || areas.includes(area));
  }).map(({ titles, area }) => ({ title: titles.id, area }));
}

function patternTitles(unit: UnitId, subjects: readonly string[], random: Random): { title: string; area: AreaCode }[] {
  const kind = kindOf(unit);
  const [fewest, most] = OWN_SOPS[kind] ?? [0, 0];
  const makesLaw = kind === 'dinas' || kind === 'badan';
  const weighted = subjects.flatMap((subject) =>
    TITLE_PATTERNS.filter(({ area }) => makesLaw || area !== 'peraturan').map(({ pattern, area, weight }) => ({
      title: pattern.replace('{}', subject),
      area,
      rank: random.next() ** (1 / weight),
    })),
  );
  return weighted.sort((a, b) => b.rank - a.rank).slice(0, random.int(fewest, most));
}
