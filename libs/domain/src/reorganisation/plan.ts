import type { CalendarDate } from '../calendar/calendar-date';
import type { UnitHistory } from '../organisation/unit-events';
import type { UnitLife } from '../organisation/unit-tree';
import { titleKey } from '../register/title';
import { foldEvents, standingEvents } from '../sop/fold';
import type { SopHistory, SopId, UnitId } from '../sop/events';
import type { SopState } from '../sop/state';
import { obligedStretches, type ObligedStretch } from './obliged-stretches';
import type { DecidedOperation, SopDecision, UnitOperation } from './operation';
import { planSop, type PlannedSop } from './plan-sop';
import { planUnits } from './plan-units';
import { RefusedError } from '../errors';
import type { PlannedUnitFact, SubUnit } from './sub-units';

/** An SOP with everything recorded of it. */
export interface HeldSop {
  readonly id: SopId;
  readonly history: SopHistory;
}

export type ReorganisationWarning =
  /** another SOP of this title lies in the same unit afterwards */
  | 'same_title'
  /** it was required, or moved there, on or after the day of the operation */
  | 'since'
  /** it is not applicable on that day */
  | 'not_applicable';

/** An SOP that an operation decides about. */
export interface SopInQuestion {
  readonly id: SopId;
  /** As it stands on the day of the operation, or on the first later day on which an ended unit holds it. */
  readonly state: SopState;
  readonly heldBy: UnitId;
  readonly from: CalendarDate;
  /** null = nobody has decided and nothing goes without saying */
  readonly decision: SopDecision | null;
  /** True where nobody decided and the usual decision is proposed. */
  readonly proposed: boolean;
  readonly warnings: readonly ReorganisationWarning[];
  /** SOPs of the same title in the unit to which it goes. */
  readonly twins: readonly SopId[];
}

/** Everything that an operation records, and what a person should know of it before. */
export interface ReorganisationPlan {
  readonly units: readonly PlannedUnitFact[];
  readonly sops: readonly (PlannedSop & { readonly sop: SopId; readonly decision: SopDecision })[];
  readonly inQuestion: readonly SopInQuestion[];
  readonly subUnits: readonly SubUnit[];
  readonly leaving: ReadonlySet<UnitId>;
  readonly targets: readonly UnitId[];
  /** The units as they are afterwards. */
  readonly after: ReadonlyMap<UnitId, UnitLife>;
}

/**
 * What an operation records, worked out on everything recorded so far. Undecided SOPs get the usual decision where there is
 * one: to the only successor, to stay where the unit goes on, to end where nobody takes over.
 *
 * @param held the SOPs that ever lay in a unit of the operation; others are passed over
 * @throws RefusedError in both languages where the organisation does not allow it, or a decision is none of those offered
 */
export function planReorganisation(
  { operation, sops: decided, subUnits }: DecidedOperation,
  history: UnitHistory,
  held: readonly HeldSop[],
): ReorganisationPlan {
  const units = planUnits(operation, subUnits, history);
  const on = operation.effectiveOn;
  const usual = usualDecision(operation);
  const found = held.flatMap((sop) => {
    const first = inLeaving(obligedStretches(standingEvents(sop.history)), units.leaving, on);
    return first ? [{ sop, first, decision: decided.get(sop.id) ?? usual }] : [];
  });
  const known = new Set(found.map(({ sop }) => sop.id));
  for (const id of decided.keys()) if (!known.has(id)) throw notInQuestion(id);
  for (const { decision } of found) if (decision) mustBeOffered(decision, units.targets, on);
  const twins = new Twins(held, found, on);
  return {
    ...{ units: units.facts, subUnits: units.subUnits, leaving: units.leaving, targets: units.targets },
    after: units.after,
    sops: found.flatMap(({ sop, decision }) =>
      decision ? [{ sop: sop.id, decision, ...planSop(sop.history, decision, units.leaving, on) }] : [],
    ),
    inQuestion: found.map(({ sop, first, decision }): SopInQuestion => {
      const from = first.from > on ? first.from : on;
      const state = foldEvents(standingEvents(sop.history), from);
      const same = twins.of(sop.id);
      return {
        ...{ id: sop.id, state, heldBy: first.unit, from, decision, twins: same },
        proposed: decision !== null && !decided.has(sop.id),
        warnings: [
          ...(same.length > 0 ? (['same_title'] as const) : []),
          ...(first.from >= on ? (['since'] as const) : []),
          ...(state.notApplicable ? (['not_applicable'] as const) : []),
        ],
      };
    }),
  };
}

/** @throws RefusedError where an SOP or a unit below is left undecided: a closed unit holds none */
export function mustBeDecided({ inQuestion, subUnits }: ReorganisationPlan, nameOf: (unit: UnitId) => string): void {
  const count = inQuestion.filter(({ decision }) => decision === null).length;
  if (count > 0) {
    throw new RefusedError(
      'sops_undecided',
      'invalid',
      {
        en: `${count} SOPs have no decision yet: a unit that ends holds none, decide for each where it goes`,
        id: `${count} SOP belum diputuskan: unit yang berakhir tidak memegang SOP, tentukan ke mana masing-masing`,
      },
      { count },
    );
  }
  const open = subUnits.find(({ decision }) => decision === null);
  if (!open) return;
  const [name, parent] = [nameOf(open.unit), nameOf(open.parent)];
  throw new RefusedError(
    'sub_unit_undecided',
    'invalid',
    {
      en: `${name} lies below ${parent}, which ends: decide where it goes`,
      id: `${name} berada di bawah ${parent} yang berakhir: tentukan tempatnya`,
    },
    { unit: open.unit },
  );
}

function usualDecision(operation: UnitOperation): SopDecision | null {
  switch (operation.kind) {
    case 'merge':
      return { action: 'move', to: operation.into.unit };
    case 'split':
      // where the unit goes on, an SOP stays unless somebody moves it
      return operation.into.some(({ unit }) => unit === operation.unit) ? { action: 'move', to: operation.unit } : null;
    case 'dissolve': {
      const [only, ...others] = operation.successors;
      if (only === undefined) return { action: 'end', reason: 'Unit dihapus tanpa penerus' };
      return others.length === 0 ? { action: 'move', to: only } : null;
    }
    default:
      return null;
  }
}

/** The first stretch on or after a day that one of the units holds. */
const inLeaving = (
  stretches: readonly ObligedStretch[],
  leaving: ReadonlySet<UnitId>,
  on: CalendarDate,
): ObligedStretch | undefined => stretches.find(({ to, unit }) => (to === null || to > on) && leaving.has(unit));

function mustBeOffered(decision: SopDecision, targets: readonly UnitId[], on: CalendarDate): void {
  if (decision.action === 'end') return;
  if (!targets.includes(decision.to)) {
    throw new RefusedError(
      'target_not_offered',
      'invalid',
      {
        en: 'an SOP can go only to a successor of this operation: choose one of them',
        id: 'SOP hanya dapat dipindahkan ke penerus dalam perubahan ini: pilih salah satunya',
        detail: `an SOP can go only to a successor of this operation, not to ${decision.to}`,
      },
      { unit: decision.to },
    );
  }
  if (decision.action === 'renew' && decision.reviewOn <= on) {
    throw new RefusedError(
      'review_not_later',
      'invalid',
      {
        en: `the review (${decision.reviewOn}) must be planned for a day after ${on}`,
        id: `peninjauan (${decision.reviewOn}) harus direncanakan sesudah ${on}`,
      },
      { date: decision.reviewOn },
    );
  }
}

const notInQuestion = (sop: SopId) =>
  new RefusedError(
    'decision_without_sop',
    'invalid',
    {
      en: 'a decision names an SOP that no unit of this operation holds: ask for the preview again',
      id: 'ada keputusan untuk SOP yang tidak dipegang unit dalam perubahan ini: minta pratinjau lagi',
      detail: `a decision names the SOP ${sop}, which no unit of this operation holds: ask for the preview again`,
    },
    { sop },
  );

interface Found {
  readonly sop: HeldSop;
  readonly decision: SopDecision | null;
}

/** SOPs of one title in one unit after an operation. */
class Twins {
  private readonly groups = new Map<string, SopId[]>();
  private readonly keyOf = new Map<SopId, string>();

  constructor(held: readonly HeldSop[], found: readonly Found[], on: CalendarDate) {
    const decisions = new Map(found.map(({ sop, decision }) => [sop.id, decision]));
    for (const { id, history } of held) {
      const events = standingEvents(history);
      const last = events.at(-1)?.effectiveOn;
      if (last === undefined) continue;
      const state = foldEvents(events, last > on ? last : on);
      const decision = decisions.get(id);
      const unit = decision === undefined ? state.unit : decision && 'to' in decision ? decision.to : null;
      if (!state.obliged || unit === null) continue;
      const key = `${unit}|${titleKey(state.title)}`;
      this.keyOf.set(id, key);
      this.groups.set(key, [...(this.groups.get(key) ?? []), id]);
    }
  }

  of(id: SopId): SopId[] {
    return (this.groups.get(this.keyOf.get(id) ?? '') ?? []).filter((other) => other !== id);
  }
}
