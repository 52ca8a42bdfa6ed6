import type {
  AreaCode,
  CalendarDate,
  SopEvent,
  SopFact,
  SopHistory,
  SopRetraction,
  Stamp,
  UnitEvent,
  UnitFact,
  UnitHistory,
  UnitRetraction,
} from '@pantausop/domain';

export const day = (text: string): CalendarDate => text as CalendarDate;

/** Microseconds since 1970 of an instant with offset. */
export const at = (iso: string): Stamp => (Date.parse(iso) * 1000) as Stamp;

/** Later than everything recorded in the examples. */
export const NOW = at('2030-01-01T00:00:00+07:00');

/** The instant at which the examples record, unless they say another. */
const USUAL = at('2019-01-01T08:00:00+07:00');

/** One line of an example: day, fact, and when it was recorded if that matters. */
export type Line = readonly [on: string, fact: SopFact, recorded?: Stamp];

export function sopHistory(
  lines: readonly Line[],
  retracted: readonly (readonly [line: number, when: Stamp])[] = [],
): SopHistory {
  const events = lines.map(([on, fact, recorded = USUAL], i): SopEvent => {
    return { id: `e${i}`, fact, effectiveOn: day(on), recordedAt: recorded, orderedAt: recorded, sequence: i };
  });
  const retractions = retracted.map(([line, when], i): SopRetraction => {
    return { id: `r${i}`, retracts: `e${line}`, reason: 'contoh', recordedAt: when, sequence: 1000 + i };
  });
  return { events, retractions };
}

export function unitHistory(
  lines: readonly (readonly [unit: string, on: string, fact: UnitFact, recorded?: Stamp])[],
  retracted: readonly (readonly [line: number, when: Stamp])[] = [],
): UnitHistory {
  const events = lines.map(([unit, on, fact, recorded = USUAL], i): UnitEvent => {
    return { id: `u${i}`, unit, fact, effectiveOn: day(on), recordedAt: recorded, sequence: i };
  });
  const retractions = retracted.map(([line, when], i): UnitRetraction => {
    return { id: `ur${i}`, retracts: `u${line}`, reason: 'contoh', recordedAt: when, sequence: 1000 + i };
  });
  return { events, retractions };
}

export const established = (
  parent: string | null,
  kind: 'city' | 'dinas' | 'bidang' | 'province',
  name = 'Contoh',
): UnitFact => {
  return { type: 'established', code: name.toUpperCase(), name, abbreviation: name, kind, parent };
};

export const required = (unit: string, area: AreaCode, weight = 1): SopFact => {
  return { type: 'required', unit, area, title: 'Contoh', weight };
};

export const ratified: SopFact = { type: 'ratified', number: '1/2026', signatory: 'Kepala (contoh)' };
export const checked = (...elements: Extract<SopFact, { type: 'document_checked' }>['elements']): SopFact => {
  return { type: 'document_checked', elements };
};
export const monitored = (result: 'well' | 'not_well'): SopFact => ({ type: 'monitored', result });
export const notApplicable = (until: string | null): SopFact => {
  return { type: 'not_applicable', reason: 'contoh', approvedBy: null, until: until === null ? null : day(until) };
};
