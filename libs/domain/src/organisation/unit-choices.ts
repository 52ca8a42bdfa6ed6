import { wordsKey } from '../register/cell-values';
import { searchWords } from '../register/search-words';
import type { UnitId } from '../sop/events';
import { isGovernment, type UnitOnDate, type UnitTree } from './unit-tree';

/** Where a unit stands, topmost first: above governments, a government, one of its OPDs, a part of an OPD. */
export const UNIT_LEVELS = ['above', 'government', 'opd', 'part'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

/** Up to this many units are chosen from a list of them all; among more, by words. */
export const SHORT_UNIT_LIST = 150;

/** Which units there are to choose from. */
export interface UnitChoiceQuestion {
  /** this unit and those below it */
  readonly below: UnitId;
  readonly highest: UnitLevel;
  readonly lowest: UnitLevel;
  /** only these units and those below them; null = no such limit */
  readonly within: readonly UnitId[] | null;
  /** what is looked for in codes and names, of a unit's own and of those above it */
  readonly words: string;
  /** so many at most, unless there are few altogether */
  readonly limit: number;
}

/** A unit among the others, with the names of those above it (topmost first, without the one above all) to tell namesakes apart. */
export interface UnitChoice {
  readonly unit: UnitOnDate;
  readonly level: UnitLevel;
  readonly above: readonly string[];
  /** the government that it is or belongs to; null above governments */
  readonly government: UnitId | null;
}

interface Listed {
  readonly unit: UnitOnDate;
  readonly level: UnitLevel;
  /** of the level, 0 the topmost */
  readonly depth: number;
  readonly parent: Listed | null;
  /** name, abbreviation and code as they are searched */
  readonly keys: readonly string[];
  /** the same one after the other, a blank before each word */
  readonly text: string;
  /** the place after the last unit below it */
  end: number;
}

const WORST_RANK = 3;

/** The units of a day in the order of the tree, each after the one above it. */
export class UnitChoices {
  private readonly order: Listed[] = [];
  private readonly placeOf = new Map<UnitId, number>();

  constructor(private readonly tree: UnitTree) {
    // in a nation most names are borne by hundreds of units
    const keys = new Map<string, string>();
    const keyOf = (text: string): string => {
      const key = keys.get(text) ?? wordsKey(text);
      keys.set(text, key);
      return key;
    };
    for (const root of tree.roots) this.list(root, null, keyOf);
  }

  find(id: UnitId): UnitChoice | null {
    const found = this.order[this.placeOf.get(id) ?? NaN];
    return found ? choiceOf(found) : null;
  }

  /** The best first; without words in the order of the tree. All where they are few, else `limit` of the `total`. */
  matching({ words, limit, ...where }: UnitChoiceQuestion): { total: number; items: readonly UnitChoice[] } {
    const { words: sought, phrase } = searchWords(words);
    const begun = sought.map((word) => ` ${word}`);
    const most = words === '' ? Math.max(limit, SHORT_UNIT_LIST) : limit;
    const byRank: Listed[][] = Array.from({ length: WORST_RANK + 1 }, () => []);
    let total = 0;
    for (const one of this.within(where)) {
      const rank = rankOf(one, begun, phrase);
      if (rank === null) continue;
      total += 1;
      const found = byRank[rank];
      if (found && found.length < most) found.push(one);
    }
    const shown = words === '' && total <= SHORT_UNIT_LIST ? total : limit;
    return { total, items: byRank.flat().slice(0, shown).map(choiceOf) };
  }

  private *within({
    below,
    highest,
    lowest,
    within,
  }: Omit<UnitChoiceQuestion, 'words' | 'limit'>): Generator<Listed, void, undefined> {
    const [from, to] = [UNIT_LEVELS.indexOf(highest), UNIT_LEVELS.indexOf(lowest)];
    const start = this.placeOf.get(below) ?? this.order.length;
    const end = this.order[start]?.end ?? start;
    const allowed = within && new Set(within);
    const isAllowed = allowed === null || this.tree.lineage(below).some(({ id }) => allowed.has(id));
    let allowedTo = isAllowed ? end : start;
    for (let place = start; place < end; place += 1) {
      const one = this.order[place];
      if (!one) return;
      if (allowed?.has(one.unit.id) && one.end > allowedTo) allowedTo = one.end;
      if (place < allowedTo && one.depth >= from && one.depth <= to) yield one;
    }
  }

  private list(unit: UnitOnDate, parent: Listed | null, keyOf: (text: string) => string): void {
    const keys = [unit.name, unit.abbreviation, unit.code].map(keyOf);
    const level = levelOf(unit, parent?.level ?? 'above');
    const place = this.order.length;
    const text = ` ${keys.join(' | ')}`;
    const one: Listed = { unit, level, depth: UNIT_LEVELS.indexOf(level), parent, keys, text, end: place + 1 };
    this.order.push(one);
    this.placeOf.set(unit.id, place);
    for (const child of this.tree.children(unit.id)) this.list(child, one, keyOf);
    one.end = this.order.length;
  }
}

function levelOf({ kind }: UnitOnDate, above: UnitLevel): UnitLevel {
  if (isGovernment(kind)) return 'government';
  if (above === 'above') return 'above';
  return above === 'government' ? 'opd' : 'part';
}

function choiceOf(listed: Listed): UnitChoice {
  const { unit, level, parent } = listed;
  const above: string[] = [];
  for (let one = parent; one?.parent; one = one.parent) above.unshift(one.unit.name);
  let nearest: Listed | null = listed;
  while (nearest && nearest.level !== 'government') nearest = nearest.parent;
  return { unit, level, above, government: nearest?.unit.id ?? null };
}

/** @param begun a word, with a blank before it */
const isBegunAbove = ({ parent }: Listed, begun: string): boolean => {
  for (let one = parent; one; one = one.parent) if (one.text.includes(begun)) return true;
  return false;
};

/** 0 the best: it is called so, its name begins so, all words are its own, some are of a unit above; null when one is found nowhere, or none in the unit. */
function rankOf(one: Listed, begun: readonly string[], phrase: string): number | null {
  if (begun.length === 0) return 0;
  const rest = begun.filter((word) => !one.text.includes(word));
  if (rest.length === begun.length || !rest.every((word) => isBegunAbove(one, word))) return null;
  if (one.keys.includes(phrase)) return 0;
  if (rest.length > 0) return WORST_RANK;
  return one.keys[0]?.startsWith(phrase) ? 1 : 2;
}

const known = new WeakMap<UnitTree, UnitChoices>();

/** Made once for each tree: a nation has some ten thousands of units. */
export function unitChoices(tree: UnitTree): UnitChoices {
  let choices = known.get(tree);
  if (!choices) known.set(tree, (choices = new UnitChoices(tree)));
  return choices;
}
