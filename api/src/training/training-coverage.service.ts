import { Inject, Injectable } from '@nestjs/common';
import type { TrainingCoverage } from '@pantausop/contracts';
import { read, type Database, type Queryable } from '@pantausop/database';
import {
  addMonths,
  beforeAndAfter,
  draftsByAlumni,
  heirOn,
  indexOf,
  figuresOf,
  MONTHS_AFTER,
  ratioOf,
  rulesetOn,
  toRatio,
  type CalendarDate,
  type ComparedGroup,
  type Fraction,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { ALL_MEASURES } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import { OrganisationService } from '../organisation/organisation.service';
import { placed, type About } from './placed-participants';
import { TrainingRepository, type RecordedTraining, type TrainedUnit } from './training.repository';

type Effect = TrainingCoverage['effects'][number];
type IndexOn = (unit: UnitId, day: CalendarDate) => Fraction | null;

/** Which OPDs have trained people on a day, and how their index went on compared with the others. */
@Injectable()
export class TrainingCoverageService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly trainings: TrainingRepository,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerReader,
    private readonly clock: Clock,
  ) {}

  /** @param by as far as somebody had recorded it by then; trainings themselves are as they are now, because they are changed in place */
  coverage(
    query: { asOf?: CalendarDate; root?: string | undefined },
    by: Stamp | null = null,
  ): Promise<TrainingCoverage> {
    const today = this.clock.today();
    const asOf = query.asOf ?? today;
    return read(this.database, async (q) => {
      const government = await this.organisations.government(q);
      const known = by !== null && by < government.lastStamp ? by : null;
      const organisation = await this.organisations.organisation(government, known, q);
      const root = organisation.pageOf(organisation.idOf(query.root ?? government.unitId, asOf), asOf);
      const about: About = { government, organisation, root, tree: organisation.treeOn(asOf), asOf };
      const ended = (await this.trainings.trainings(government.id, q)).filter(({ endsOn }) => endsOn <= asOf);
      const ids = new Set(ended.map(({ id }) => id));
      const trained = (await this.trainings.trainedUnits(government.id, q, by)).filter(({ training }) =>
        ids.has(training),
      );
      return {
        asOf,
        root,
        sample: government.sample,
        ...placed(about, ended, trained),
        drafting: await this.drafting(q, about, ended),
        effects: await this.effects(q, about, asOf < today ? asOf : today, ended, trained),
      };
    });
  }

  /** What part of the drafts alumni began, where somebody recorded who did; before the first training there are no alumni, and no draft is looked at. */
  private async drafting(
    q: Queryable,
    { government: { id, unitId }, organisation, root, tree, asOf }: About,
    ended: readonly RecordedTraining[],
  ): Promise<TrainingCoverage['drafting']> {
    if (tree.holdsGovernments(root)) return null;
    if (ended.length === 0) return { sops: 0, recorded: 0, byAlumni: 0, ratio: null };
    // of the one government of a database nothing need be left out
    const units = root === unitId ? null : tree.subtree(root).map((unit) => unit.id);
    const opdOf = (unit: UnitId | null): UnitId | null => (unit === null ? null : (tree.opdOf(unit)?.id ?? null));
    const endOf = new Map(ended.map((training) => [training.id, training.endsOn]));
    const alumni = (await this.trainings.namedParticipants(id, q)).flatMap(({ training, unit, name }) => {
      const trainedOn = endOf.get(training);
      return trainedOn ? [{ opd: opdOf(heirOn(organisation.lives, unit, asOf)), name, trainedOn }] : [];
    });
    const drafts = await this.trainings.namedDrafts(id, asOf, units, q);
    const byAlumni = draftsByAlumni(
      drafts.map(({ unit, ...draft }) => ({ ...draft, opd: opdOf(unit) ?? unit })),
      alumni,
    );
    const sops = await this.trainings.draftedSops(id, asOf, units, q);
    return { sops, recorded: drafts.length, byAlumni, ratio: ratioOf(byAlumni, drafts.length) };
  }

  /** @param until the last day that can be compared: what lies ahead did not happen after a training */
  private async effects(
    q: Queryable,
    about: About,
    until: CalendarDate,
    ended: readonly RecordedTraining[],
    trained: readonly TrainedUnit[],
  ): Promise<Effect[]> {
    if (about.tree.holdsGovernments(about.root)) return [];
    const compared = ended.map((training) => ({
      training,
      own: trained.filter((one) => one.training === training.id),
      days: MONTHS_AFTER.map((months) => ({ months, on: addMonths(training.startsOn, months) })).filter(
        ({ on }) => on <= until,
      ),
    }));
    const dates = compared.flatMap(({ training, own, days }) =>
      own.length === 0 || days.length === 0 ? [] : [training.startsOn, ...days.map(({ on }) => on)],
    );
    const indexOn = await this.indexes(q, about, [...new Set(dates)].sort());
    return compared.map(({ training, own, days }) => ({
      training: training.id,
      title: training.title,
      startsOn: training.startsOn,
      after:
        own.length === 0
          ? null
          : days.map(({ months, on }) => {
              const opds = twoDays(training, own, on, about, indexOn);
              const { trained: taking, others } = beforeAndAfter(opds);
              return { months, on, trained: groupView(taking), others: groupView(others) };
            }),
    }));
  }

  /** The index of every OPD on each of some days (ascending), from one reading of the balances. */
  private async indexes(
    q: Queryable,
    { government, organisation, root }: About,
    dates: readonly CalendarDate[],
  ): Promise<IndexOn> {
    const trees = dates.map((date) => organisation.treeOn(date));
    const units = new Set(trees.flatMap((tree) => tree.opdsWithin(root).map(({ id }) => id)));
    const held = await this.ledger.current(q, government.id, [...units], dates, ALL_MEASURES);
    return (id, day) => {
      const sumsOf = held[dates.indexOf(day)];
      const tree = organisation.treeOn(day);
      const unit = tree.find(id);
      if (!unit || !sumsOf) return null;
      const ruleset = rulesetOn(organisation.rulesets, day);
      const { cells } = figuresOf(unit, { tree, ruleset, excused: organisation.excusedOn(day), sumsOf });
      return indexOf(cells, ruleset);
    };
  }
}

/** The OPDs that stand on both days, each with its index. */
function twoDays(
  { startsOn }: RecordedTraining,
  own: readonly TrainedUnit[],
  on: CalendarDate,
  { organisation, root }: About,
  indexOn: IndexOn,
) {
  const tree = organisation.treeOn(startsOn);
  const taking = new Set(own.map(({ unit }) => tree.opdOf(unit)?.id));
  return tree.opdsWithin(root).map(({ id }) => ({
    trained: taking.has(id),
    before: indexOn(id, startsOn),
    after: indexOn(id, on),
  }));
}

const groupView = (group: ComparedGroup | null) =>
  group && { opds: group.opds, before: toRatio(group.before), after: toRatio(group.after) };
