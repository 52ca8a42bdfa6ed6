import { Injectable } from '@nestjs/common';
import type { Explanation } from '@pantausop/contracts';
import { figuresOf, sumOfAreaWeights, type Ruleset } from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { OrganisationService } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import { RegisterStates } from '../register/register-states';
import { explainQuestion, type ExplainQuery } from './analysis-question';
import { explainedSop, partsOf } from './explained-sop';
import { FigureAnswers } from './figure-answers';
import { FiguresReader } from './figures.reader';
import { seenBy } from './sop-names';
import { basisOf, named } from './views';

/** Where a figure comes from: its formula's integers, and every SOP with its points and why. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly answers: FigureAnswers,
    private readonly figures: FiguresReader,
    private readonly states: RegisterStates,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  explain(query: ExplainQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = explainQuestion(query, this.clock.today());
    return this.answers.answer(
      'explain',
      question,
      caller,
      ifNoneMatch,
      async (q, government): Promise<Explanation> => {
        const { asOf, area, page, pageSize } = question;
        const { knownAt, past } = resolveKnownAt(question.knownAt, government.lastStamp);
        const known = past ? knownAt : null;
        const [only] = await this.figures.bases(q, government, question, caller, () => []);
        const { root, basis } = only;
        const organisation = await this.organisations.organisation(government, known, q);
        const { cells, total, index } = figuresOf(root, basis);
        const units = basis.tree.subtree(root.id).map(({ id }) => id);
        const all = await this.states.within(q, government.id, units, asOf, known);
        const inFigure = all.filter(({ state }) => area === null || state.area === area);
        const rows = inFigure.map(({ id, state }) => explainedSop(id, state, asOf, basis.ruleset, organisation));
        const seen = seenBy(caller, organisation, asOf);
        const visible = rows.filter((row) => seen(row.unit.id)).sort(inOrder);
        const counted = rows.filter((row) => row.counted);
        const notCounted = (reason: 'not_applicable' | 'ended') =>
          rows.filter((row) => row.notCounted?.reason === reason).length;
        const weighed = area === null && index !== null ? cells : [];
        return {
          ...basisOf(question, government, only),
          unit: named(root),
          area,
          cell: cells.find((cell) => cell.area === area) ?? total,
          index: area === null ? index : null,
          areas: weighed.map((cell) => withWeight(cell, basis.ruleset)),
          areaWeights: sumOfAreaWeights(weighed, basis.ruleset),
          parts: partsOf(counted),
          counted: counted.length,
          notCounted: { not_applicable: notCounted('not_applicable'), ended: notCounted('ended') },
          hidden: rows.length - visible.length,
          items: visible.slice((page - 1) * pageSize, page * pageSize),
          page,
          pageSize,
          total: visible.length,
        };
      },
    );
  }
}

const withWeight = (cell: Explanation['cell'], { areaWeights }: Ruleset): Explanation['areas'][number] => ({
  cell,
  areaWeight: cell.area === null ? 0 : areaWeights[cell.area],
  counts: cell.status !== 'not_applicable',
});

/** What counts first, the fewest points first: that is where there is something to do. */
const inOrder = (a: Explanation['items'][number], b: Explanation['items'][number]): number =>
  Number(b.counted) - Number(a.counted) ||
  a.points - b.points ||
  (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1);
