import { Inject, Injectable } from '@nestjs/common';
import type { UnitActivity } from '@pantausop/contracts';
import {
  countByGrade,
  dateInZone,
  daysBetween,
  freshnessOf,
  isSilent,
  stamp,
  type CalendarDate,
  type Stamp,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { UsersService } from '../access';
import { AuditReader } from '../audit';
import { Clock, SETTINGS, dayEnds, type Settings } from '../config';
import { OrganisationService } from '../organisation/organisation.service';
import { ActivityRepository } from './activity.repository';

interface Operator {
  readonly unit: UnitId;
  readonly signedIn: Stamp | null;
}

/** Whether OPDs work at their SOPs: what was last recorded, who could record, what waits for a decision. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly repository: ActivityRepository,
    private readonly organisations: OrganisationService,
    private readonly users: UsersService,
    private readonly audit: AuditReader,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * The OPDs in and below the root; of a root over several governments its own: the governments below are asked one by one.
   * @param by as far as it was recorded by then; an SOP stands where the record of now puts it on the day
   * @throws RefusedError when there is no such root on the day
   */
  async units(
    query: { asOf?: CalendarDate; root?: string | undefined },
    by: Stamp | null = null,
  ): Promise<UnitActivity> {
    const government = await this.organisations.government();
    const known = by !== null && by < government.lastStamp ? by : null;
    const organisation = await this.organisations.organisation(government, known);
    const today = this.clock.today();
    const asOf = query.asOf ?? today;
    const tree = organisation.treeOn(asOf);
    const root = organisation.idOf(query.root ?? government.unitId, asOf);
    if (query.root !== undefined) organisation.mustExist(root, asOf);
    const { timeZone } = this.settings;
    const dayEnd = dayEnds(asOf, timeZone);
    const end = by !== null && by < dayEnd ? stamp(by + 1) : dayEnd;
    const own = tree.ofOwnGovernment(root).map(({ id }) => id);
    // of the one government of a database nothing need be left out
    const units = root === government.unitId && !tree.holdsGovernments(root) ? null : own;
    const recorded = await this.repository.lastRecorded(government.id, asOf, end, units);
    const submitted = await this.repository.submitted(government.id, asOf, units);
    const operators = await this.operators(tree);
    const dayOf = (at: number | undefined): CalendarDate | null =>
      at === undefined ? null : dateInZone(at / 1000, timeZone);
    const lastByOpd = latestByOpd([...recorded], tree);
    const opds = own.filter((id) => tree.isOpd(id)).flatMap((id) => tree.find(id) ?? []);
    const items = opds.map(({ id, code, name, abbreviation, kind }) => {
      const last = dayOf(lastByOpd.get(id));
      const ownOperators = operators.filter(({ unit }) => tree.isWithin(unit, id) || tree.isWithin(id, unit));
      const signIns = ownOperators.flatMap(({ signedIn }) => signedIn ?? []).sort((a, b) => a - b);
      const waiting = submitted.filter(({ unit }) => tree.isWithin(unit, id)).map(({ submittedOn }) => submittedOn);
      const oldest = waiting.sort()[0] ?? null;
      return {
        ...{ id, code, name, abbreviation, kind },
        lastRecordedOn: last,
        days: last && daysBetween(last, asOf),
        grade: freshnessOf(last, asOf),
        silent: isSilent(last, asOf),
        operators: {
          active: ownOperators.length,
          neverSignedIn: ownOperators.length - signIns.length,
          lastSignInOn: dayOf(signIns.at(-1)),
        },
        review: { waiting: waiting.length, oldestOn: oldest, oldestDays: oldest && daysBetween(oldest, asOf) },
      };
    });
    return { asOf, accountsOn: today, grades: countByGrade(items.map(({ grade }) => grade)), items };
  }

  /** Active operators; one stands for the OPDs at, above and below the own unit. */
  private async operators(tree: UnitTree): Promise<Operator[]> {
    const accounts = (await this.users.list()).filter(
      ({ disabled, roles }) => !disabled && roles.some(({ role }) => role === 'operator'),
    );
    const seen = await this.audit.lastOf(
      'session.start',
      accounts.map(({ id }) => id),
    );
    return accounts.flatMap(({ id, roles }) =>
      roles
        .filter(({ role }) => role === 'operator')
        .map(({ unit }) => ({ unit: tree.byCode(unit)?.id ?? unit, signedIn: seen.get(id) ?? null })),
    );
  }
}

function latestByOpd(recorded: readonly (readonly [UnitId, Stamp])[], tree: UnitTree): ReadonlyMap<UnitId, Stamp> {
  const latest = new Map<UnitId, Stamp>();
  for (const [unit, at] of recorded) {
    const opd = tree.opdOf(unit)?.id;
    if (opd !== undefined && at > (latest.get(opd) ?? 0)) latest.set(opd, at);
  }
  return latest;
}
