import type { ImportFinding, RowOutcome } from '@pantausop/contracts';
import type {
  AreaCode,
  CalendarDate,
  EventId,
  SopFact,
  SopHistory,
  SopId,
  SopState,
  UnitFact,
  UnitId,
} from '@pantausop/domain';
import type { FileRow } from '../reading/register-reader';
import type { Bilingual } from '../sentences';

/** An event that a row would record. */
export interface PlannedEvent {
  readonly fact: SopFact;
  readonly effectiveOn: CalendarDate;
  /** the event that it corrects: retracted in the same batch */
  readonly replaces?: EventId;
}

/** What a row would record of one SOP. */
export interface PlannedSop {
  readonly sop: SopId;
  readonly isNew: boolean;
  /** columns that the register does not know, and what is kept beside the events */
  readonly remarks: Readonly<Record<string, string>>;
  /** in the order in which they are recorded */
  readonly events: readonly PlannedEvent[];
  readonly retractions: readonly { readonly event: EventId; readonly reason: string }[];
  /** the need was raised to the unit's first day: the row's older dates stay true and wait */
  readonly waits: boolean;
}

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
  readonly planned: PlannedSop | null;
  /** dates taken as corrections that could be further events */
  readonly changedDates: boolean;
  /** has a decision number, no date, and is not in force by the register */
  readonly numberWithoutDate: boolean;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly proposedUnits: readonly ProposedUnit[];
  readonly unknownOpds: readonly { readonly name: string; readonly rows: number; readonly suggestion: UnitId | null }[];
  /** SHA-256 over everything that would be recorded, identities of new things aside */
  readonly digest: string;
}

/** An SOP of the register as the planner needs it. */
export interface RegisterSop {
  readonly id: SopId;
  readonly history: SopHistory;
  /** today */
  readonly state: SopState;
  readonly remarks: Readonly<Record<string, string>>;
}

/** Keys under which the register keeps what the events do not hold. */
export const REMARK = {
  originalTitle: 'original_title',
  section: 'section',
  madeOn: 'made_on',
  revisedOn: 'revised_on',
  plannedReviewOn: 'planned_review_on',
  note: 'note',
  number: 'number',
  signatory: 'signatory',
  assumedInForceSince: 'assumed_in_force_since',
} as const;
