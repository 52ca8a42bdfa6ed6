import { Injectable } from '@nestjs/common';
import type { Outlook } from '@pantausop/contracts';
import {
  addDays,
  aheadInBalances,
  aheadOf,
  aheadWithin,
  lossesOf,
  lossInBalances,
  OUTLOOK_DAYS,
  paceNeeded,
  shareOfFall,
  shortestPrevention,
  toRatio,
  totalLoss,
  figuresOf,
  type Ahead,
  type CalendarDate,
  type FigureBasis,
  type Loss,
  type SopState,
  type Stamp,
  type UnitId,
  type UnitOnDate,
} from '@pantausop/domain';
import { together, type Queryable } from '@pantausop/database';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { CausesReader, type HeldMovement } from '../ledger/causes.reader';
import { KnownCausesReader } from '../ledger/known-causes.reader';
import { VALUE_MEASURES } from '../ledger/extract';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import { RegisterStates } from '../register/register-states';
import { outlookQuestion, type FigureQuestion, type OutlookQuery } from './analysis-question';
import { mustHaveIndex } from './changes.service';
import { FigureAnswers } from './figure-answers';
import { FiguresReader, type DatedBasis, type UnitsShown } from './figures.reader';
import { forecastOfLine, forecastView, historyOf, Lines, paceView, projectionOf } from './outlook-lines';
import type { Question } from './question';
import { seenBy, sopName, type SopName } from './sop-names';
import { basisOf, named } from './views';
import { changeRatio } from './waterfall-view';

/** How many of the SOPs ahead one answer names. */
const MOST_NAMED = 500;

/** Where figures are heading: what lapses, at what pace they move, when a target is met. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly answers: FigureAnswers,
    private readonly figures: FiguresReader,
    private readonly causes: CausesReader,
    private readonly known: KnownCausesReader,
    private readonly states: RegisterStates,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  outlook(query: OutlookQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = outlookQuestion(query, this.clock.today());
    return this.answers.answer('outlook', question, caller, ifNoneMatch, async (q, government): Promise<Outlook> => {
      const { asOf, area, measure } = question;
      const { knownAt, past } = resolveKnownAt(question.knownAt, government.lastStamp);
      const known = past ? knownAt : null;
      const organisation = await this.organisations.organisation(government, known, q);
      const { standings } = await this.figures.standings(q, government, question, caller);
      const { root, date } = standings.find((one) => one.date === asOf) ?? standings[0];
      const tree = organisation.treeOn(date);
      mustHaveIndex(question, root, tree);
      // of the units below no month ahead is shown
      const upToNow = { ...question, dates: question.dates.filter((one) => one <= date) };
      const children: UnitsShown = (one, on) => on.children(one.id);
      const basesOf = (at: Queryable, asked: Question, shown: UnitsShown, extract?: typeof VALUE_MEASURES) =>
        this.figures.bases(at, government, asked, caller, shown, { extract, countsOpds: false });
      const view = { q, government, organisation, known };
      // above a government SOPs are as many as a country has
      const aheadIn = (at: Queryable) =>
        tree.holdsGovernments(root.id)
          ? this.inBalances(at, question, root, view)
          : this.bySop(at, question, root, view, caller);
      const below = tree.children(root.id);
      const figuresBelow = (dated: readonly DatedBasis[]) => {
        const lines = new Lines(question, dated);
        return below.map(({ id }) => ({ value: lines.valueOn(id, asOf), pace: lines.paceOf(id) }));
      };
      // added up from all that lies below, both are read at once; else what is read is worked with while the next is read
      const [ofBelow, dated, aheadOn] = past
        ? ([null, await basesOf(q, question, children), await aheadIn(q)] as const)
        : await together(q, (at) => [
            basesOf(at, upToNow, children, VALUE_MEASURES).then(figuresBelow),
            basesOf(at, question, () => []),
            aheadIn(at),
          ]);
      const lines = new Lines(question, dated);
      const figures = ofBelow ?? figuresBelow(dated);
      const today = dated.find((one) => one.date === date) ?? dated[0];
      const value = lines.valueOn(root.id, asOf);
      const pace = lines.paceOf(root.id);
      const target = (await this.organisations.targets(government, root.id, asOf, knownAt)).find(
        (one) => one.measure === measure && one.area === area && one.dueOn > asOf,
      );
      const targetValue = target && { numerator: BigInt(target.value), denominator: 1_000_000n };

      const ahead = await aheadOn(today);

      return {
        ...basisOf(question, government, today),
        root: named(root),
        area,
        measure,
        value: toRatio(value),
        windows: ahead.windows,
        ahead: ahead.named,
        aheadTotal: ahead.total,
        fall: ahead.fall,
        history: historyOf(lines, root.id),
        pace: paceView(pace),
        target: target ? { value: target.value / 1_000_000, dueOn: target.dueOn, area: target.area } : null,
        paceNeeded:
          target && targetValue && value ? changeRatio(paceNeeded(asOf, value, targetValue, target.dueOn)) : null,
        forecast: forecastView(forecastOfLine(asOf, value, targetValue, pace)),
        months: projectionOf(lines, root.id, value, pace),
        units: below.map((unit, at) => {
          const { value: unitValue = null, pace: unitPace = null } = figures[at] ?? {};
          return {
            ...named(unit),
            value: toRatio(unitValue),
            pace: paceView(unitPace),
            forecast: forecastView(forecastOfLine(asOf, unitValue, targetValue, unitPace)),
            windows: ahead.windowsOf(unit.id),
          };
        }),
      };
    });
  }

  /** SOP by SOP. */
  private async bySop(
    at: Queryable,
    question: FigureQuestion,
    root: UnitOnDate,
    view: View,
    caller: Caller,
  ): Promise<AheadOn> {
    const { government, organisation, known } = view;
    const rows = await this.causes.ofSops(at, government.id, root.id, rangeAhead(question.asOf), organisation, known);
    return (today) => this.namedAhead(rows, question, today, view, caller);
  }

  private async namedAhead(
    rows: readonly HeldMovement[],
    question: FigureQuestion,
    { root, basis }: DatedBasis,
    { q, government, organisation, known }: View,
    caller: Caller,
  ): Promise<WhatLiesAhead> {
    const { asOf, area } = question;
    const within = area === null ? rows : rows.filter((row) => row.area === area);
    const ahead = aheadOf(within, basis.ruleset);
    const ownOf = new Map(within.map(({ sop, own }) => [sop, own]));
    const aheadIn = byHolder(ahead, ({ sop }) => basis.tree.lineage(ownOf.get(sop) ?? ''));
    const losses = lossesOf(ahead, cellsAsked(question, root, basis), basis.ruleset);
    const prevention = shortestPrevention(losses);

    const seen = seenBy(caller, organisation, asOf);
    const mayName = ({ sop }: { sop: string }) => seen(ownOf.get(sop) ?? '');
    const namedAhead = ahead.filter(mayName).slice(0, MOST_NAMED);
    const namedLosses = prevention.filter(mayName).slice(0, MOST_NAMED);
    const ids = new Set([...namedAhead, ...namedLosses].map(({ sop }) => sop));
    const states = await this.states.of(q, government.id, [...ids], asOf, known);
    const names = namesOf(states, question, organisation);
    return {
      windows: aheadWithin(ahead, asOf),
      named: namedAhead.flatMap((one) => aheadView(one, names)),
      total: ahead.length,
      fall: {
        loss: changeRatio(totalLoss(losses)) ?? 0,
        prevented: changeRatio(totalLoss(prevention)) ?? 0,
        share: toRatio(shareOfFall(prevention, losses)),
        sopCount: losses.length,
        preventionCount: prevention.length,
        prevention: namedLosses.flatMap((loss) => lossView(loss, names)),
      },
      windowsOf: (unit) => aheadWithin(aheadIn.get(unit) ?? [], asOf),
    };
  }

  /** From the balances of the root alone, or from sums of what was known then: no SOP is looked at. */
  private async inBalances(
    at: Queryable,
    question: FigureQuestion,
    root: UnitOnDate,
    { government, organisation, known }: View,
  ): Promise<AheadOn> {
    const { asOf, area } = question;
    const days = OUTLOOK_DAYS.map((count) => addDays(asOf, count));
    const rows =
      known === null
        ? await this.causes.aheadOfUnit(at, government.id, root.id, asOf, days)
        : await this.known.at(
            at,
            government.id,
            { ...rangeAhead(asOf), unit: root.id, days },
            { lines: organisation, knownAt: known },
          );
    const within = area === null ? rows : rows.filter((row) => row.area === area);
    const windows = aheadInBalances(within, asOf);
    const last = windows.at(-1);
    return ({ basis }) => ({
      ...{ windows, named: [], windowsOf: () => [] },
      total: last ? last.applied + last.current + last.notApplicableEnds : 0,
      fall: {
        loss: changeRatio(lossInBalances(within, cellsAsked(question, root, basis), basis.ruleset)) ?? 0,
        ...{ prevented: 0, share: null, sopCount: null, preventionCount: 0, prevention: [] },
      },
    });
  }
}

/** What was read of what lies ahead, worked out on the figures of the day. */
type AheadOn = (today: DatedBasis) => WhatLiesAhead | Promise<WhatLiesAhead>;

/** The record as the question sees it. */
interface View {
  readonly q: Queryable;
  readonly government: Government;
  readonly organisation: Organisation;
  /** null = everything recorded */
  readonly known: Stamp | null;
}

/** What ends by itself within the longest window. */
interface WhatLiesAhead {
  readonly windows: Outlook['windows'];
  readonly named: Outlook['ahead'];
  readonly total: number;
  readonly fall: Outlook['fall'];
  readonly windowsOf: (unit: UnitId) => Outlook['windows'];
}

/** What lies ahead, by each unit that holds it. */
function byHolder(ahead: readonly Ahead[], holders: (one: Ahead) => readonly UnitOnDate[]): Map<UnitId, Ahead[]> {
  const found = new Map<UnitId, Ahead[]>();
  for (const one of ahead) {
    for (const { id } of holders(one)) {
      const held = found.get(id);
      if (held) held.push(one);
      else found.set(id, [one]);
    }
  }
  return found;
}

const rangeAhead = (asOf: CalendarDate) => ({ after: asOf, to: addDays(asOf, Math.max(...OUTLOOK_DAYS)) });

/** The cells from which the figure falls. */
const cellsAsked = ({ area }: FigureQuestion, root: UnitOnDate, basis: FigureBasis) =>
  figuresOf(root, basis).cells.filter((cell) => area === null || cell.area === area);

function namesOf(
  states: ReadonlyMap<string, SopState>,
  { asOf }: FigureQuestion,
  organisation: Organisation,
): ReadonlyMap<string, SopName> {
  const named = [...states].map(([id, state]) => [id, sopName(id, state, asOf, organisation)] as const);
  return new Map(named.flatMap(([id, name]) => (name ? [[id, name]] : [])));
}

function aheadView({ sop, on, what, points }: Ahead, names: ReadonlyMap<string, SopName>): Outlook['ahead'] {
  const name = names.get(sop);
  return name ? [{ ...name, on, what, points }] : [];
}

function lossView({ sop, on, points, loss }: Loss, names: ReadonlyMap<string, SopName>): Outlook['fall']['prevention'] {
  const name = names.get(sop);
  return name ? [{ ...name, on, points, loss: changeRatio(loss) ?? 0 }] : [];
}
