import { Inject, Injectable } from '@nestjs/common';
import type { Matrix, Outlook } from '@pantausop/contracts';
import { addDays, addMonths, endOfMonth, namedNumbersOf, stampFromIso, type UnitId } from '@pantausop/domain';
import { ActivityService } from '../../../activity/activity.service';
import { SETTINGS, type Settings } from '../../../config';
import { ShownAnswers } from '../../../exports/shown-answers';
import { TrainingCoverageService } from '../../../training/training-coverage.service';
import type { ReportOrder } from '../../report-content';
import type { CoverageSnapshot, Snapshot, SnapshotHead } from '../snapshot';
import { reminderTitle, titleOf } from '../words/titles';
import { mustBeOfUnits, nameOf, ReportRecord, type Asked } from './asked';
import { governmentFacts, type LastRecord } from './government-facts';
import { EXPIRING_DAYS, leadershipFacts } from './leadership-facts';
import { reminderFacts, reportCardFacts } from './report-card-facts';

/** Months of the line of progress. */
const PROGRESS_MONTHS = 12;

/** Reads what a report says, from the answers of the screen and from the record behind them. */
@Injectable()
export class ReportFacts {
  constructor(
    private readonly record: ReportRecord,
    private readonly answers: ShownAnswers,
    private readonly activity: ActivityService,
    private readonly trainings: TrainingCoverageService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws RefusedError where the order has no figures: no government, a unit that does not stand, a day without one */
  async of(order: ReportOrder): Promise<Snapshot> {
    const asked = await this.record.ask(order);
    switch (order.kind) {
      case 'leadership':
        return this.leadership(asked);
      case 'coverage':
        return this.coverage(asked);
      case 'reportCard':
        return this.reportCard(asked);
      case 'reminder':
        return this.reminder(asked);
    }
  }

  private async leadership(asked: Asked): Promise<Snapshot> {
    const { asOf, comparedWith } = asked.order;
    const { now, before } = await this.matrices(asked);
    const shared = governmentFacts(now, before, await this.lastRecords(asked));
    const same = { root: asked.root, knownAt: asked.knownAt };
    const range = { from: comparedWith, to: asOf };
    const changes = await this.answers.changes({ ...same, ...range, measure: 'index', sops: 0 }, asked.caller);
    const progress = await this.answers.progress(
      { ...same, from: endOfMonth(addMonths(asOf, -PROGRESS_MONTHS)), to: asOf, interval: 'month' },
      asked.caller,
    );
    const movements = await this.record.movements(asked, comparedWith, addDays(asOf, EXPIRING_DAYS));
    const sopsBefore = await this.record.sopsWithin(asked, comparedWith);
    const outlook = await this.outlook(asked);
    const own = leadershipFacts(asked, { now, before, changes, outlook, progress, movements, sopsBefore });
    return { ...this.head(asked, null), kind: 'leadership', ...shared, ...own };
  }

  private async coverage(asked: Asked): Promise<CoverageSnapshot> {
    const { asOf } = asked.order;
    const { now, before } = await this.matrices(asked);
    const records = await this.lastRecords(asked);
    const about = { asOf, root: asked.government };
    const { opds, people, units } = await this.trainings.coverage(about, stampFromIso(asked.order.knownAt));
    const own = now.units.filter((unit) => unit.own !== true);
    const count = (status: Matrix['units'][number]['total']['status']): number =>
      own.filter(({ total }) => total.status === status).length;
    const shared = governmentFacts(now, before, records);
    return {
      ...this.head(asked, null),
      kind: 'coverage',
      ...shared,
      standing: {
        complete: shared.complete.now,
        partial: count('partial') + count('complete') - shared.complete.now,
        none: count('none'),
        unmapped: count('unmapped'),
      },
      silent: own.flatMap((unit) => {
        const record = records.get(unit.id);
        return record?.silent ? [{ unit: nameOf(unit), lastOn: record.lastOn, days: record.days }] : [];
      }),
      training: {
        counted: opds.counted,
        trained: opds.trained,
        people: people.recorded,
        untrained: units.filter(({ opds: { trained } }) => trained === 0).map(nameOf),
      },
    };
  }

  private async reportCard(asked: Asked): Promise<Snapshot> {
    const { asOf, comparedWith } = asked.order;
    const [{ id, name }] = mustBeOfUnits(asked);
    const { now, before } = await this.matrices(asked);
    const movements = await this.record.movements(asked, comparedWith, asOf);
    const sops = await this.record.sopsWithin(asked, asOf);
    const titles = await this.record.titles(asked, [...new Set(movements.map(({ sop }) => sop))]);
    const named = (ids: readonly string[]): string[] => ids.flatMap((sop) => titles.get(sop) ?? []);
    const own = reportCardFacts(asked, { now, before, movements, sops }, named);
    return { ...this.head(asked, own.unit.abbreviation || name || id), kind: 'reportCard', ...own };
  }

  private async reminder(asked: Asked): Promise<Snapshot> {
    const units = mustBeOfUnits(asked);
    const sops = await this.record.sopsWithin(asked, asked.order.asOf);
    const own = reminderFacts(asked, units, sops);
    const matters = own.fresh.length + own.week.length + own.month.length;
    const head = this.head(asked, null);
    const title = reminderTitle(head.language, units, matters, own.monthUntil);
    return { ...head, kind: 'reminder', ...own, title };
  }

  /** The government on both days. */
  private async matrices({ order, government, knownAt, caller }: Asked): Promise<{ now: Matrix; before: Matrix }> {
    const same = { root: government, knownAt };
    const matrix = async (asOf: ReportOrder['asOf']): Promise<Matrix> => ({
      ...(await this.answers.matrix({ ...same, asOf }, caller)),
      // neither the end of the record nor today is part of what was ordered
      knownAt: order.knownAt,
      projection: false,
    });
    return { now: await matrix(order.asOf), before: await matrix(order.comparedWith) };
  }

  /** Of coverage where it has a target, else of the index where that has one. */
  private async outlook({ order, root, knownAt, caller }: Asked): Promise<Outlook> {
    const of = (measure: 'coverage' | 'index') =>
      this.answers.outlook({ root, asOf: order.asOf, knownAt, measure }, caller);
    const coverage = await of('coverage');
    if (coverage.target) return coverage;
    const index = await of('index');
    return index.target ? index : coverage;
  }

  private async lastRecords({ order: { asOf, knownAt }, root }: Asked): Promise<ReadonlyMap<UnitId, LastRecord>> {
    const { items } = await this.activity.units({ asOf, root }, stampFromIso(knownAt));
    return new Map(items.map(({ id, silent, lastRecordedOn, days }) => [id, { silent, lastOn: lastRecordedOn, days }]));
  }

  private head({ order, letterhead, governmentName, sample, rules }: Asked, unit: string | null): SnapshotHead {
    const { period, comparedWith, asOf, knownAt, language } = order;
    return {
      version: 1,
      title: titleOf(order, unit),
      government: governmentName,
      ...{ letterhead, sample },
      ruleset: { id: rules.id, effectiveOn: rules.effectiveOn },
      numbers: namedNumbersOf(rules),
      baseUrl: this.settings.publicUrl.replace(/\/+$/, ''),
      ...{ period, comparedWith, asOf, knownAt, language },
    };
  }
}
