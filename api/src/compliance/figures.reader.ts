import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import type { CalendarDate, FigureBasis, UnitId, UnitOnDate, UnitTree } from '@pantausop/domain';
import { highestUnit } from '../access';
import type { Caller } from '../http';
import { LedgerReader, type Holdings } from '../ledger/ledger.reader';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import type { Question } from './question';
import { standingsOf, type Standing } from './root-unit';
import { rulesetOfSeries } from './ruleset-of-series';

/** One date of an answer: the root as it then stands and all that its figures are made from. */
export interface DatedBasis extends Standing {
  readonly basis: FigureBasis;
}

/** The units below a root whose sums an answer shows or counts. */
export type UnitsShown = (root: UnitOnDate, tree: UnitTree) => readonly UnitOnDate[];

/** Reads what figures are made from, in the caller's transaction; `libs/domain` makes them. */
@Injectable()
export class FiguresReader {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly organisations: OrganisationService,
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
  ): Promise<readonly [DatedBasis, ...DatedBasis[]]> {
    const { knownAt, past } = resolveKnownAt(question.knownAt, government.lastStamp);
    const organisation = await this.organisations.organisation(government, past ? knownAt : null, q);
    const asked = question.root ?? (await this.highestUnitOf(q, government, question.today, caller));
    const standings = standingsOf(asked, question.dates, organisation, caller);
    const dates = standings.map(({ date }) => date);
    const units = idsOn(standings, organisation, (root, tree) => [root, ...shown(root, tree)]);
    const holdings = past
      ? await this.ledger.past(
          q,
          government.id,
          knownAt,
          idsOn(standings, organisation, (root, tree) => tree.subtree(root.id)),
          dates,
          organisation.lineagesOf,
        )
      : await this.ledger.current(q, government.id, units, dates);
    const dated = (standing: Standing, sumsOf: Holdings | undefined): DatedBasis => ({
      ...standing,
      basis: basisOn(standing.date, organisation, sumsOf, question),
    });
    const [first, ...later] = standings;
    return [dated(first, holdings[0]), ...later.map((standing, at) => dated(standing, holdings[at + 1]))];
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

/** The ids of the units that `of` names on any of the dates. */
function idsOn(standings: readonly Standing[], organisation: Organisation, of: UnitsShown): readonly UnitId[] {
  const ids = new Set<UnitId>();
  for (const { date, root } of standings) for (const { id } of of(root, organisation.treeOn(date))) ids.add(id);
  return [...ids];
}

function basisOn(
  date: CalendarDate,
  organisation: Organisation,
  sumsOf: Holdings = () => new Map(),
  { series, today }: Question,
): FigureBasis {
  return {
    tree: organisation.treeOn(date),
    excused: organisation.excusedOn(date),
    ruleset: rulesetOfSeries(series, date, today),
    sumsOf,
  };
}
