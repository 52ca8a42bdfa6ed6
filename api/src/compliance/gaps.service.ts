import { Injectable } from '@nestjs/common';
import type { Gaps } from '@pantausop/contracts';
import {
  catalogueGaps,
  GAP_PEERS,
  GAP_SHARE,
  RefusedError,
  type ListedSop,
  type UnitOnDate,
  type UnitTree,
} from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { resolveKnownAt } from '../organisation/units-view';
import type { FoundSop } from '../register/register-spans.repository';
import { RegisterStates } from '../register/register-states';
import { gapsQuestion, type GapsQuery } from './analysis-question';
import { FigureAnswers } from './figure-answers';
import { FiguresReader } from './figures.reader';
import { basisOf, named } from './views';

/** What the lists of the other OPDs of a kind hold in common that one OPD's list lacks. */
@Injectable()
export class GapsService {
  constructor(
    private readonly answers: FigureAnswers,
    private readonly figures: FiguresReader,
    private readonly states: RegisterStates,
    private readonly clock: Clock,
  ) {}

  gaps(query: GapsQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = gapsQuestion(query, this.clock.today());
    return this.answers.answer('gaps', question, caller, ifNoneMatch, async (q, government): Promise<Gaps> => {
      const [only] = await this.figures.bases(q, government, question, caller, () => []);
      const { root, basis } = only;
      const kind = sameKind(root, basis.tree);
      const opdOf = new Map(kind.flatMap(({ id }) => basis.tree.subtree(id).map((unit) => [unit.id, id] as const)));
      const { knownAt, past } = resolveKnownAt(question.knownAt, government.lastStamp);
      const found = await this.states.within(q, government.id, [...opdOf.keys()], question.asOf, past ? knownAt : null);
      const { peers, gaps } = catalogueGaps(root.id, listedBy(found, opdOf));
      return {
        ...basisOf(question, government, only),
        unit: named(root),
        peers,
        leastPeers: GAP_PEERS,
        share: GAP_SHARE,
        items: gaps.map((gap) => ({ ...gap })),
      };
    });
  }
}

/**
 * The OPDs of the kind of one, itself among them.
 * @throws RefusedError for what is no OPD: it has no kind to be compared with
 */
function sameKind({ id, name, kind }: UnitOnDate, tree: UnitTree): readonly UnitOnDate[] {
  if (tree.opdOf(id)?.id !== id) {
    const reason = {
      id: `${name} bukan OPD: daftar SOP wajib dibandingkan antar-OPD sejenis, pilih sebuah OPD`,
      en: `${name} is not an OPD: lists of required SOPs compare between OPDs of one kind, choose an OPD`,
    };
    throw new RefusedError('no_opd', 'invalid', reason, { unit: id });
  }
  return tree.roots.flatMap((root) => tree.opdsWithin(root.id)).filter((opd) => opd.kind === kind);
}

/** The SOPs whose need runs, by the OPD in which they stand. */
function listedBy(found: readonly FoundSop[], opdOf: ReadonlyMap<string, string>): ListedSop[] {
  return found.flatMap(({ state: { obliged, unit, area, title, notApplicable } }) => {
    const opd = unit === null ? undefined : opdOf.get(unit);
    return obliged && opd !== undefined && area !== null ? [{ opd, area, title, applies: notApplicable === null }] : [];
  });
}
