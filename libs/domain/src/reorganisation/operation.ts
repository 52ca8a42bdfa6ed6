import type { CalendarDate } from '../calendar/calendar-date';
import type { UnitKind } from '../organisation/unit-events';
import type { SopId, UnitId } from '../sop/events';

/** What a unit is called from a day on. */
export interface UnitName {
  /** Upper-case abbreviation with hyphens, e.g. `DINKES`; unique among the units of one day. */
  readonly code: string;
  readonly name: string;
  readonly abbreviation: string;
}

/** A unit that an operation makes; its id is given by whoever records it. */
export interface NewUnit extends UnitName {
  readonly unit: UnitId;
  readonly kind: UnitKind;
  readonly parent: UnitId;
}

/** A unit that takes over: one that stands, or one that is made for it. */
export type Successor = { readonly unit: UnitId } | NewUnit;

export const isNewUnit = (successor: Successor): successor is NewUnit => 'code' in successor;

export const OPERATION_KINDS = ['establish', 'rename', 'reparent', 'merge', 'split', 'dissolve'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** A change of the organisation as it is decided (scoring rules §4, units that change). `effectiveOn` may lie ahead of today. */
export type UnitOperation = { readonly effectiveOn: CalendarDate } & (
  | { readonly kind: 'establish'; readonly unit: NewUnit }
  | { readonly kind: 'rename'; readonly unit: UnitId; readonly name: UnitName }
  | { readonly kind: 'reparent'; readonly unit: UnitId; readonly parent: UnitId }
  /** The units end in favour of `into`; one that stands may get another name on the same day. */
  | {
      readonly kind: 'merge';
      readonly units: readonly UnitId[];
      readonly into: Successor;
      readonly name?: UnitName | undefined;
    }
  /** The unit ends in favour of the parts, or, where it is one of the parts itself, goes on beside them. */
  | { readonly kind: 'split'; readonly unit: UnitId; readonly into: readonly Successor[] }
  | { readonly kind: 'dissolve'; readonly unit: UnitId; readonly successors: readonly UnitId[] }
);

/** What becomes of one SOP of a unit that ends. */
export type SopDecision =
  | { readonly action: 'move'; readonly to: UnitId }
  /** moved, and to be reviewed by a day */
  | { readonly action: 'renew'; readonly to: UnitId; readonly reviewOn: CalendarDate }
  | { readonly action: 'end'; readonly reason: string };

/** Where a unit below one that ends goes: below another, or it ends too. */
export type SubUnitDecision = { readonly to: UnitId } | 'close';

/** An operation with what is decided beside it. */
export interface DecidedOperation {
  readonly operation: UnitOperation;
  readonly sops: ReadonlyMap<SopId, SopDecision>;
  readonly subUnits: ReadonlyMap<UnitId, SubUnitDecision>;
}
