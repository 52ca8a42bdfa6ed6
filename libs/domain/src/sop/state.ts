import type { CalendarDate } from '../calendar/calendar-date';
import type { AreaCode } from '../scoring/areas';
import type { ElementCode } from '../scoring/elements';
import type { EventId, SopFact, UnitId } from './events';

export const SOP_STAGES = ['identified', 'drafting', 'submitted', 'ratified'] as const;
export type SopStage = (typeof SOP_STAGES)[number];

export interface NotApplicable {
  readonly since: CalendarDate;
  /** Exclusive; null = until the event `applicable`. */
  readonly until: CalendarDate | null;
  readonly reason: string;
  readonly approvedBy: string | null;
}

/** What the events of one SOP amount to. Credits that lapse are derived from it per date, see points.ts. */
export interface SopState {
  /** True while the obligation runs: from `required` to `requirement_ended`. */
  readonly obliged: boolean;
  readonly requiredOn: CalendarDate | null;
  readonly unit: UnitId | null;
  readonly area: AreaCode | null;
  readonly title: string;
  readonly weight: number;
  /** While in force it is `ratified`, whatever the draft does. */
  readonly stage: SopStage;
  readonly elements: readonly ElementCode[];
  readonly inRevision: boolean;
  /** Elements checked for the draft of a revision; null = none checked yet. */
  readonly draftElements: readonly ElementCode[] | null;
  /** Set while in force. */
  readonly ratifiedOn: CalendarDate | null;
  readonly number: string | null;
  readonly signatory: string | null;
  readonly monitoredOn: CalendarDate | null;
  readonly monitoringResult: 'well' | 'not_well' | null;
  readonly evaluatedOn: CalendarDate | null;
  readonly notApplicable: NotApplicable | null;
  /** The last event that had an effect on this state. */
  readonly lastEvent: EventId | null;
}

export const UNKNOWN_SOP: SopState = {
  obliged: false,
  requiredOn: null,
  unit: null,
  area: null,
  title: '',
  weight: 1,
  stage: 'identified',
  elements: [],
  inRevision: false,
  draftElements: null,
  ratifiedOn: null,
  number: null,
  signatory: null,
  monitoredOn: null,
  monitoringResult: null,
  evaluatedOn: null,
  notApplicable: null,
  lastEvent: null,
};

/** The state after one fact (scoring rules §2, table of events). Facts that cannot hold there leave it as it is. */
export function applyFact(state: SopState, fact: SopFact, on: CalendarDate): SopState {
  const inForce = state.ratifiedOn !== null;
  switch (fact.type) {
    case 'required': {
      const { unit, area, title, weight } = fact;
      return { ...state, obliged: true, requiredOn: on, unit, area, title, weight };
    }
    case 'requirement_ended':
      return { ...state, obliged: false };
    case 'drafting_started':
    case 'returned':
      return inForce ? { ...state, inRevision: true } : { ...state, stage: 'drafting' };
    case 'submitted':
      return inForce ? { ...state, inRevision: true } : { ...state, stage: 'submitted' };
    case 'document_checked':
      return inForce && state.inRevision
        ? { ...state, draftElements: fact.elements }
        : { ...state, elements: fact.elements };
    case 'ratified':
      return {
        ...state,
        stage: 'ratified',
        ratifiedOn: on,
        number: fact.number,
        signatory: fact.signatory,
        elements: state.draftElements ?? state.elements,
        draftElements: null,
        inRevision: false,
      };
    case 'monitored':
      return inForce ? { ...state, monitoredOn: on, monitoringResult: fact.result } : state;
    case 'evaluated':
      return inForce ? { ...state, evaluatedOn: on } : state;
    case 'revoked':
      return {
        ...state,
        stage: 'identified',
        elements: [],
        draftElements: null,
        inRevision: false,
        ratifiedOn: null,
        number: null,
        signatory: null,
        monitoredOn: null,
        monitoringResult: null,
        evaluatedOn: null,
      };
    case 'not_applicable':
      return {
        ...state,
        notApplicable: { since: on, until: fact.until, reason: fact.reason, approvedBy: fact.approvedBy },
      };
    case 'applicable':
      return { ...state, notApplicable: null };
    case 'moved':
      return { ...state, unit: fact.unit, area: fact.area };
    case 'reweighted':
      return { ...state, weight: fact.weight };
    case 'retitled':
      return { ...state, title: fact.title };
  }
}

/** The state without an N/A that has ended by `date` (its `until` is exclusive). */
export function withoutEndedNotApplicable(state: SopState, date: CalendarDate): SopState {
  const until = state.notApplicable?.until ?? null;
  return until !== null && until <= date ? { ...state, notApplicable: null } : state;
}
