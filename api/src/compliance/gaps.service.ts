import { Injectable } from '@nestjs/common';
import type { Gaps } from '@pantausop/contracts';
import type { Queryable } from '@pantausop/database';
import {
  addTo,
  catalogueGaps,
  GAP_PEERS,
  GAP_SHARE,
  ListsOfKind,
  RefusedError,
  titleKey,
  type CatalogueGap,
  type SopState,
  type UnitId,
  type UnitOnDate,
  type UnitTree,
} from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { resolveKnownAt } from '../organisation/units-view';
import { ListedTitlesRepository, type ListedTitle, type ListsAsked } from '../register/listed-titles.repository';
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
    private readonly titles: ListedTitlesRepository,
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
      const since = past ? knownAt : null;
      const asked = { governmentId: government.id, units: [...opdOf.keys()], asOf: question.asOf, since };
      const { peers, gaps } = await this.missed(q, root.id, asked, opdOf);
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

  /** What the spans do not say of an earlier record is said SOP by SOP. */
  private async missed(
    q: Queryable,
    own: UnitId,
    asked: ListsAsked,
    opdOf: ReadonlyMap<UnitId, UnitId>,
  ): Promise<{ peers: number; gaps: readonly CatalogueGap[] }> {
    const { governmentId, units, asOf, since } = asked;
    const recorded = since === null ? [] : await this.states.recordedSince(q, governmentId, units, asOf, since);
    const apart = recorded.flatMap(({ state }) => listedTitle(state) ?? []);
    const lists = new ListsOfKind(own);
    const add = ({ unit, ...sop }: ListedTitle): void => {
      const opd = opdOf.get(unit);
      if (opd !== undefined) lists.add({ ...sop, opd });
    };
    for await (const some of this.titles.listed(q, asked)) some.forEach(add);
    apart.forEach(add);
    const missed = lists.missed();
    const others = units.filter((unit) => opdOf.get(unit) !== own);
    const writings = await this.titles.writings(
      q,
      { ...asked, units: others },
      missed.map(({ key }) => key),
    );
    for (const { unit, key, title, applies } of apart) {
      const known = writings.get(key);
      if (known && applies && opdOf.get(unit) !== own) addTo(known, title, 1);
    }
    return { peers: lists.peers, gaps: catalogueGaps(missed, writings) };
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

/** An SOP whose need runs, as its list tells of it. */
function listedTitle({
  obliged,
  unit,
  area,
  title,
  notApplicable,
}: SopState): (ListedTitle & { title: string }) | null {
  if (!obliged || unit === null || area === null) return null;
  return { unit, area, title, key: titleKey(title), applies: notApplicable === null };
}
