import { Injectable } from '@nestjs/common';
import type { Changes, ChangeStep } from '@pantausop/contracts';
import type { Queryable } from '@pantausop/database';
import {
  AREA_CODES,
  excusedIn,
  RefusedError,
  stampToIso,
  takenBack,
  waterfallOf,
  type ChangeEnd,
  type Movement,
  type Stamp,
  type UnitOnDate,
  type UnitTree,
  type Waterfall,
} from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { byCause, CausesReader, type ByCause, type HeldMovement } from '../ledger/causes.reader';
import { KnownCausesReader } from '../ledger/known-causes.reader';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import { RegisterStates } from '../register/register-states';
import {
  changesQuestion,
  correctionsQuestion,
  type ChangesQuery,
  type ChangesQuestion,
  type CorrectionsQuery,
  type CorrectionsQuestion,
  type FigureQuestion,
} from './analysis-question';
import { FigureAnswers } from './figure-answers';
import { FiguresReader, type DatedBasis } from './figures.reader';
import { RestatedReader } from './restated.reader';
import { seenBy, sopName } from './sop-names';
import { basisOf, named } from './views';
import { levelView, sharesOf, stepView, wholeChange } from './waterfall-view';

/** The record as a question sees it. */
interface View {
  readonly q: Queryable;
  readonly government: Government;
  readonly organisation: Organisation;
  /** null = everything recorded */
  readonly knownAt: Stamp | null;
}

/** Why a figure is another than it was: between two dates, or of one date as known at two moments. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly answers: FigureAnswers,
    private readonly figures: FiguresReader,
    private readonly causes: CausesReader,
    private readonly known: KnownCausesReader,
    private readonly restated: RestatedReader,
    private readonly states: RegisterStates,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** The figure of a root at the end of two days and what each cause did in between. */
  changes(query: ChangesQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = changesQuestion(query, this.clock.today());
    return this.answers.answer('changes', question, caller, ifNoneMatch, async (q, government) => {
      const { from, asOf: to } = question;
      const view = await this.viewOf(q, government, question.knownAt);
      const dated = await this.figures.bases(q, government, question, caller, none, NO_COUNTS);
      const { root } = dated[dated.length - 1] ?? dated[0];
      mustHaveIndex(question, root, view.organisation.treeOn(to));
      const range = { after: from, to };
      const { organisation, knownAt } = view;
      const restates = question.series === 'restated' && organisation.rulesets.length > 1;
      // SOP by SOP only up to a government: above one they are as many as a country has
      const wide = organisation.treeOn(to).holdsGovernments(root.id);
      const asked = { ...range, unit: root.id, days: [to] };
      const lines = { lines: organisation, knownAt };
      const restated = { ...lines, ruleset: dated[0].asked };
      const rows = wide
        ? null
        : restates
          ? await this.restated.ofSops(q, government.id, asked, restated)
          : await this.causes.ofSops(q, government.id, root.id, range, organisation, knownAt);
      const kept = knownAt === null && !restates;
      const moved = kept
        ? await this.causes.ofUnit(q, government.id, root.id, range)
        : byCause(
            rows ??
              (restates
                ? await this.restated.summed(q, government.id, asked, restated)
                : await this.known.at(q, government.id, asked, lines)),
          );
      const [start, end] = [endOn(from, dated), endOn(to, dated)];
      const waterfall = explained(question, start, end, moved);
      const steps = rows
        ? await this.steps(waterfall, inAreas(question, rows), question, caller, view)
        : waterfall.steps.map((step) => stepView(step, null, []));
      return { ...basisOf(question, government, dated[0]), ...shown(question, root, waterfall), from, to, steps };
    });
  }

  /** The figure of one date as known at two moments, and by cause what was recorded or taken back in between. */
  corrections(query: CorrectionsQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = correctionsQuestion(query, this.clock.today());
    return this.answers.answer('corrections', question, caller, ifNoneMatch, async (q, government) => {
      const { asOf } = question;
      const [then, now] = [
        await this.viewOf(q, government, question.knownThen),
        await this.viewOf(q, government, question.knownAt),
      ];
      const after = await this.figures.bases(q, government, question, caller, none, NO_COUNTS);
      const { root } = after[0];
      // a unit that was recorded later had no figures then
      const before = then.organisation.treeOn(asOf).find(root.id)
        ? await this.figures.bases(q, government, { ...question, knownAt: question.knownThen }, caller, none, NO_COUNTS)
        : [];
      mustHaveIndex(question, root, now.organisation.treeOn(asOf));
      const wide = now.organisation.treeOn(asOf).holdsGovernments(root.id);
      const rows = wide ? null : await this.recordedBetween(root.id, asOf, then, now);
      const moved = rows ?? (await this.summedBetween(root.id, asOf, then, now));
      const waterfall = explained(question, endOn(asOf, before), endOn(asOf, after), byCause(moved));
      const steps = rows
        ? await this.steps(waterfall, inAreas(question, rows), question, caller, now)
        : waterfall.steps.map((step) => stepView(step, null, []));
      const knownThen = stampToIso(resolveKnownAt(question.knownThen, government.lastStamp).knownAt);
      return { ...basisOf(question, government, after[0]), ...shown(question, root, waterfall), knownThen, steps };
    });
  }

  /** What is held now and was not then, movement by movement; what was held then and is not now counts against it. */
  private async recordedBetween(root: string, to: CorrectionsQuestion['asOf'], then: View, now: View) {
    const range = { after: null, to };
    const read = ({ q, government, organisation, knownAt }: View) =>
      this.causes.ofSops(q, government.id, root, range, organisation, knownAt);
    return [...(await read(now)), ...(await read(then)).map(takenBack)];
  }

  /** The same as sums over SOPs. */
  private summedBetween(unit: string, to: CorrectionsQuestion['asOf'], then: View, now: View): Promise<Movement[]> {
    const [before, after] = [then, now].map(({ organisation, knownAt }) => ({ lines: organisation, knownAt }));
    if (!before || !after) throw new Error('two moments');
    return this.known.between(now.q, now.government.id, { unit, after: null, to, days: [to] }, before, after);
  }

  private async viewOf(q: Queryable, government: Government, asked: string | undefined): Promise<View> {
    const { knownAt, past } = resolveKnownAt(asked, government.lastStamp);
    const known = past ? knownAt : null;
    return { q, government, knownAt: known, organisation: await this.organisations.organisation(government, known, q) };
  }

  private async steps(
    waterfall: Waterfall,
    rows: readonly HeldMovement[],
    { asOf, sops: most }: ChangesQuestion | CorrectionsQuestion,
    caller: Caller,
    { q, government, organisation, knownAt }: View,
  ): Promise<ChangeStep[]> {
    const seen = seenBy(caller, organisation, asOf);
    const behind = waterfall.steps.map((step) => {
      const all = sharesOf(step, rows);
      return { step, count: all.length, shown: all.filter(({ own }) => seen(own)).slice(0, most) };
    });
    const ids = new Set(behind.flatMap(({ shown: list }) => list.map(({ sop }) => sop)));
    const states = await this.states.of(q, government.id, [...ids], asOf, knownAt);
    // an SOP that is known no longer, or not yet, has its name from all that is recorded
    const unknown = [...ids].filter((id) => states.get(id)?.unit == null);
    const others = await this.states.of(q, government.id, unknown, this.clock.today(), null);
    return behind.map(({ step, count, shown: list }) => {
      const named = list.flatMap(({ sop, measures, on }) => {
        const state = states.get(sop)?.unit == null ? others.get(sop) : states.get(sop);
        const name = state ? sopName(sop, state, asOf, organisation) : null;
        return name ? [{ ...name, measures, on: [...on] }] : [];
      });
      return stepView(step, count, named);
    });
  }
}

const none = (): readonly UnitOnDate[] => [];

/** A change is shown of a figure, not of how many OPDs are complete. */
const NO_COUNTS = { countsOpds: false };

function explained({ measure, area }: FigureQuestion, start: ChangeEnd | null, end: ChangeEnd | null, moved: ByCause) {
  const stand = start ?? end;
  if (!stand) throw new Error('a change without an end');
  const nothing: ChangeEnd = { sums: new Map(), excused: () => false, ruleset: stand.ruleset };
  return waterfallOf(measure, area === null ? AREA_CODES : [area], start ?? nothing, end ?? nothing, moved);
}

/** What the root held at the end of a day; null where it did not stand then. */
function endOn(date: ChangesQuestion['asOf'], dated: readonly DatedBasis[]): ChangeEnd | null {
  const on = dated.find((one) => one.date === date);
  if (!on) return null;
  const { root, basis } = on;
  return { sums: basis.sumsOf(root.id), excused: excusedIn(root.id, basis), ruleset: basis.ruleset };
}

const inAreas = ({ area }: FigureQuestion, rows: readonly HeldMovement[]): readonly HeldMovement[] =>
  area === null ? rows : rows.filter((row) => row.area === area);

type Shown = Pick<Changes, 'root' | 'area' | 'measure' | 'start' | 'end' | 'change'>;

const shown = ({ area, measure }: FigureQuestion, root: UnitOnDate, waterfall: Waterfall): Shown => ({
  root: named(root),
  area,
  measure,
  start: levelView(waterfall.start),
  end: levelView(waterfall.end),
  change: wholeChange(waterfall),
});

/** @throws RefusedError for a sub-unit of an OPD, which has coverage and score but no index (scoring rules §4) */
export function mustHaveIndex({ measure }: FigureQuestion, { id, name }: UnitOnDate, tree: UnitTree): void {
  const opd = tree.opdOf(id);
  if (measure !== 'index' || opd === undefined || opd.id === id) return;
  const reason = {
    id: `${name} adalah unit di bawah OPD: ada cakupan dan skornya, tetapi tidak ada indeksnya`,
    en: `${name} is a unit below an OPD: it has coverage and score, but no index`,
  };
  throw new RefusedError('no_index_of_sub_unit', 'invalid', reason, { unit: id });
}
