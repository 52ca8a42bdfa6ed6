import type { UnitFact, UnitHistory } from '../organisation/unit-events';
import { isGovernment, unitLives, type UnitLife } from '../organisation/unit-tree';
import { stamp } from '../calendar/stamp';
import type { UnitId } from '../sop/events';
import { isNewUnit, type NewUnit, type SubUnitDecision, type UnitName, type UnitOperation } from './operation';
import { RefusedError } from '../errors';
import { Standing } from './standing';
import { rehoused, subUnitsOf, type PlannedUnitFact, type SubUnit } from './sub-units';
import { newFaults, type TreeFault } from './tree-faults';

/** What an operation says of units. */
export interface UnitsPlan {
  readonly facts: readonly PlannedUnitFact[];
  /** The units whose SOPs are decided one by one: they end, or are split and go on. */
  readonly leaving: ReadonlySet<UnitId>;
  /** The units to which an SOP may go, in the order in which they are offered. */
  readonly targets: readonly UnitId[];
  readonly subUnits: readonly SubUnit[];
  /** The units with these facts. */
  readonly after: ReadonlyMap<UnitId, UnitLife>;
}

interface Ending {
  readonly units: readonly UnitId[];
  readonly how: Extract<UnitFact, { type: 'closed' }>['how'];
  readonly successors: readonly UnitId[];
}

/**
 * The facts that carry an operation out, worked out on the units as recorded.
 * @throws RefusedError in both languages where the organisation does not allow it
 */
export function planUnits(
  operation: UnitOperation,
  decided: ReadonlyMap<UnitId, SubUnitDecision>,
  history: UnitHistory,
): UnitsPlan {
  const lives = unitLives(history);
  const standing = new Standing(lives, operation.effectiveOn);
  const made = factsOf(operation, standing);
  const ending = endingOf(operation, standing);
  const closed = ending ? closingFacts(ending, standing, decided) : { facts: [], subUnits: [], units: [] };
  const facts = [...made, ...closed.facts];
  const after = unitLives(withFacts(history, facts));
  const open = new Set(closed.subUnits.flatMap(({ unit, decision }) => (decision === null ? [unit] : [])));
  for (const fault of newFaults(lives, after, operation.effectiveOn)) {
    // whose place nobody has decided yet stands nowhere until somebody does
    if (fault.kind !== 'orphan' || !open.has(fault.unit)) throw faultRefusal(fault, after);
  }
  return {
    facts,
    leaving: new Set(ending ? closed.units : operation.kind === 'split' ? [operation.unit] : []),
    targets: targetsOf(operation),
    subUnits: closed.subUnits,
    after,
  };
}

/** What is made, renamed or put elsewhere, apart from what ends. */
function factsOf(operation: UnitOperation, standing: Standing): PlannedUnitFact[] {
  switch (operation.kind) {
    case 'establish':
      return [established(operation.unit, standing)];
    case 'rename':
      return [renamed(operation.unit, operation.name, standing)];
    case 'reparent':
      return [reparented(operation.unit, operation.parent, standing)];
    case 'merge': {
      const { into, name } = operation;
      if (isNewUnit(into)) return [established(into, standing)];
      standing.maySucceed(into.unit);
      return name ? [renamed(into.unit, name, standing)] : [];
    }
    case 'split':
      return operation.into.flatMap((part) => {
        if (isNewUnit(part)) return [established(part, standing)];
        if (part.unit !== operation.unit) standing.maySucceed(part.unit);
        return [];
      });
    case 'dissolve':
      for (const successor of operation.successors) standing.maySucceed(successor);
      return [];
  }
}

function endingOf(operation: UnitOperation, standing: Standing): Ending | null {
  switch (operation.kind) {
    case 'merge': {
      const { units, into } = operation;
      if (units.includes(into.unit)) throw intoItself(into.unit, standing);
      if (new Set(units).size !== units.length || units.length < (isNewUnit(into) ? 2 : 1)) throw tooFew('merge');
      return { units, how: 'merged', successors: [into.unit] };
    }
    case 'split': {
      const parts = operation.into.map(({ unit }) => unit);
      if (new Set(parts).size !== parts.length || parts.length < 2) throw tooFew('split');
      if (!parts.includes(operation.unit)) return { units: [operation.unit], how: 'split', successors: parts };
      standing.unit(operation.unit);
      return null;
    }
    case 'dissolve':
      if (operation.successors.includes(operation.unit)) throw intoItself(operation.unit, standing);
      return { units: [operation.unit], how: 'dissolved', successors: operation.successors };
    default:
      return null;
  }
}

/** Units end, and with them those below that are decided to; the others below go elsewhere. */
function closingFacts(
  { units, how, successors }: Ending,
  standing: Standing,
  decided: ReadonlyMap<UnitId, SubUnitDecision>,
): { facts: PlannedUnitFact[]; subUnits: SubUnit[]; units: UnitId[] } {
  const effectiveOn = standing.on;
  const [only, ...others] = successors;
  const usual: SubUnitDecision | null = only === undefined ? 'close' : others.length === 0 ? { to: only } : null;
  const closing = new Set<UnitId>(units);
  const facts: PlannedUnitFact[] = [];
  const subUnits: SubUnit[] = [];
  for (const unit of closing) {
    standing.mayEnd(unit);
    if (successors.includes(unit)) throw intoItself(unit, standing);
    facts.push({ unit, fact: { type: 'closed', how, successors }, effectiveOn });
    for (const below of subUnitsOf(standing.lives, new Set([unit]), effectiveOn, decided, usual)) {
      if (closing.has(below.unit)) continue;
      subUnits.push(below);
      if (below.decision === 'close') closing.add(below.unit);
      else if (below.decision !== null) facts.push(...rehoused(below, below.decision.to));
    }
  }
  return { facts, subUnits, units: [...closing] };
}

function targetsOf(operation: UnitOperation): UnitId[] {
  switch (operation.kind) {
    case 'merge':
      return [operation.into.unit];
    case 'split':
      return operation.into.map(({ unit }) => unit);
    case 'dissolve':
      return [...operation.successors];
    default:
      return [];
  }
}

function established(made: NewUnit, standing: Standing): PlannedUnitFact {
  const { unit, code, name, abbreviation, kind, parent } = made;
  standing.maySucceed(parent);
  return {
    unit,
    fact: { type: 'established', code, name, abbreviation, kind, parent },
    effectiveOn: standing.on,
  };
}

function renamed(id: UnitId, { code, name, abbreviation }: UnitName, standing: Standing): PlannedUnitFact {
  const now = standing.unit(id);
  if (now.code === code && now.name === name && now.abbreviation === abbreviation) {
    throw new RefusedError(
      'nothing_changes',
      'invalid',
      {
        en: `${now.name} bears this name already on ${standing.on}`,
        id: `${now.name} sudah bernama demikian pada ${standing.on}`,
      },
      { unit: id },
    );
  }
  return { unit: id, fact: { type: 'renamed', code, name, abbreviation }, effectiveOn: standing.on };
}

function reparented(id: UnitId, parent: UnitId, standing: Standing): PlannedUnitFact {
  const now = standing.unit(id);
  const above = standing.maySucceed(parent);
  if (now.parentId === null || isGovernment(now.kind)) {
    throw new RefusedError(
      'government_stays',
      'invalid',
      {
        en: `${now.name} is a government and stays where it is`,
        id: `${now.name} adalah pemerintah daerah dan tidak dapat dipindahkan`,
      },
      { unit: id },
    );
  }
  if (now.parentId === parent) {
    throw new RefusedError(
      'nothing_changes',
      'invalid',
      { en: `${now.name} lies below ${above.name} already`, id: `${now.name} sudah berada di bawah ${above.name}` },
      { unit: id },
    );
  }
  if (standing.subtree(id).some((below) => below.id === parent)) throw circle(now.name, above.name, id);
  return { unit: id, fact: { type: 'reparented', parent }, effectiveOn: standing.on };
}

const circle = (unit: string, parent: string, id: UnitId) =>
  new RefusedError(
    'unit_circle',
    'invalid',
    {
      en: `${parent} lies below ${unit} itself: a unit cannot be put below its own part`,
      id: `${parent} berada di bawah ${unit} sendiri: unit tidak dapat dipindahkan ke bawah bagiannya`,
    },
    { unit: id },
  );

const intoItself = (unit: UnitId, standing: Standing) =>
  new RefusedError(
    'into_itself',
    'invalid',
    {
      en: `${standing.name(unit)} cannot take over from itself: choose another unit or a new one`,
      id: `${standing.name(unit)} tidak dapat menjadi penerus dirinya sendiri: pilih unit lain atau unit baru`,
    },
    { unit },
  );

const tooFew = (kind: 'merge' | 'split') =>
  kind === 'merge'
    ? new RefusedError('too_few_units', 'invalid', {
        en: 'a merger takes at least two different units, or one and the unit that takes it over',
        id: 'penggabungan memerlukan sekurangnya dua unit yang berbeda, atau satu unit dan unit yang menerimanya',
      })
    : new RefusedError('too_few_units', 'invalid', {
        en: 'a split takes at least two different parts',
        id: 'pemecahan memerlukan sekurangnya dua bagian yang berbeda',
      });

function faultRefusal({ kind, unit, other, on }: TreeFault, after: ReadonlyMap<UnitId, UnitLife>) {
  const standing = new Standing(after, on);
  const [name, otherName] = [standing.name(unit), standing.name(other)];
  if (kind === 'circle') return circle(name, otherName, unit);
  if (kind === 'orphan') {
    return new RefusedError(
      'sub_unit_undecided',
      'invalid',
      {
        en: `${name} lies below ${otherName}, which does not stand on ${on}: decide where it goes`,
        id: `${name} berada di bawah ${otherName} yang tidak ada lagi pada ${on}: tentukan tempatnya`,
      },
      { unit, date: on },
    );
  }
  const code = after.get(unit)?.periods.findLast(({ from }) => from <= on)?.unit.code ?? '';
  return new RefusedError(
    'code_used',
    'invalid',
    {
      en: `the code ${code} is borne by ${name} and ${otherName} on ${on}: choose another code`,
      id: `kode ${code} dipakai ${name} dan ${otherName} pada ${on}: pilih kode lain`,
    },
    { unit, code, date: on },
  );
}

/** The history as it would be with these facts, recorded after all others. */
function withFacts(history: UnitHistory, facts: readonly PlannedUnitFact[]): UnitHistory {
  const last = Math.max(0, ...history.events.map(({ sequence }) => sequence));
  const added = facts.map(({ unit, fact, effectiveOn }: PlannedUnitFact, index) => ({
    ...{ id: `planned-${index}`, unit, fact, effectiveOn },
    recordedAt: stamp(Number.MAX_SAFE_INTEGER),
    sequence: last + index + 1,
  }));
  return { ...history, events: [...history.events, ...added] };
}
