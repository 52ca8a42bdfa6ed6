import { Injectable } from '@nestjs/common';
import { together, type Queryable } from '@pantausop/database';
import {
  AREA_CODES,
  isUnlisted,
  RefusedError,
  type CalendarDate,
  type FigureBasis,
  type Measures,
  type Ruleset,
  type Stamp,
  type UnitId,
  type UnitOnDate,
  type UnitTree,
} from '@pantausop/domain';
import { highestUnit } from '../access';
import type { Caller } from '../http';
import type { Holdings } from '../ledger/cell-sums';
import { ALL_MEASURES, type Extract } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import { WideTurns } from '../ledger/wide-turns';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import type { Question } from './question';
import { standingsOf, type Standing } from './root-unit';
import { OpdsReader } from './opds.reader';
import { RestatedReader } from './restated.reader';
import { rulesetOfSeries } from './ruleset-of-series';

/** One date of an answer: the root as it then stands and all that its figures are made from. */
export interface DatedBasis extends Standing {
  readonly basis: FigureBasis;
  /** The ruleset of the date that was asked, whichever date this is. */
  readonly asked: Ruleset;
}

/** The units below a root that an answer shows with all their measures. */
export type UnitsShown = (root: UnitOnDate, tree: UnitTree) => readonly UnitOnDate[];

/** What an answer shows of the figures. */
export interface WhatIsShown {
  /** What is read where everything recorded counts; measures that it leaves out are zero. */
  readonly extract?: Extract<Measures> | undefined;
  /** Whether it shows how many OPDs are complete. */
  readonly countsOpds?: boolean;
}

/** With so many units below each that is asked, taking away what was recorded since costs less than adding up all that lies below. */
const LEAST_BELOW = 2;

/** So many sums of units on dates fit into one answer that is added up from all that lies below. */
const MOST_SUMS = 150_000;

/** What some units hold on each of some dates. */
interface HeldOnDates {
  readonly whole: readonly Holdings[];
  /** How the OPDs below them stand; null = they are counted from `whole`, which then holds them too. */
  readonly opds: readonly FigureBasis['opdsCounted'][] | null;
}

/** Reads what figures are made from, in the caller's transaction; `libs/domain` makes them. */
@Injectable()
export class FiguresReader {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly organisations: OrganisationService,
    private readonly restated: RestatedReader,
    private readonly opds: OpdsReader,
    private readonly turns: WideTurns,
  ) {}

  /**
   * The basis of each asked date on which the root stands, ascending and never empty.
   * @throws RefusedError when the root is unknown, outside the caller's scope, or stands on none of the dates
   */
  async bases(
    q: Queryable,
    government: Government,
    question: Question,
    caller: Caller,
    shown: UnitsShown,
    { extract = ALL_MEASURES, countsOpds = true }: WhatIsShown = {},
  ): Promise<readonly [DatedBasis, ...DatedBasis[]]> {
    const { knownAt, past } = resolveKnownAt(question.knownAt, government.lastStamp);
    const { standings, organisation } = await this.standings(q, government, question, caller);
    const ruleset = rulesetOfSeries(question.series, question.asOf, question.today, organisation.rulesets);
    // under one ruleset both series are the same
    const restates = question.series === 'restated' && organisation.rulesets.length > 1;
    const then = past ? knownAt : null;
    const anew = (read: Parameters<typeof this.heldAnew>[4]) =>
      this.heldAnew(standings, organisation, shown, countsOpds, read);
    const { lineagesOf } = organisation;
    const held = restates
      ? await anew((units, _, dates) =>
          this.restated.holdings(q, government.id, then, units, dates, lineagesOf, ruleset),
        )
      : past
        ? await anew((units, holding, dates) =>
            this.heldThen(q, government, knownAt, { units, holding }, dates, organisation),
          )
        : await this.heldNow(q, government, standings, organisation, shown, { extract, countsOpds });
    const dated = (standing: Standing, at: number): DatedBasis => ({
      ...standing,
      basis: basisOn(standing.date, organisation, held, at, question),
      asked: ruleset,
    });
    const [first, ...later] = standings;
    return [dated(first, 0), ...later.map((standing, at) => dated(standing, at + 1))];
  }

  /**
   * The root on each asked date on which it stands; no figures are read.
   * @throws RefusedError as `bases` does
   */
  async standings(
    q: Queryable,
    government: Government,
    question: Question,
    caller: Caller,
  ): Promise<{ readonly standings: readonly [Standing, ...Standing[]]; readonly organisation: Organisation }> {
    const { knownAt, past } = resolveKnownAt(question.knownAt, government.lastStamp);
    const organisation = await this.organisations.organisation(government, past ? knownAt : null, q);
    const asked = question.root ?? (await this.highestUnitOf(q, government, question.today, caller));
    return { organisation, standings: standingsOf(asked, question.dates, organisation, caller) };
  }

  /**
   * The root and the units that are shown. How the OPDs below them stand is counted in the balances; it is asked of the root
   * where it is shown, and of others only where an area of theirs lists nothing.
   */
  private async heldNow(
    q: Queryable,
    { id }: Government,
    standings: readonly Standing[],
    organisation: Organisation,
    shown: UnitsShown,
    { extract, countsOpds }: { readonly extract: Extract<Measures>; readonly countsOpds: boolean },
  ): Promise<HeldOnDates> {
    const dates = standings.map(({ date }) => date);
    const units = idsOn(standings, organisation, (root, tree) => [root, ...shown(root, tree)]);
    const shownCounts = new Set(countsOpds ? standings.map(({ root }) => root.id) : []);
    const [whole, ofRoot] = await together(q, (at) => [
      this.ledger.current(at, id, [...units], dates, extract),
      this.opds.counted(at, id, shownCounts, dates, organisation),
    ]);
    const needed = new Set<UnitId>();
    for (const [at, holdings] of whole.entries()) {
      const tree = organisation.treeOn(dates[at] as CalendarDate);
      for (const unit of units)
        if (!shownCounts.has(unit) && !needed.has(unit) && tree.find(unit) && listsNone(holdings(unit)))
          needed.add(unit);
    }
    const ofOthers = await this.opds.counted(q, id, needed, dates, organisation);
    return { whole, opds: dates.map((_, at) => (unit) => ofRoot[at]?.(unit) ?? ofOthers[at]?.(unit)) };
  }

  /** As known at a past moment: from the balances without what was recorded since, or from all that lies below. */
  private async heldThen(
    q: Queryable,
    government: Government,
    knownAt: Stamp,
    { units, holding }: { readonly units: readonly UnitId[]; readonly holding: readonly UnitId[] },
    dates: readonly CalendarDate[],
    { lives, lineagesOf: then }: Organisation,
  ): Promise<Holdings[]> {
    if (units.length * LEAST_BELOW <= holding.length) {
      const now = await this.organisations.organisation(government, null, q);
      const lines = { all: new Set([...lives.keys(), ...now.lives.keys()]), then, now: now.lineagesOf };
      const found = await this.ledger.before(q, government.id, knownAt, units, dates, lines);
      if (found) return found;
    }
    return this.ledger.past(q, government.id, knownAt, { units, holding }, dates, then);
  }

  /**
   * What no balances are kept of: it is added up from all that lies below. How the OPDs below stand is counted where it is shown; else
   * only where an area of a unit lists nothing.
   *
   * @param read answers for `units`, from what was recorded of `holding`
   * @throws RefusedError when that is more than one answer holds
   */
  private async heldAnew(
    standings: readonly Standing[],
    organisation: Organisation,
    shown: UnitsShown,
    countsOpds: boolean,
    read: (units: readonly UnitId[], holding: readonly UnitId[], dates: readonly CalendarDate[]) => Promise<Holdings[]>,
  ): Promise<HeldOnDates> {
    const dates = standings.map(({ date }) => date);
    const holding = [...idsOn(standings, organisation, (root, tree) => tree.subtree(root.id))];
    const added = async (units: readonly UnitId[]): Promise<Holdings[]> => {
      mustBeFew(units.length, dates.length);
      return this.turns.take(holding.length, () => read(units, holding, dates));
    };
    if (!countsOpds) {
      const units = [...idsOn(standings, organisation, (root, tree) => [root, ...shown(root, tree)])];
      const whole = await added(units);
      const lists = (holdings: Holdings, at: number) => {
        const tree = organisation.treeOn(dates[at] as CalendarDate);
        return units.every((unit) => !tree.find(unit) || tree.opdOf(unit) !== undefined || !listsNone(holdings(unit)));
      };
      if (whole.every(lists)) return { whole, opds: null };
    }
    return { whole: await added(holding), opds: null };
  }

  /** The caller's highest unit, by what is known now; whoever holds none below the government asks about the government. */
  private async highestUnitOf(
    q: Queryable,
    government: Government,
    today: CalendarDate,
    caller: Caller,
  ): Promise<UnitId> {
    const organisation = await this.organisations.organisation(government, null, q);
    return highestUnit(caller.grants, organisation.treeOn(today)) ?? government.unitId;
  }
}

function mustBeFew(units: number, dates: number): void {
  if (units * dates <= MOST_SUMS) return;
  const reason = {
    id: `angka ${units} unit pada ${dates} tanggal menurut catatan atau kebijakan lain terlalu banyak untuk satu jawaban: pilih unit di bawahnya, rentang yang lebih pendek, atau selang yang lebih panjang`,
    en: `the figures of ${units} units on ${dates} dates by another record or policy are too many for one answer: choose a unit below, a shorter range or a longer interval`,
  };
  throw new RefusedError('too_many_sums', 'invalid', reason, { units, dates, most: MOST_SUMS });
}

/** Whether an area is without any SOP. */
const listsNone = (areas: ReturnType<Holdings>): boolean =>
  AREA_CODES.some((area) => {
    const sums = areas.get(area);
    return sums === undefined || isUnlisted(sums);
  });

/** The ids of the units that `of` names on any of the dates. */
function idsOn(standings: readonly Standing[], organisation: Organisation, of: UnitsShown): ReadonlySet<UnitId> {
  const ids = new Set<UnitId>();
  for (const { date, root } of standings) for (const { id } of of(root, organisation.treeOn(date))) ids.add(id);
  return ids;
}

const NOTHING_HELD: Holdings = () => new Map();

function basisOn(
  date: CalendarDate,
  organisation: Organisation,
  { whole, opds }: HeldOnDates,
  at: number,
  { series, today }: Question,
): FigureBasis {
  return {
    tree: organisation.treeOn(date),
    excused: organisation.excusedOn(date),
    ruleset: rulesetOfSeries(series, date, today, organisation.rulesets),
    sumsOf: whole[at] ?? NOTHING_HELD,
    opdsCounted: opds?.[at],
  };
}
