import type { INestApplicationContext } from '@nestjs/common';
import {
  calendarDate,
  dateInZone,
  ELEMENT_CODES,
  stampFromIso,
  type AreaCode,
  type ElementCode,
  type SopFact,
  type SopId,
  type UnitId,
} from '@pantausop/domain';
import type { NewDecision, NewEvent, NewUnitFact, RecordBatch, SopChange } from '../register/register-batch';
import { RegisterService } from '../register/register.service';

type Step = readonly [on: string, fact: SopFact];

export const checked = (on: string, elements: readonly ElementCode[] = ELEMENT_CODES): Step => [
  on,
  { type: 'document_checked', elements },
];
export const ratified = (on: string): Step => [on, { type: 'ratified', number: null, signatory: null }];
export const monitored = (on: string, result: 'well' | 'not_well' = 'well'): Step => [
  on,
  { type: 'monitored', result },
];
export const evaluated = (on: string): Step => [on, { type: 'evaluated', result: 'fit' }];
export const drafted = (on: string): Step => [on, { type: 'drafting_started' }];
export const notApplicable = (on: string, until: string): Step => [
  on,
  { type: 'not_applicable', reason: 'tidak ada urusan', approvedBy: 'Sekda', until: calendarDate(until) },
];

const eventOf = ([on, fact]: Step): NewEvent => ({ fact, effectiveOn: calendarDate(on) });

/** An SOP with a need since 10 January 2026, or since its first step if that lies before. */
export function newSop(sop: SopId, unit: UnitId, area: AreaCode, steps: readonly Step[] = [], weight = 1): SopChange {
  const first = steps.map(([on]) => on).sort()[0] ?? '2026-01-10';
  const need: Step = [
    first < '2026-01-10' ? first : '2026-01-10',
    { type: 'required', unit, area, title: `Pengelolaan ${sop}`, weight },
  ];
  return { ...laterOf(sop, steps), isNew: true, events: [need, ...steps].map(eventOf) };
}

/** More of an SOP that is recorded already. */
export function laterOf(sop: SopId, steps: readonly Step[], retracted: readonly string[] = []): SopChange {
  return {
    sop,
    isNew: false,
    remarks: {},
    events: steps.map(eventOf),
    retractions: retracted.map((event) => ({ event, reason: 'salah catat' })),
    waits: false,
  };
}

export const unitFact = (unit: UnitId, on: string, fact: NewUnitFact['fact']): NewUnitFact => ({
  unit,
  fact,
  effectiveOn: calendarDate(on),
});

export const excused = (unit: UnitId, area: AreaCode, from: string): NewDecision => ({
  unit,
  area,
  reason: 'tidak ada urusan',
  approvedBy: 'Sekda',
  from: calendarDate(from),
  until: null,
});

/** Records a batch in the small city as if it were then. */
export async function recordAt(app: INestApplicationContext, instant: string, batch: RecordBatch): Promise<void> {
  const now = stampFromIso(instant) / 1000;
  await app
    .get(RegisterService)
    .record(
      batch,
      { governmentId: 'kota', actor: 'test', source: 'api' },
      { at: { now, today: dateInZone(now, 'Asia/Jakarta') } },
    );
}
