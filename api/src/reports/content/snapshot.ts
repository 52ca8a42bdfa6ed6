import type { Matrix, UnitKind } from '@pantausop/contracts';
import type {
  AreaCode,
  AreaStanding,
  CallReason,
  Cause,
  DueDate,
  HappeningKind,
  NextActionKind,
  Predikat,
  Letterhead,
  Rank,
  SopStage,
  TargetOutlook,
  NamedNumbers,
} from '@pantausop/domain';
import { governmentLine } from '@pantausop/domain';
import type { ReportOrder } from '../report-content';
import type { Exact } from './exact';

export interface UnitName {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly kind: UnitKind;
}

/** What every snapshot holds: whose, of which day, as known when, under which rules. */
export interface SnapshotHead extends Omit<ReportOrder, 'kind' | 'unitIds'> {
  readonly version: 1;
  readonly title: string;
  readonly government: Pick<UnitName, 'name' | 'abbreviation'>;
  readonly letterhead: Letterhead;
  readonly sample: boolean;
  readonly ruleset: { readonly id: number; readonly effectiveOn: string | null };
  /** what its sentences name */
  readonly numbers: NamedNumbers;
  /** where the report can be verified and its figures be seen, without a slash at the end */
  readonly baseUrl: string;
}

/** The level of a unit on a day. */
export interface LevelFact {
  readonly index: Exact | null;
  readonly predikat: Predikat | null;
  readonly required: number;
  readonly inForce: number;
}

export interface Covered {
  readonly required: number;
  readonly inForce: number;
}

/** One area of the whole: pooled cells on both days, and the OPDs by what they have reached. */
export interface AreaFact extends AreaStanding {
  readonly now: Covered;
  readonly before: Covered;
}

/** Why an index moved. */
export interface ReasonFact {
  readonly what: HappeningKind | 'other';
  readonly causes: readonly Cause[];
  readonly count: number;
}

export interface MoverFact {
  readonly unit: UnitName;
  readonly index: Exact;
  readonly change: Exact;
  readonly reasons: readonly ReasonFact[];
}

export interface CallFact {
  readonly unit: UnitName;
  readonly why: CallReason;
  readonly index: Exact | null;
  readonly change: Exact | null;
  readonly open: number;
  readonly required: number;
  /** day of the last record and how long ago; null = never, or no matter */
  readonly lastOn: string | null;
  readonly days: number | null;
  /** what the index of the whole would win */
  readonly gain: Exact;
}

/** Currency that ends soon. */
export interface ExpiringFact {
  readonly until: string;
  readonly sops: number;
  readonly sopsBefore: number;
  readonly months: readonly { readonly from: string; readonly to: string; readonly sops: number }[];
  readonly units: readonly { readonly unit: UnitName; readonly sops: number }[];
  /** what the index loses without an evaluation */
  readonly loss: Exact;
}

/** Indexes of all OPDs on the day compared with, by id of the unit; null = none then. */
export type IndexesBefore = Readonly<Record<string, Exact | null>>;

/** What the reports on the whole government share. */
export interface GovernmentFacts {
  readonly matrix: Matrix;
  readonly before: IndexesBefore;
  /** ids of the units in the order of map and table: kind, then index */
  readonly order: readonly string[];
  readonly level: { readonly now: LevelFact; readonly before: LevelFact };
  readonly complete: { readonly now: number; readonly before: number; readonly counted: number };
  readonly areas: readonly AreaFact[];
  readonly calls: { readonly flagged: number; readonly listed: readonly CallFact[] };
}

export interface LeadershipSnapshot extends SnapshotHead, GovernmentFacts {
  readonly kind: 'leadership';
  readonly moved: {
    readonly ratified: number;
    readonly ratifiedUnits: number;
    readonly currentLost: number;
    readonly appliedLost: number;
    /** what lapses took from the index */
    readonly lapsed: Exact;
  };
  readonly steps: readonly {
    readonly causes: readonly Cause[];
    readonly change: Exact;
    readonly sops: number | null;
  }[];
  /** what the line of progress, its pace and the target speak of: coverage, or the index where only that has a target */
  readonly measure: 'coverage' | 'index';
  readonly target: { readonly value: Exact; readonly dueOn: string; readonly outlook: TargetOutlook } | null;
  /** change per month at the pace of the last six months, and what the target needs */
  readonly pace: Exact | null;
  readonly paceNeeded: Exact | null;
  readonly progress: readonly { readonly date: string; readonly value: Exact | null }[];
  /** month ends up to the target's date, or the next three */
  readonly ahead: readonly {
    readonly date: string;
    readonly value: Exact | null;
    readonly low: Exact | null;
    readonly high: Exact | null;
  }[];
  readonly rising: readonly MoverFact[];
  readonly falling: readonly MoverFact[];
  readonly expiring: ExpiringFact;
}

export interface CoverageSnapshot extends SnapshotHead, GovernmentFacts {
  readonly kind: 'coverage';
  /** OPDs by what they have reached of all areas */
  readonly standing: {
    readonly complete: number;
    readonly partial: number;
    readonly none: number;
    readonly unmapped: number;
  };
  readonly silent: readonly { readonly unit: UnitName; readonly lastOn: string | null; readonly days: number | null }[];
  readonly training: {
    readonly counted: number;
    readonly trained: number;
    readonly people: number;
    readonly untrained: readonly UnitName[];
  };
}

export interface SopRow {
  readonly title: string;
  readonly number: string | null;
  readonly unit: string;
  readonly area: AreaCode;
  readonly stage: SopStage;
  readonly notApplicable: boolean;
  readonly ratifiedOn: string | null;
  readonly currentUntil: string | null;
  readonly appliedUntil: string | null;
  readonly weight: number;
  readonly points: number;
}

export interface ReportCardSnapshot extends SnapshotHead {
  readonly kind: 'reportCard';
  readonly unit: UnitName;
  readonly level: { readonly now: LevelFact; readonly before: LevelFact };
  readonly rank: Rank;
  /** OPDs of the kind with an index, itself among them, and the middle of them */
  readonly peers: { readonly count: number; readonly median: Exact | null };
  readonly areas: readonly {
    readonly area: AreaCode;
    readonly status: Matrix['units'][number]['total']['status'];
    readonly now: Covered;
    readonly before: Covered;
    /** of the kind; null = nobody has anything to cover */
    readonly median: Exact | null;
  }[];
  readonly areasComplete: { readonly now: number; readonly before: number; readonly counted: number };
  readonly actions: readonly {
    readonly title: string;
    readonly area: AreaCode;
    readonly what: NextActionKind;
    readonly gain: Exact;
  }[];
  /** the index with all these actions, and its predikat */
  readonly afterActions: { readonly index: Exact; readonly predikat: Predikat } | null;
  readonly story: readonly (ReasonFact & { readonly gain: Exact; readonly titles: readonly string[] })[];
  readonly due: { readonly until: string; readonly dates: readonly Omit<DueDate, 'sop'>[] };
  readonly sops: readonly SopRow[];
}

/** @param opd short name of the OPD, in a digest of several */
type Remind = Omit<DueDate, 'sop'> & { readonly opd?: string };

export interface ReminderSnapshot extends SnapshotHead {
  readonly kind: 'reminder';
  /** by name */
  readonly units: readonly UnitName[];
  readonly fresh: readonly Remind[];
  readonly week: readonly Remind[];
  readonly month: readonly Remind[];
  readonly later: { readonly count: number; readonly from: string | null; readonly to: string | null };
  readonly weekUntil: string;
  readonly monthUntil: string;
}

/** A report on the whole government. */
export type GovernmentSnapshot = LeadershipSnapshot | CoverageSnapshot;

export type Snapshot = LeadershipSnapshot | CoverageSnapshot | ReportCardSnapshot | ReminderSnapshot;

/** The snapshot in a sealed text. @throws Error for a text of another version */
export function readSnapshot(json: string): Snapshot {
  const snapshot = JSON.parse(json) as Snapshot;
  if (snapshot.version !== 1) throw new Error(`a snapshot of version ${String(snapshot.version)} cannot be read`);
  // one that was sealed before crests were kept names secretariat and office only
  const usual = { government: governmentLine(snapshot.government.name), address: null, crest: null };
  return { ...snapshot, letterhead: Object.assign(usual, snapshot.letterhead) };
}
