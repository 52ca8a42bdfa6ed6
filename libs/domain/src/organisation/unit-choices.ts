import { wordsKey } from '../register/cell-values';
import { searchWords, type SearchWords } from '../register/search-words';
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
}

interface Listed {
  readonly unit: UnitOnDate;
  readonly level: UnitLevel;
  readonly parent: Listed | null;
  /** name, abbreviation and code as they are searched */
  readonly keys: readonly string[];
}

/** The units of a day in the order of the tree, each after the one above it. */
export class UnitChoices {
  private readonly listed = new Map<UnitId, Listed>();

  constructor(private readonly tree: UnitTree) {
    for (const root of tree.roots) this.list(root, null);
  }

  find(id: UnitId): UnitChoice | null {
    const found = this.listed.get(id);
    return found ? choiceOf(found) : null;
  }

  /** The best first; without words in the order of the tree. All where they are few, else `limit` of the `total`. */
  matching({ words, limit, ...where }: UnitChoiceQuestion): { total: number; items: readonly UnitChoice[] } {
    const sought = searchWords(words);
    const ranked = this.within(where).flatMap((one) => {
      const rank = rankOf(one, sought);
      return rank === null ? [] : [{ one, rank }];
    });
    if (sought.words.length > 0) ranked.sort((a, b) => a.rank - b.rank);
    const total = ranked.length;
    const shown = words === '' && total <= SHORT_UNIT_LIST ? total : limit;
    return { total, items: ranked.slice(0, shown).map(({ one }) => choiceOf(one)) };
  }

  private within({ below, highest, lowest, within }: Omit<UnitChoiceQuestion, 'words' | 'limit'>): readonly Listed[] {
    const [from, to] = [UNIT_LEVELS.indexOf(highest), UNIT_LEVELS.indexOf(lowest)];
    const allowed = within && new Set(within);
    const found: Listed[] = [];
    const gather = (id: UnitId, open: boolean): void => {
      const one = this.listed.get(id);
      if (!one) return;
      const chosen = open || allowed?.has(id) === true;
      const depth = UNIT_LEVELS.indexOf(one.level);
      if (chosen && depth >= from && depth <= to) found.push(one);
      // nothing above the lowest level lies below it
      if (depth <= to) for (const child of this.tree.children(id)) gather(child.id, chosen);
    };
    gather(below, allowed === null || this.tree.lineage(below).some(({ id }) => allowed.has(id)));
    return found;
  }

  private list(unit: UnitOnDate, parent: Listed | null): void {
    const keys = [unit.name, unit.abbreviation, unit.code].map(wordsKey);
    const one: Listed = { unit, level: levelOf(unit, parent?.level ?? 'above'), parent, keys };
    this.listed.set(unit.id, one);
    for (const child of this.tree.children(unit.id)) this.list(child, one);
  }
}

function levelOf({ kind }: UnitOnDate, above: UnitLevel): UnitLevel {
  if (isGovernment(kind)) return 'government';
  if (above === 'above') return 'above';
  return above === 'government' ? 'opd' : 'part';
}

function choiceOf({ unit, level, parent }: Listed): UnitChoice {
  const above: string[] = [];
  for (let one = parent; one?.parent; one = one.parent) above.unshift(one.unit.name);
  return { unit, level, above };
}

const begins = ({ keys }: Listed, word: string): boolean => keys.some((key) => ` ${key}`.includes(` ${word}`));

const begunAbove = ({ parent }: Listed, word: string): boolean => {
  for (let one = parent; one; one = one.parent) if (begins(one, word)) return true;
  return false;
};

/** 0 the best: it is called so, its name begins so, all words are its own, some are of a unit above; null when one is found nowhere, or none in the unit. */
function rankOf(one: Listed, { words, phrase }: SearchWords): number | null {
  if (words.length === 0 || one.keys.includes(phrase)) return 0;
  const rest = words.filter((word) => !begins(one, word));
  if (rest.length === words.length || !rest.every((word) => begunAbove(one, word))) return null;
  if (rest.length > 0) return 3;
  return one.keys[0]?.startsWith(phrase) ? 1 : 2;
}

const known = new WeakMap<UnitTree, UnitChoices>();

/** Made once for each tree: a nation has some ten thousands of units. */
export function unitChoices(tree: UnitTree): UnitChoices {
  let choices = known.get(tree);
  if (!choices) known.set(tree, (choices = new UnitChoices(tree)));
  return choices;
}
