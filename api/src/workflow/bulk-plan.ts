import type { BulkAction, BulkType } from '@pantausop/contracts';
import {
  effectOf,
  offeredActions,
  rulesetOn,
  type CalendarDate,
  type Rulesets,
  type SopAction,
  type SopFact,
  type SopHistory,
  type SopState,
} from '@pantausop/domain';

/** What the action would record of one SOP, or why it does not. */
export type PlannedSop =
  | { readonly refusal: { readonly code: string; readonly detail: string }; readonly fact: null }
  | { readonly refusal: null; readonly fact: SopFact; readonly before: SopState; readonly after: SopState };

export interface Planning {
  readonly history: SopHistory;
  /** of today */
  readonly state: SopState;
  readonly action: BulkAction;
  readonly effectiveOn: CalendarDate;
  readonly today: CalendarDate;
  readonly rulesets: Rulesets;
  readonly rights: { readonly record: boolean; readonly govern: boolean };
  /** the unit of the SOP stands on the day */
  readonly unitStands: boolean;
}

/** The same rules as for one SOP: what is offered today, and what the scoring rules admit on the day of the action. */
export function planSop(planning: Planning): PlannedSop {
  const { history, state, action, effectiveOn, today, rulesets, rights, unitStands } = planning;
  const fact = factOf(action, state);
  if (fact === null) return refused('unchanged', 'this SOP is so already');
  const { actions } = offeredActions({
    ...{ history, today, rights, unitStands },
    ruleset: rulesetOn(rulesets, today),
    verified: false,
  });
  const wanted = actionOf(action.type, state);
  const refusal = actions.find((one) => one.action === wanted)?.refusal ?? null;
  if (refusal !== null) return refused(refusal, `${wanted} is not open here: ${refusal}`);
  const effect = effectOf(history, { fact, effectiveOn }, today, rulesetOn(rulesets, today));
  if (effect.refusal) return refused(effect.refusal.code, effect.refusal.message);
  return { refusal: null, fact, before: effect.before.state, after: effect.after.state };
}

const refused = (code: string, detail: string): PlannedSop => ({ refusal: { code, detail }, fact: null });

function actionOf(type: BulkType, state: SopState): SopAction {
  switch (type) {
    case 'reclassify':
      return 'move';
    case 'start_drafting':
      return state.ratifiedOn === null ? 'start_drafting' : 'start_revision';
    default:
      return type;
  }
}

/** The fact that the action says of an SOP; null where it is so already. */
function factOf(action: BulkAction, { unit, area, weight }: SopState): SopFact | null {
  switch (action.type) {
    case 'reclassify':
      return unit === null || area === action.area
        ? null
        : { type: 'moved', unit, area: action.area, cause: 'reclassification' };
    case 'reweigh':
      return weight === action.weight ? null : { type: 'reweighted', weight: action.weight };
    case 'start_drafting':
      return { type: 'drafting_started' };
    case 'monitor':
      return { type: 'monitored', result: action.result, ...(action.note && { note: action.note }) };
    case 'evaluate':
      return { type: 'evaluated', result: action.result, ...(action.note && { note: action.note }) };
    case 'excuse': {
      const { reason, approvedBy, until } = action;
      return { type: 'not_applicable', reason, approvedBy, until };
    }
    case 'resume':
      return { type: 'applicable' };
    case 'end_requirement':
      return { type: 'requirement_ended', reason: action.reason };
  }
}
