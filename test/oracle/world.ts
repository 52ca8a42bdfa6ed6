import type { AreaCode, CalendarDate, ElementCode, SopHistory, Stamp, UnitHistory, UnitId } from '@pantausop/domain';

/** In the order of the starting article. */
export const AREAS: readonly AreaCode[] = [
  'organisasi',
  'tatalaksana',
  'peraturan',
  'sdm',
  'pengawasan',
  'akuntabilitas',
  'pelayanan_publik',
  'manajemen_perubahan',
];

export interface OracleRuleset {
  readonly id: string;
  /** First day; null = since the beginning of time. */
  readonly effectiveOn: CalendarDate | null;
  readonly elementPoints: Readonly<Record<ElementCode, number>>;
  readonly ratifiedPoints: number;
  readonly appliedPoints: number;
  readonly currentPoints: number;
  readonly appliedMonths: number;
  readonly currentMonths: number;
  readonly areaWeights: Readonly<Record<AreaCode, number>>;
  /** Omitted = known at any stamp. */
  readonly recordedAt?: Stamp;
  /** When it was taken back; omitted = stands. */
  readonly retractedAt?: Stamp;
}

export interface OracleDecision {
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly from: CalendarDate;
  /** Exclusive. */
  readonly until: CalendarDate | null;
  readonly recordedAt: Stamp;
  readonly retractedAt: Stamp | null;
}

/** Everything ever recorded. */
export interface World {
  readonly sops: readonly { readonly id: string; readonly history: SopHistory }[];
  readonly units: UnitHistory;
  readonly decisions: readonly OracleDecision[];
  readonly rulesets: readonly OracleRuleset[];
}
