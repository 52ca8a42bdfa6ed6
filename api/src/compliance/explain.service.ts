import { Injectable } from '@nestjs/common';
import type { Explanation } from '@pantausop/contracts';
import {
  currentWeightIn,
  figuresOf,
  pointsByPart,
  rulesetOn,
  searchWords,
  sumOfAreaWeights,
  type Ruleset,
} from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { OrganisationService } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import { RegisterSearch, type SearchedRegister } from '../register/register-search';
import { RegisterStates } from '../register/register-states';
import type { SopSearch } from '../register/sop-search';
import { explainQuestion, type ExplainQuery } from './analysis-question';
import { explainedSop } from './explained-sop';
import { FigureAnswers } from './figure-answers';
import { FiguresReader } from './figures.reader';
import { seenBy } from './sop-names';
import { basisOf, named } from './views';

/** Where a figure comes from: its formula's integers, and every SOP with its points and why, a page at a time. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly answers: FigureAnswers,
    private readonly figures: FiguresReader,
    private readonly register: RegisterSearch,
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
        const { ruleset, tree } = basis;
        const organisation = await this.organisations.organisation(government, known, q);
        const { cells, total, index } = figuresOf(root, basis);
        const cell = cells.find((one) => one.area === area) ?? total;
        const units = tree.subtree(root.id).map(({ id }) => id);
        const now = await this.organisations.organisation(government, null, q);
        const rulesOfSpans = rulesetOn(now.rulesets, asOf).id === ruleset.id;
        const register = await this.register.open(q, government.id, {
          asOf,
          known,
          units,
          rules: ruleset,
          rulesOfSpans,
        });
        const all: SopSearch = { ...EVERY_SOP, asOf, units, area: area ?? undefined, page, pageSize };
        const ended = await register.count({ ...all, ended: 'only' });
        const current = await weightOfCurrent(register, cell, { ...all, ended: 'without' });
        const seen = seenBy(caller, organisation, asOf);
        const shown = await register.page({ ...all, units: units.filter(seen) }, []);
        const states = await this.states.of(q, government.id, shown.ids, asOf, known);
        const weighed = area === null && index !== null ? cells : [];
        return {
          ...basisOf(question, government, only),
          unit: named(root),
          area,
          cell,
          index: area === null ? index : null,
          areas: weighed.map((one) => withWeight(one, ruleset)),
          areaWeights: sumOfAreaWeights(weighed, ruleset),
          parts: pointsByPart(cell, current, ruleset),
          counted: cell.required,
          notCounted: { not_applicable: cell.notApplicable, ended },
          hidden: cell.required + cell.notApplicable + ended - shown.total,
          items: shown.ids.flatMap((id) => {
            const state = states.get(id);
            return state ? [explainedSop(id, state, asOf, ruleset, organisation)] : [];
          }),
          page,
          pageSize,
          total: shown.total,
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

/** What counts comes first, the fewest points first: that is where there is something to do. */
const EVERY_SOP = {
  ended: 'with',
  sort: 'earned',
  descending: false,
  asked: searchWords(''),
  namedBy: new Map<string, never>(),
} as const;

/** The weights of what is current, added up: of few SOPs they are looked up, of all others they follow from the cell. */
async function weightOfCurrent(
  register: SearchedRegister,
  cell: Explanation['cell'],
  counted: SopSearch,
): Promise<number> {
  if (cell.weight === cell.required) return cell.current;
  const force = cell.current <= cell.inForce - cell.current ? 'current' : 'lapsed';
  return currentWeightIn(cell, force, await register.weights({ ...counted, force }));
}
