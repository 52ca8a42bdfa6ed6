import type { CalendarDate } from '../calendar/calendar-date';
import { ELEMENT_CODES } from '../scoring/elements';
import { appliedUntil, currentUntil } from '../scoring/points';
import type { Ruleset } from '../scoring/ruleset';
import type { SopHistory } from './events';
import { foldEvents, standingEvents } from './fold';
import type { SopState } from './state';
import { draftOf, type SopDraft } from './versions';

/** What people do to an SOP, in the order of its life. `verify` alone is no event: it changes no figure. */
export const SOP_ACTIONS = [
  'start_drafting',
  'check_elements',
  'submit',
  'return',
  'verify',
  'ratify',
  'ratify_directly',
  'monitor',
  'evaluate',
  'start_revision',
  'revoke',
  'excuse',
  'resume',
  'move',
  'reweigh',
  'retitle',
  'end_requirement',
  'reopen',
] as const;
export type SopAction = (typeof SOP_ACTIONS)[number];

/** Why an action is not offered. The right comes first: whoever may not, need not know the rest. */
export type ActionRefusal =
  | 'needs_govern'
  | 'needs_record'
  | 'unit_closed'
  | 'not_required'
  | 'is_not_applicable'
  | 'is_applicable'
  | 'is_required'
  | 'not_in_force'
  | 'in_force'
  | 'already_drafting'
  | 'already_submitted'
  | 'in_revision'
  | 'no_draft'
  | 'no_elements'
  | 'not_submitted'
  | 'not_verified'
  | 'already_verified'
  | 'ready_to_ratify';

export interface OfferedAction {
  readonly action: SopAction;
  /** null = offered */
  readonly refusal: ActionRefusal | null;
}

/** Whose turn it is when there is no next step for the one who asks. */
export type Awaited =
  'verification' | 'ratification' | 'correction' | 'drafting' | 'submission' | 'monitoring' | 'evaluation' | 'revision';

export interface Offer {
  readonly actions: readonly OfferedAction[];
  /** the next sensible step for the one who asks */
  readonly next: SopAction | null;
  /** what the SOP waits for, whoever does it; null = nothing */
  readonly awaits: Awaited | null;
}

export interface ActionContext {
  readonly history: SopHistory;
  readonly today: CalendarDate;
  readonly ruleset: Ruleset;
  readonly rights: { readonly record: boolean; readonly govern: boolean };
  /** a verification that still speaks of the present document */
  readonly verified: boolean;
  /** the unit of the SOP stands today */
  readonly unitStands: boolean;
}

const WORK: readonly SopAction[] = ['start_drafting', 'start_revision', 'check_elements', 'submit', 'monitor'];
/** What stays open while nothing may be done to a document. */
const WHILE_EXCUSED: readonly SopAction[] = ['excuse', 'resume', 'move', 'reweigh', 'retitle', 'end_requirement'];
const OUT_OF_CLOSED_UNIT: readonly SopAction[] = ['move', 'end_requirement', 'reopen'];

/** What an SOP is to be judged by on the day. */
interface Situation {
  readonly state: SopState;
  readonly draft: SopDraft | null;
  readonly verified: boolean;
}

/**
 * What may be done to an SOP today, and why the rest may not. Softer than `admit`: a program may record what is not offered
 * here as long as the scoring rules admit it (§2).
 */
export function offeredActions({ history, today, ruleset, rights, verified, unitStands }: ActionContext): Offer {
  const standing = standingEvents(history);
  const state = foldEvents(standing, today);
  const situation: Situation = { state, draft: state.obliged ? draftOf(standing, today) : null, verified };
  const refusalOf = (action: SopAction): ActionRefusal | null => {
    const work = WORK.includes(action);
    if (work ? !rights.record : !rights.govern) return work ? 'needs_record' : 'needs_govern';
    if (!unitStands && !OUT_OF_CLOSED_UNIT.includes(action)) return 'unit_closed';
    return action === 'reopen' ? (state.obliged ? 'is_required' : null) : refusedBy(action, situation);
  };
  const actions = SOP_ACTIONS.map((action) => ({ action, refusal: refusalOf(action) }));
  const lastEvaluation = standing.findLast(
    ({ fact, effectiveOn }) => fact.type === 'evaluated' && effectiveOn <= today,
  );
  const toRevise =
    lastEvaluation?.fact.type === 'evaluated' &&
    lastEvaluation.fact.result === 'revise' &&
    state.ratifiedOn !== null &&
    lastEvaluation.effectiveOn >= state.ratifiedOn;
  const awaits = awaitedBy(situation, today, ruleset, toRevise);
  const steps = awaits === null ? [] : stepsFrom(awaits, situation.draft);
  const offered = (action: SopAction): boolean => actions.some((one) => one.action === action && one.refusal === null);
  return { actions, next: steps.find(offered) ?? (offered('reopen') ? 'reopen' : null), awaits };
}

/** What brings an SOP on from where it waits, the best first. */
const STEPS: Readonly<Record<Awaited, readonly SopAction[]>> = {
  drafting: ['start_drafting'],
  submission: ['check_elements', 'submit'],
  correction: ['check_elements', 'submit'],
  verification: ['verify'],
  ratification: ['ratify'],
  monitoring: ['monitor'],
  evaluation: ['evaluate'],
  revision: ['start_revision'],
};

/** A draft that has all its elements need not be checked once more before it goes out. */
const stepsFrom = (awaits: Awaited, draft: SopDraft | null): readonly SopAction[] =>
  draft?.stage === 'drafting' && isComplete(draft) ? ['submit'] : STEPS[awaits];

function awaitedBy(
  { state, draft, verified }: Situation,
  today: CalendarDate,
  ruleset: Ruleset,
  toRevise: boolean,
): Awaited | null {
  if (!state.obliged || state.notApplicable) return null;
  if (draft?.stage === 'submitted') return verified ? 'ratification' : 'verification';
  if (draft) return draft.returned === null ? 'submission' : 'correction';
  if (state.ratifiedOn === null) return 'drafting';
  if (toRevise) return 'revision';
  const [applied, current] = [appliedUntil(state, ruleset), currentUntil(state, ruleset)];
  if (applied === null || applied <= today) return 'monitoring';
  return current === null || current <= today ? 'evaluation' : null;
}

/** What the state of the SOP says against an action. */
function refusedBy(action: SopAction, { state, draft, verified }: Situation): ActionRefusal | null {
  if (!state.obliged) return 'not_required';
  if (state.notApplicable && !WHILE_EXCUSED.includes(action)) return 'is_not_applicable';
  const inForce = state.ratifiedOn !== null;
  const submitted = draft?.stage === 'submitted';
  const ready = submitted && verified;
  switch (action) {
    case 'start_drafting':
      if (inForce) return 'in_force';
      return submitted ? 'already_submitted' : draft ? 'already_drafting' : null;
    case 'start_revision':
      return !inForce ? 'not_in_force' : draft || state.inRevision ? 'in_revision' : null;
    case 'submit':
      if (submitted) return 'already_submitted';
      if (!draft) return 'no_draft';
      return draft.elements === null || draft.elements.length === 0 ? 'no_elements' : null;
    case 'return':
      return submitted ? null : 'not_submitted';
    case 'verify':
      if (!submitted) return 'not_submitted';
      return verified ? 'already_verified' : null;
    case 'ratify':
      if (!submitted) return 'not_submitted';
      return verified ? null : 'not_verified';
    case 'ratify_directly':
      return ready ? 'ready_to_ratify' : null;
    case 'monitor':
    case 'evaluate':
    case 'revoke':
      return inForce ? null : 'not_in_force';
    case 'resume':
      return state.notApplicable ? null : 'is_applicable';
    default:
      return null;
  }
}

/** Whether all elements of the document at work are checked as present. */
export const isComplete = (draft: SopDraft): boolean => new Set(draft.elements).size === ELEMENT_CODES.length;
