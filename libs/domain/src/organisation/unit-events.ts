import type { CalendarDate } from '../calendar/calendar-date';
import type { Stamp } from '../calendar/stamp';
import type { EventId, UnitId } from '../sop/events';

/** Kinds of unit. A government is a city, regency or province; the OPDs are the units directly under one. */
export type UnitKind =
  | 'nation'
  | 'province'
  | 'regency'
  | 'city'
  | 'sekretariat'
  | 'inspektorat'
  | 'dinas'
  | 'badan'
  | 'kecamatan'
  | 'rsud'
  | 'bagian'
  | 'bidang'
  | 'upt'
  | 'kelurahan'
  | 'lainnya';

/** What is said of a unit from a day on (scoring rules §4, units that change). */
export type UnitFact =
  | {
      readonly type: 'established';
      /** Upper-case abbreviation with hyphens, e.g. `DINKES`; unique among the units of one day, not a key. */
      readonly code: string;
      readonly name: string;
      readonly abbreviation: string;
      readonly kind: UnitKind;
      /** null for the topmost unit */
      readonly parent: UnitId | null;
    }
  | { readonly type: 'renamed'; readonly code: string; readonly name: string; readonly abbreviation: string }
  | { readonly type: 'reparented'; readonly parent: UnitId }
  /** `effectiveOn` is the first day on which the unit no longer exists. */
  | { readonly type: 'closed'; readonly how: 'merged' | 'split' | 'dissolved'; readonly successors: readonly UnitId[] };

export interface UnitEvent {
  readonly id: EventId;
  readonly unit: UnitId;
  readonly fact: UnitFact;
  readonly effectiveOn: CalendarDate;
  readonly recordedAt: Stamp;
  readonly sequence: number;
}

export interface UnitRetraction {
  readonly id: EventId;
  readonly retracts: EventId;
  readonly reason: string;
  readonly recordedAt: Stamp;
  readonly sequence: number;
}

/** Everything ever recorded of the units of one government, in any order. */
export interface UnitHistory {
  readonly events: readonly UnitEvent[];
  readonly retractions: readonly UnitRetraction[];
}
