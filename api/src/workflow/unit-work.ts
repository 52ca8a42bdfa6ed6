import { Inject, Injectable } from '@nestjs/common';
import type { WorkItem, WorkKind } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import {
  AREA_CODES,
  dateInZone,
  daysBetween,
  isSilent,
  standingOf,
  type AreaCode,
  type CalendarDate,
  type UnitId,
  type UnitOnDate,
  type UnitTree,
} from '@pantausop/domain';
import { UsersService } from '../access';
import { ActivityRepository } from '../activity/activity.repository';
import { DATABASE, SETTINGS, dayEnds, type Settings } from '../config';
import { STATUS_SUMS } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import type { Organisation } from '../organisation/organisation.service';
import { named } from './sop-work';
import type { WorkScope } from './work-scope';

/** The work on whole OPDs: what is not mapped, who is silent, where nobody works. */
@Injectable()
export class UnitWork {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly activity: ActivityRepository,
    private readonly ledger: LedgerReader,
    private readonly users: UsersService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async of(
    government: { readonly id: string; readonly unitId: UnitId },
    { kinds, seen }: WorkScope,
    today: CalendarDate,
    organisation: Organisation,
  ): Promise<WorkItem[]> {
    const tree = organisation.treeOn(today);
    const opds = seen
      ? seen.filter((id) => tree.isOpd(id)).flatMap((id) => tree.find(id) ?? [])
      : tree.opdsWithin(government.unitId);
    if (opds.length === 0) return [];
    const items: WorkItem[] = [];
    if (kinds.has('unmapped_units')) items.push(...(await this.unmapped(government.id, opds, today, organisation)));
    if (kinds.has('silent_units')) items.push(...(await this.silent(government.id, opds, seen, today, tree)));
    if (kinds.has('units_without_operator')) items.push(...(await this.withoutOperator(opds, tree)));
    return items.filter(({ kind }) => kinds.has(kind));
  }

  private async unmapped(
    governmentId: string,
    opds: readonly UnitOnDate[],
    today: CalendarDate,
    organisation: Organisation,
  ): Promise<WorkItem[]> {
    const ids = opds.map(({ id }) => id);
    const [held] = await this.ledger.current(this.database.db, governmentId, ids, [today], STATUS_SUMS);
    const excused = organisation.excusedOn(today);
    return opds.flatMap((opd): WorkItem[] => {
      const sums = held?.(opd.id);
      const areas = AREA_CODES.filter(
        (area) => standingOf(sums?.get(area), () => excused(opd.id, area)).status === 'unmapped',
      );
      if (areas.length === 0) return [];
      const kind = areas.length === AREA_CODES.length ? 'unmapped_units' : 'unmapped_cells';
      return [about(opd, kind, { areas, since: opd.validFrom, days: null })];
    });
  }

  private async silent(
    governmentId: string,
    opds: readonly UnitOnDate[],
    seen: WorkScope['seen'],
    today: CalendarDate,
    tree: UnitTree,
  ): Promise<WorkItem[]> {
    const tomorrow = dayEnds(today, this.settings.timeZone);
    const last = await this.activity.lastRecorded(governmentId, today, tomorrow, seen);
    return opds.flatMap((opd): WorkItem[] => {
      const stamps = tree.subtree(opd.id).flatMap(({ id }) => last.get(id) ?? []);
      const spokenOn = stamps.length === 0 ? null : dateInZone(Math.max(...stamps) / 1000, this.settings.timeZone);
      if (!isSilent(spokenOn, today)) return [];
      const days = spokenOn === null ? null : daysBetween(spokenOn, today);
      return [about(opd, 'silent_units', { areas: [], since: spokenOn, days })];
    });
  }

  /** An OPD has an operator when one stands at it, below it, or above it. */
  private async withoutOperator(opds: readonly UnitOnDate[], tree: UnitTree): Promise<WorkItem[]> {
    const places = (await this.users.list())
      .filter(({ disabled }) => !disabled)
      .flatMap(({ roles }) => roles.filter(({ role }) => role === 'operator'))
      .map(({ unit }) => tree.byCode(unit)?.id ?? unit);
    const held = (opd: UnitId): boolean => places.some((at) => tree.isWithin(at, opd) || tree.isWithin(opd, at));
    return opds
      .filter(({ id }) => !held(id))
      .map((opd) => about(opd, 'units_without_operator', { areas: [], since: null, days: null }));
  }
}

function about(
  opd: UnitOnDate,
  kind: WorkKind,
  { areas, since, days }: { areas: AreaCode[]; since: CalendarDate | null; days: number | null },
): WorkItem {
  const unit = named(opd);
  const link = `/opd/${encodeURIComponent(opd.id)}`;
  const nothing = { sop: null, reason: null, note: null, missing: [], dueOn: null };
  return { ...nothing, kind, unit, opd: unit, areas, since, days, gain: areas.length, link };
}
