import type { ImportFinding, RowOutcome } from '@pantausop/contracts';
import type { AreaCode, CalendarDate, Near, SopState, UnitFact, UnitId } from '@pantausop/domain';
import type { PackedRows } from '../../files/packed-rows';
import type { FileRow } from '../reading/register-reader';
import { PLANNED_REVIEW, type RecordedSop, type SopChange } from '../../register/register-batch';
import type { Bilingual } from '../sentences';
import type { NamedOpd } from './row-head';

/** A sub-unit that the file names and the organisation does not have. */
export interface ProposedUnit {
  readonly opd: UnitId;
  readonly name: string;
  /** id that it gets when it is made */
  readonly unit: UnitId;
  readonly rows: number;
  readonly accepted: boolean;
  readonly fact: UnitFact;
  readonly effectiveOn: CalendarDate;
}

export interface RowArea {
  readonly code: AreaCode;
  readonly confirmed: boolean;
  /** 0..1; 1 where the file or a person says so */
  readonly confidence: number;
  readonly reason: Bilingual;
}

/** One row compared with the register. */
export interface PlannedRow {
  readonly row: FileRow;
  readonly outcome: RowOutcome;
  readonly unit: { readonly id: UnitId | null; readonly name: string } | null;
  readonly opd: UnitId | null;
  readonly area: RowArea | null;
  /** what would be recorded, in words */
  readonly changes: readonly Bilingual[];
  readonly findings: readonly ImportFinding[];
  /** null when nothing would be recorded */
  readonly planned: SopChange | null;
  /** dates taken as corrections that could be further events */
  readonly changedDates: boolean;
  /** has a decision number, no date, and is not in force by the register */
  readonly numberWithoutDate: boolean;
}

/** How many rows of a plan are so. */
export interface PlanTally {
  readonly outcomes: Readonly<Record<RowOutcome, number>>;
  /** would record something */
  readonly planned: number;
  /** would be recorded with an area that nobody has confirmed */
  readonly unconfirmedAreas: number;
  readonly numbersWithoutDates: number;
  readonly changedDates: number;
}

export interface Plan {
  readonly rows: PackedRows<PlannedRow>;
  readonly tally: PlanTally;
  readonly proposedUnits: readonly ProposedUnit[];
  readonly unknownOpds: readonly {
    readonly name: string;
    readonly rows: number;
    readonly suggestion: Near<UnitId> | null;
  }[];
  readonly namedOpds: readonly (NamedOpd & { readonly name: string })[];
  /** SHA-256 over everything that would be recorded, identities of new things aside */
  readonly digest: string;
}

/** An SOP of the register as the planner needs it. */
export interface RegisterSop extends RecordedSop {
  /** today */
  readonly state: SopState;
}

/** Keys under which the register keeps what the events do not hold. */
export const REMARK = {
  originalTitle: 'original_title',
  section: 'section',
  madeOn: 'made_on',
  revisedOn: 'revised_on',
  plannedReviewOn: PLANNED_REVIEW,
  note: 'note',
  number: 'number',
  signatory: 'signatory',
  drafter: 'drafter',
  assumedInForceSince: 'assumed_in_force_since',
} as const;
