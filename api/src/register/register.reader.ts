import { Inject, Injectable } from '@nestjs/common';
import type { SopDetail, Sops } from '@pantausop/contracts';
import { read, type Database, type Queryable } from '@pantausop/database';
import {
  foldSop,
  RefusedError,
  rulesetOn,
  stampToIso,
  type CalendarDate,
  type SopId,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import type { Caller, TaggedJson } from '../http';
import { answerTag, taggedAnswer } from '../organisation/answer-tag';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import type { RecordedSop } from './register-batch';
import { RegisterSearch } from './register-search';
import type { FoundSop } from './register-spans.repository';
import { RegisterStates } from './register-states';
import { rulesView } from './rules-view';
import { versionOf } from './sop-journal';
import { sopNotFound } from './sop-not-found';
import { restsOnRules, searchOf, type SopSearch, type SopsQuery } from './sop-search';
import { sopView } from './sop-view';
import { SopsRepository } from './sops.repository';
import { SpanSearchRepository } from './span-search.repository';

/** The day and the state of the record of which a question speaks. */
interface Basis {
  readonly government: Government;
  readonly asOf: CalendarDate;
  readonly knownAt: Stamp;
  readonly past: boolean;
  readonly organisation: Organisation;
}

/** Some of what a list finds, in its order. */
export interface OrderPage {
  readonly ids: readonly SopId[];
  readonly organisation: Organisation;
  readonly basis: Pick<Sops, 'asOf' | 'knownAt' | 'ruleset' | 'total'>;
}

/** What is recorded of an SOP. */
type Kept = Pick<RecordedSop, 'history' | 'remarks'>;

/** The register as of any date, as known at any moment. */
@Injectable()
export class RegisterReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly register: RegisterSearch,
    private readonly states: RegisterStates,
    private readonly spans: SpanSearchRepository,
    private readonly sops: SopsRepository,
    private readonly clock: Clock,
  ) {}

  /** A page as `list` gives it, or "not modified". @param ifNoneMatch tags of the answers that the client holds */
  async taggedList(query: SopsQuery, caller: Caller, ifNoneMatch: string | undefined): Promise<TaggedJson> {
    const basis = await this.basis(query);
    const { government, asOf, knownAt } = basis;
    const asked = { ...query, asOf, knownAt };
    const tag = answerTag(government, { kind: 'sops', asked, scope: caller.scope('register.read') });
    return taggedAnswer(tag, ifNoneMatch, () => this.page(query, caller, basis));
  }

  /** One page of the SOPs that count on the day, within the caller's scope. @throws RefusedError for a unit outside of it */
  async list(query: SopsQuery, caller: Caller): Promise<Sops> {
    return this.page(query, caller, await this.basis(query));
  }

  private async page(query: SopsQuery, caller: Caller, basis: Basis): Promise<Sops> {
    const { asOf, organisation } = basis;
    const search = searchWithin(query, caller, basis);
    const { found, total } = await this.reading(basis, (q) => this.search(q, search, basis));
    const items = found.flatMap(({ id, state }) => sopView(id, state, asOf, organisation) ?? []);
    const { page, pageSize } = search;
    return { items, page, pageSize, ...basisView(basis, total) };
  }

  /** A page of what `list` finds: only which SOPs, and the organisation of which they are told. */
  async order(query: SopsQuery, caller: Caller): Promise<OrderPage> {
    const basis = await this.basis(query);
    const search = searchWithin(query, caller, basis);
    const { ids, total } = await this.reading(basis, (q) => this.inOrder(q, search, basis));
    return { ids, organisation: basis.organisation, basis: basisView(basis, total) };
  }

  /** What was known earlier, and all on SQLite, is read in several steps, of one state of the record. */
  private reading<T>({ past }: Basis, work: (q: Queryable) => Promise<T>): Promise<T> {
    return past || this.database.engine === 'sqlite' ? read(this.database, work) : work(this.database.db);
  }

  /** The ids of what a search finds today within the caller's scope, at most so many. @throws RefusedError for a unit outside of it */
  async idsOf(query: SopsQuery, caller: Caller, most: number): Promise<SopId[]> {
    const basis = await this.basis({});
    const search = searchWithin(query, caller, basis);
    return this.spans.idsOf({ governmentId: basis.government.id, search, since: null }, most);
  }

  /** @throws RefusedError `not_found` for an unknown SOP, one outside the caller's scope, or a day before its need */
  async one(id: SopId, query: Pick<SopsQuery, 'asOf' | 'knownAt'>, caller: Caller): Promise<SopDetail> {
    const basis = await this.basis(query);
    const sop = await this.covered(id, caller, basis.past ? undefined : basis.organisation);
    return detailOf(id, sop, { ...basis, known: basis.past ? basis.knownAt : null });
  }

  /** The same of what was recorded just now. */
  asRecorded(id: SopId, { organisation, ...sop }: Kept & Pick<Basis, 'organisation'>, caller: Caller): SopDetail {
    this.mustCover(id, sop, caller, organisation);
    return detailOf(id, sop, { asOf: this.clock.today(), organisation, known: null });
  }

  /**
   * What is recorded of an SOP that the caller may see. @throws RefusedError `not_found`
   * @param known the organisation of now; omitted = it is asked for
   */
  async covered(id: SopId, caller: Caller, known?: Organisation): Promise<Kept> {
    const [sop] = await this.sops.of([id], this.database.db);
    const organisation = known ?? (await this.organisations.organisation(await this.organisations.government()));
    if (!sop) throw notFound(id);
    this.mustCover(id, sop, caller, organisation);
    return sop;
  }

  private mustCover(id: SopId, { history }: Kept, caller: Caller, organisation: Organisation): void {
    if (caller.scope('register.read') === null) return;
    const today = this.clock.today();
    const { unit } = foldSop(history, today);
    if (unit === null || !caller.covers('register.read', unit, organisation.treeOn(today))) throw notFound(id);
  }

  private async basis(query: Pick<SopsQuery, 'asOf' | 'knownAt'>): Promise<Basis> {
    const government = await this.organisations.government();
    const { knownAt, past } = resolveKnownAt(query.knownAt, government.lastStamp);
    const organisation = await this.organisations.organisation(government, past ? knownAt : null);
    return { government, asOf: query.asOf ?? this.clock.today(), knownAt, past, organisation };
  }

  private async search(q: Queryable, search: SopSearch, basis: Basis): Promise<{ found: FoundSop[]; total: number }> {
    const { government, asOf, knownAt, past } = basis;
    const { ids, total } = await this.inOrder(q, search, basis);
    const states = await this.states.of(q, government.id, ids, asOf, past ? knownAt : null);
    const found = ids.flatMap((id) => {
      const state = states.get(id);
      return state ? [{ id, state }] : [];
    });
    return { found, total };
  }

  private async inOrder(q: Queryable, search: SopSearch, basis: Basis): Promise<{ ids: SopId[]; total: number }> {
    const { government, asOf, knownAt, past, organisation } = basis;
    const rules = rulesetOn(organisation.rulesets, asOf);
    const { rulesets } = past ? await this.organisations.organisation(government, null, q) : organisation;
    const rulesOfSpans = !restsOnRules(search) || rulesetOn(rulesets, asOf).id === rules.id;
    const seen = { asOf, known: past ? knownAt : null, units: search.units, rules, rulesOfSpans };
    const register = await this.register.open(q, government.id, seen);
    const byName = [...organisation.treeOn(asOf).units].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }) => id);
    return register.page(search, byName);
  }
}

const searchWithin = (query: SopsQuery, caller: Caller, basis: Basis): SopSearch =>
  searchOf(query, basis.asOf, unitsAsked(query.unit, caller, basis), basis.organisation.treeOn(basis.asOf));

function basisView({ asOf, knownAt, organisation }: Basis, total: number): OrderPage['basis'] {
  const { id, effectiveOn } = rulesetOn(organisation.rulesets, asOf);
  return { total, asOf, knownAt: stampToIso(knownAt), ruleset: { id, effectiveOn } };
}

/** The units whose SOPs are asked for; null = all. */
function unitsAsked(unit: string | undefined, caller: Caller, { organisation, asOf }: Basis): readonly UnitId[] | null {
  const tree = organisation.treeOn(asOf);
  const scope = caller.scope('register.read');
  const within = (roots: readonly UnitId[]): readonly UnitId[] | null => {
    const units = [...new Set(roots.flatMap((root) => tree.subtree(root).map(({ id }) => id)))];
    // asked of every span, it would take longer than all the rest
    return units.length === organisation.lives.size ? null : units;
  };
  if (unit === undefined) return scope === null ? null : within(scope);
  const id = organisation.idOf(unit, asOf);
  if (!tree.find(id) || !caller.covers('register.read', id, tree)) {
    const reason = {
      id: `unit ini tidak ada pada ${asOf}, atau di luar hak akses Anda: pilih unit lain`,
      en: `there is no such unit on ${asOf}, or it is not yours to see: choose another one`,
      detail: `there is no unit ${unit} on ${asOf}, or it is not yours to see`,
    };
    throw new RefusedError('unit_not_found', 'not_found', reason, { unit, date: asOf });
  }
  return within([id]);
}

/** @param known null = everything recorded */
function detailOf(
  id: SopId,
  { history, remarks }: Kept,
  { asOf, organisation, known }: Pick<Basis, 'asOf' | 'organisation'> & { readonly known: Stamp | null },
): SopDetail {
  const view = sopView(id, foldSop(history, asOf, known), asOf, organisation);
  if (!view) throw notYetThere(id, asOf);
  const rules = rulesView(rulesetOn(organisation.rulesets, asOf));
  return { ...view, version: versionOf(history), remarks: { ...remarks }, rules };
}

const notFound = (sop: SopId): RefusedError => sopNotFound(sop, `there is no SOP ${sop}, or it is not yours to see`);

const notYetThere = (sop: SopId, asOf: CalendarDate): RefusedError =>
  new RefusedError(
    'sop_not_found',
    'not_found',
    {
      id: `SOP ini belum tercatat pada ${asOf}: pilih tanggal yang lebih kemudian`,
      en: `this SOP is not known on ${asOf}: ask for a later day`,
      detail: `SOP ${sop} is not known on ${asOf}: ask for a later day`,
    },
    { sop },
  );
