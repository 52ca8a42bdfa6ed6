import type { CalendarDate } from '../calendar/calendar-date';
import type { Stamp } from '../calendar/stamp';
import type { AreaCode } from '../scoring/areas';
import type { ElementCode } from '../scoring/elements';

/** Identity of a unit; never its name or code, which change over time. */
export type UnitId = string;
export type SopId = string;
export type EventId = string;

export const MOVE_CAUSES = ['reorganization', 'reclassification'] as const;
export type MoveCause = (typeof MOVE_CAUSES)[number];

/** The statements of the evaluation form (PermenPANRB 35/2012, Tabel 8). */
export const EVALUATION_STATEMENTS = [
  'improves_performance',
  'easily_understood',
  'easily_carried_out',
  'roles_performed',
  'solves_problems',
  'meets_needs',
  'in_synergy',
] as const;
export type EvaluationStatement = (typeof EVALUATION_STATEMENTS)[number];

/** What an event says, without when and by whom (scoring rules §2). */
export type SopFact =
  | {
      readonly type: 'required';
      readonly unit: UnitId;
      readonly area: AreaCode;
      readonly title: string;
      /** 1..10 */
      readonly weight: number;
    }
  | { readonly type: 'requirement_ended'; readonly reason: string }
  | {
      readonly type: 'drafting_started';
      /** who drafts it, by name, several parted by `;`; no effect on any figure of compliance */
      readonly drafter?: string | undefined;
    }
  | { readonly type: 'document_checked'; readonly elements: readonly ElementCode[] }
  | { readonly type: 'submitted' }
  | { readonly type: 'returned'; readonly note: string }
  | { readonly type: 'ratified'; readonly number: string | null; readonly signatory: string | null }
  | {
      readonly type: 'monitored';
      readonly result: 'well' | 'not_well';
      /** "Catatan Hasil Penilaian" and "Tindakan yang Harus Diambil" (PermenPANRB 35/2012, Tabel 7); no effect on any figure */
      readonly note?: string | undefined;
      readonly followUp?: string | undefined;
    }
  | {
      readonly type: 'evaluated';
      readonly result: 'fit' | 'revise';
      /** the statements answered with "Ya" (Tabel 8), where they were asked; no effect on any figure */
      readonly statements?: readonly EvaluationStatement[] | undefined;
      readonly note?: string | undefined;
    }
  | { readonly type: 'revoked'; readonly reason: string }
  | {
      readonly type: 'not_applicable';
      readonly reason: string;
      readonly approvedBy: string | null;
      /** Exclusive; null = until `applicable`. */
      readonly until: CalendarDate | null;
    }
  | { readonly type: 'applicable' }
  | { readonly type: 'moved'; readonly unit: UnitId; readonly area: AreaCode; readonly cause: MoveCause }
  | { readonly type: 'reweighted'; readonly weight: number }
  | { readonly type: 'retitled'; readonly title: string };

export type SopFactType = SopFact['type'];

/** The types in one order, for menus and documentation. */
export const SOP_FACT_TYPES = [
  'required',
  'requirement_ended',
  'drafting_started',
  'document_checked',
  'submitted',
  'returned',
  'ratified',
  'monitored',
  'evaluated',
  'revoked',
  'not_applicable',
  'applicable',
  'moved',
  'reweighted',
  'retitled',
] as const satisfies readonly SopFactType[];

/** A fact of one SOP as it stands in the append-only history. */
export interface SopEvent {
  readonly id: EventId;
  readonly fact: SopFact;
  /** The day from which the fact holds. */
  readonly effectiveOn: CalendarDate;
  /** When it was written down; never lies. */
  readonly recordedAt: Stamp;
  /** Orders events of one date: the own `recordedAt`, or the `orderedAt` of the event that this one replaces. */
  readonly orderedAt: Stamp;
  /** Position in the government's history; breaks ties within one stamp. */
  readonly sequence: number;
}

/** A statement that an event never happened. It has no date of its own and cannot itself be retracted. */
export interface SopRetraction {
  readonly id: EventId;
  readonly retracts: EventId;
  readonly reason: string;
  readonly recordedAt: Stamp;
  readonly sequence: number;
}

/** Everything ever recorded of one SOP, in any order. */
export interface SopHistory {
  readonly events: readonly SopEvent[];
  readonly retractions: readonly SopRetraction[];
}
