import type { ImportDecisions } from '@pantausop/contracts';
import {
  DATE_FIELDS,
  calendarDate,
  yearOfNumber,
  type AreaCode,
  type CalendarDate,
  type RegisterRow,
  type SopId,
  type SopState,
  type UnitId,
  type UnitLife,
} from '@pantausop/domain';
import type { ReadFile } from '../reading/register-reader';
import type { Bilingual } from '../sentences';
import type { AreaFinder } from '../../organisation/area-finder';
import type { RegisterSop } from './plan';

export interface PlanRequest {
  readonly file: ReadFile;
  /** chosen for the whole file */
  readonly unit: UnitId | null;
  readonly area: AreaCode | null;
  readonly effectiveOn: CalendarDate;
  readonly today: CalendarDate;
  readonly decisions: ImportDecisions;
  /** decided meanings of OPD names, by name */
  readonly opds: ReadonlyMap<string, UnitId>;
  readonly rights: Rights;
}

/** What the person may do, by unit. */
export interface Rights {
  mayRecord(unit: UnitId): boolean;
  mayGovern(unit: UnitId): boolean;
}

export interface PlanSources {
  readonly government: UnitId;
  readonly lives: ReadonlyMap<UnitId, UnitLife>;
  /** names learnt for units, by key */
  readonly learnt: ReadonlyMap<string, UnitId>;
  readonly areas: AreaFinder;
  readonly propose: (title: string, number: string | null) => AreaProposal | null;
  /** every SOP that lies or ever lay in one of these units, some at a time */
  readonly sopsOf: (units: readonly UnitId[]) => AsyncIterable<readonly RegisterSop[]>;
  readonly sops: (ids: readonly SopId[]) => Promise<readonly RegisterSop[]>;
  /** is told of every SOP that would be recorded: what it is today, and what it would be */
  readonly changes: (before: SopState | null, after: SopState) => void;
  readonly newId: () => string;
}

export interface AreaProposal {
  readonly area: AreaCode;
  readonly confidence: number;
  readonly reason: Bilingual;
}

/** A row with a decision number and no date at all. */
export const hasNumberOnly = ({ number, dates }: RegisterRow): boolean =>
  number !== null && DATE_FIELDS.every((field) => dates[field] === null);

/** Since when such a row is in force by the file's answer; null = unknown. At most today. */
export function inForceSinceOf(
  { number }: RegisterRow,
  answer: ImportDecisions['inForceSince'],
  today: CalendarDate,
): CalendarDate | null {
  if (answer === undefined || answer.mode === 'unknown') return null;
  if (answer.mode === 'date') return 'date' in answer ? answer.date : null;
  const year = yearOfNumber(number ?? '');
  if (year === null) return null;
  const end = calendarDate(`${year}-12-31`);
  return end < today ? end : today;
}
