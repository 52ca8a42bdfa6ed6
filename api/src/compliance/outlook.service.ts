import { Injectable } from '@nestjs/common';
import type { Outlook } from '@pantausop/contracts';
import {
  addDays,
  aheadOf,
  aheadWithin,
  lossesOf,
  OUTLOOK_DAYS,
  paceNeeded,
  shareOfFall,
  shortestPrevention,
  toRatio,
  totalLoss,
  figuresOf,
  type Ahead,
  type Loss,
  type SopState,
} from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { CausesReader } from '../ledger/causes.reader';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import { RegisterStates } from '../register/register-states';
import { outlookQuestion, type FigureQuestion, type OutlookQuery } from './analysis-question';
import { mustHaveIndex } from './changes.service';
import { FigureAnswers } from './figure-answers';
import { FiguresReader } from './figures.reader';
import { forecastOfLine, forecastView, historyOf, Lines, paceView, projectionOf } from './outlook-lines';
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
      const dated = await this.figures.bases(q, government, question, caller, (root, tree) => tree.children(root.id));
      const today = dated.find(({ date }) => date === asOf) ?? dated[0];
      const { root, basis } = today;
      mustHaveIndex(question, root, basis.tree);
      const lines = new Lines(question, dated);
      const value = lines.valueOn(root.id, asOf);
      const pace = lines.paceOf(root.id);
      const target = (await this.organisations.targets(government, root.id, asOf, knownAt)).find(
        (one) => one.measure === measure && one.area === area && one.dueOn > asOf,
      );
      const targetValue = target && { numerator: BigInt(target.value), denominator: 1_000_000n };

      const range = { after: asOf, to: addDays(asOf, Math.max(...OUTLOOK_DAYS)) };
      const rows = await this.causes.ofSops(q, government.id, root.id, range, organisation, known);
      const within = area === null ? rows : rows.filter((row) => row.area === area);
      const ahead = aheadOf(within, basis.ruleset);
      const ownOf = new Map(within.map(({ sop, own }) => [sop, own]));
      const cells = figuresOf(root, basis).cells.filter((cell) => area === null || cell.area === area);
      const losses = lossesOf(ahead, cells, basis.ruleset);
      const prevention = shortestPrevention(losses);

      const seen = seenBy(caller, organisation, asOf);
      const mayName = ({ sop }: { sop: string }) => seen(ownOf.get(sop) ?? '');
      const namedAhead = ahead.filter(mayName).slice(0, MOST_NAMED);
      const namedLosses = prevention.filter(mayName).slice(0, MOST_NAMED);
      const ids = new Set([...namedAhead, ...namedLosses].map(({ sop }) => sop));
      const states = await this.states.of(q, [...ids], asOf, known);
      const names = namesOf(states, question, organisation);

      return {
        ...basisOf(question, government, today),
        root: named(root),
        area,
        measure,
        value: toRatio(value),
        windows: aheadWithin(ahead, asOf),
        ahead: namedAhead.flatMap((one) => aheadView(one, names)),
        aheadTotal: ahead.length,
        fall: {
          loss: changeRatio(totalLoss(losses)) ?? 0,
          prevented: changeRatio(totalLoss(prevention)) ?? 0,
          share: toRatio(shareOfFall(prevention, losses)),
          sopCount: losses.length,
          preventionCount: prevention.length,
          prevention: namedLosses.flatMap((loss) => lossView(loss, names)),
        },
        history: historyOf(lines, root.id),
        pace: paceView(pace),
        target: target ? { value: target.value / 1_000_000, dueOn: target.dueOn, area: target.area } : null,
        paceNeeded:
          target && targetValue && value ? changeRatio(paceNeeded(asOf, value, targetValue, target.dueOn)) : null,
        forecast: forecastView(forecastOfLine(asOf, value, targetValue, pace)),
        months: projectionOf(lines, root.id, value, pace),
        units: basis.tree.children(root.id).map((unit) => {
          const own = ahead.filter(({ sop }) => basis.tree.isWithin(ownOf.get(sop) ?? '', unit.id));
          const [unitValue, unitPace] = [lines.valueOn(unit.id, asOf), lines.paceOf(unit.id)];
          return {
            ...named(unit),
            value: toRatio(unitValue),
            pace: paceView(unitPace),
            forecast: forecastView(forecastOfLine(asOf, unitValue, targetValue, unitPace)),
            windows: aheadWithin(own, asOf),
          };
        }),
      };
    });
  }
}

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
