import { Inject, Injectable } from '@nestjs/common';
import type { NewTargetBody, TargetView, TargetViews } from '@pantausop/contracts';
import { read, type Database } from '@pantausop/database';
import {
  figuresOf,
  measuredBy,
  problemOfTarget,
  reaches,
  RefusedError,
  rulesetOn,
  stampToIso,
  toRatio,
  type CalendarDate,
  type Fraction,
  type SumsByArea,
  type UnitId,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import type { Caller } from '../http';
import { ALL_MEASURES } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import { OrganisationRepository, type Target } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { PolicyRecorder } from './policy-recorder';
import { fractionText } from './ruleset-preview';

/** What units mean to reach, and whether they have. */
@Injectable()
export class TargetsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly repository: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerReader,
    private readonly recorder: PolicyRecorder,
    private readonly clock: Clock,
  ) {}

  /** The targets that stand: per unit, area, measure and due date the last one decided; the next due first. */
  list(): Promise<TargetViews> {
    return read(this.database, async (q) => {
      const government = await this.organisations.government(q);
      const organisation = await this.organisations.organisation(government, null, q);
      const targets = lastDecided(await this.repository.targets(government.id, q));
      const today = this.clock.today();
      const dayOf = ({ dueOn }: Target): CalendarDate => (dueOn < today ? dueOn : today);
      const days = [...new Set(targets.map(dayOf))].sort();
      const units = new Set<UnitId>();
      for (const target of targets) {
        units.add(target.unit);
        for (const { id } of organisation.treeOn(dayOf(target)).opdsWithin(target.unit)) units.add(id);
      }
      const held = await this.ledger.current(q, government.id, [...units], days, ALL_MEASURES);
      const items = targets.map((target) => {
        const day = dayOf(target);
        const holdings = held[days.indexOf(day)];
        const value = valueOn(target, day, organisation, (unit) => holdings?.(unit) ?? new Map());
        return viewOf(target, day, value, today, organisation);
      });
      return {
        items: items.sort((a, b) => (a.due === b.due ? order(a, b, a.due ? -1 : 1) : Number(a.due) - Number(b.due))),
      };
    });
  }

  /** @throws RefusedError for a unit that is not there, a due date that is not ahead, and an index that cannot be */
  async add({ unit, area, measure, value, dueOn }: NewTargetBody, caller: Caller): Promise<TargetView> {
    const organisation = await this.organisations.organisation(await this.organisations.government());
    const today = this.clock.today();
    organisation.mustExist(unit, today);
    const problem = problemOfTarget({ unit, area, measure, dueOn }, { today, tree: organisation.treeOn(today) });
    if (problem !== null) throw refusalOf(problem, { unit, date: dueOn, today });
    const target = { unit, area, measure, value: Math.round(value * 1_000_000), dueOn, effectiveOn: today };
    const { recordedAt } = await this.recorder.record({ targets: [target] }, caller);
    const { items } = await this.list();
    const found = items.find((one) => one.recordedAt === stampToIso(recordedAt));
    if (!found) throw new Error('what was recorded is not there');
    return found;
  }

  retract(id: string, reason: string, caller: Caller): Promise<void> {
    return this.recorder.takeBack('target', id, reason, caller);
  }
}

function refusalOf(
  problem: NonNullable<ReturnType<typeof problemOfTarget>>,
  { unit, date, today }: { unit: UnitId; date: CalendarDate; today: CalendarDate },
): RefusedError {
  switch (problem) {
    case 'not_ahead': {
      const reason = {
        id: `tenggat target harus sesudah hari ini (${today}), bukan ${date}: pilih tanggal yang lebih kemudian`,
        en: `a target is due later than today (${today}), not on ${date}: choose a later day`,
      };
      return new RefusedError('target_not_ahead', 'invalid', reason, { date, today });
    }
    case 'index_of_area': {
      return new RefusedError('target_index_of_area', 'invalid', {
        id: 'indeks selalu untuk semua area: pilih cakupan atau skor untuk satu area',
        en: 'an index is of all areas together: choose coverage or score for one area',
      });
    }
    case 'index_of_sub_unit': {
      const reason = {
        id: 'unit di bawah OPD mempunyai cakupan dan skor, tetapi tidak mempunyai indeks: pilih salah satunya',
        en: 'a unit below an OPD has coverage and score, but no index: choose one of them',
      };
      return new RefusedError('no_index_of_sub_unit', 'invalid', reason, { unit });
    }
  }
}

/** Per unit, area, measure and due date the last one that was decided and stands. */
export function lastDecided(targets: readonly Target[]): Target[] {
  const last = new Map<string, Target>();
  for (const target of targets) {
    if (target.retractedAt !== null) continue;
    last.set(`${target.unit}|${target.area}|${target.measure}|${target.dueOn}`, target);
  }
  return [...last.values()];
}

function valueOn(
  { unit: id, area, measure }: Target,
  day: CalendarDate,
  organisation: Organisation,
  sumsOf: (unit: UnitId) => SumsByArea,
): Fraction | null {
  const tree = organisation.treeOn(day);
  const unit = tree.find(id);
  if (!unit) return null;
  const ruleset = rulesetOn(organisation.rulesets, day);
  const { cells, index } = figuresOf(unit, { tree, ruleset, excused: organisation.excusedOn(day), sumsOf });
  return measure === 'index' && index === null ? null : measuredBy(measure, area, cells, ruleset);
}

function viewOf(
  target: Target,
  day: CalendarDate,
  value: Fraction | null,
  today: CalendarDate,
  organisation: Organisation,
): TargetView {
  const { id, code, name, abbreviation } = organisation.unitOn(target.unit, day);
  return {
    id: target.id,
    unit: { id, code, name, abbreviation },
    area: target.area,
    measure: target.measure,
    value: target.value / 1_000_000,
    dueOn: target.dueOn,
    effectiveOn: target.effectiveOn,
    recordedAt: stampToIso(target.recordedAt),
    asOf: day,
    current: toRatio(value),
    currentFraction: value && fractionText(value),
    state: value === null ? 'no_data' : reaches(value, target.value) ? 'reached' : 'not_reached',
    due: target.dueOn < today,
  };
}

const order = (a: TargetView, b: TargetView, way: 1 | -1): number =>
  a.dueOn === b.dueOn ? (a.unit.name < b.unit.name ? -1 : 1) : way * (a.dueOn < b.dueOn ? -1 : 1);
