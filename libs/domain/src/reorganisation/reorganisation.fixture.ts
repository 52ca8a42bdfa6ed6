import { calendarDate, type CalendarDate } from '../calendar/calendar-date';
import { stamp } from '../calendar/stamp';
import { RefusedError } from '../errors';
import type { UnitFact, UnitHistory, UnitKind } from '../organisation/unit-events';
import type { SopHistory, SopId, UnitId } from '../sop/events';
import type { NewUnit, SopDecision, SubUnitDecision, UnitOperation } from './operation';
import { planReorganisation, type HeldSop, type ReorganisationPlan } from './plan';

export const day = calendarDate;

/** What is said of a unit on a day. */
export type UnitLine = readonly [unit: UnitId, on: string, fact: UnitFact];

export const made = (parent: UnitId | null, kind: UnitKind = 'dinas', code = ''): UnitFact => ({
  ...{ type: 'established', code: code || `U-${parent ?? 'TOP'}`, name: `Unit ${code}`, abbreviation: code },
  ...{ kind, parent },
});

export const newUnit = (unit: UnitId, more: Partial<NewUnit> = {}): NewUnit => ({
  ...{ unit, code: unit.toUpperCase(), name: `Dinas ${unit}`, abbreviation: unit, kind: 'dinas', parent: 'kota' },
  ...more,
});

const UNITS: readonly UnitLine[] = [
  ['kota', '1900-01-01', made(null, 'city', 'KOTA')],
  ['disdik', '2016-12-01', made('kota', 'dinas', 'DISDIK')],
  ['disbud', '2016-12-01', made('kota', 'dinas', 'DISBUD')],
  ['dinkes', '2016-12-01', made('kota', 'dinas', 'DINKES')],
  ['labkes', '2016-12-01', made('dinkes', 'upt', 'LABKES')],
  ['museum', '2016-12-01', made('disbud', 'upt', 'MUSEUM')],
  ['later', '2023-06-01', made('kota', 'dinas', 'LATER')],
];

export function unitHistory(more: readonly UnitLine[] = []): UnitHistory {
  const events = [...UNITS, ...more].map(([unit, on, fact], sequence) => ({
    ...{ id: `u${sequence}`, unit, fact, effectiveOn: day(on), recordedAt: stamp(sequence), sequence },
  }));
  return { events, retractions: [] };
}

/** The history as it is once a plan is recorded. */
export function unitsAfter(history: UnitHistory, { units }: ReorganisationPlan): UnitHistory {
  const first = history.events.length;
  const added = units.map((one, index) => ({
    ...one,
    ...{ id: `p${index}`, recordedAt: stamp(1000), sequence: first + index },
  }));
  return { ...history, events: [...history.events, ...added] };
}

/** The SOP as it is once a plan is recorded. */
export function sopAfter({ id, history }: HeldSop, { sops }: ReorganisationPlan): SopHistory {
  const planned = sops.find(({ sop }) => sop === id) ?? { events: [], retractions: [] };
  const at = stamp(1_000_000_000_000_000);
  return {
    events: [
      ...history.events,
      ...planned.events.map(({ fact, effectiveOn, replaces }, index) => ({
        ...{ id: `p${index}`, fact, effectiveOn, recordedAt: at, sequence: 1000 + index },
        orderedAt: history.events.find((event) => event.id === replaces)?.orderedAt ?? at,
      })),
    ],
    retractions: [
      ...history.retractions,
      ...planned.retractions.map((retracts, index) => ({
        ...{ id: `r${index}`, retracts, reason: 'Perubahan susunan', recordedAt: at, sequence: 2000 + index },
      })),
    ],
  };
}

export interface Asked {
  readonly units?: readonly UnitLine[];
  readonly sops?: readonly HeldSop[];
  readonly decided?: Readonly<Record<SopId, SopDecision>>;
  readonly subUnits?: Readonly<Record<UnitId, SubUnitDecision>>;
}

/** Without the date of an operation its kinds stay apart. */
type Undated<T> = T extends unknown ? Omit<T, 'effectiveOn'> : never;

export const operationOn = (on: CalendarDate | string, operation: Undated<UnitOperation>): UnitOperation => ({
  ...operation,
  effectiveOn: day(on),
});

export const plan = (
  operation: UnitOperation,
  { units = [], sops = [], decided = {}, subUnits = {} }: Asked = {},
): ReorganisationPlan =>
  planReorganisation(
    { operation, sops: new Map(Object.entries(decided)), subUnits: new Map(Object.entries(subUnits)) },
    unitHistory(units),
    sops,
  );

/** The code of the refusal, once both of its sentences are there. */
export function refusalOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { code, said } = error;
    if (said.id === said.en) throw new Error(`${code} says in one language only why: ${said.en}`, { cause: error });
    return code;
  }
}
