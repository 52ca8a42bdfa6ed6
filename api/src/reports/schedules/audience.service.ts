import { Injectable } from '@nestjs/common';
import type { NewReportSchedule } from '@pantausop/contracts';
import type { UnitId, UnitTree } from '@pantausop/domain';
import { callerOf, UserDirectory, type ListedUser } from '../../access';
import { Clock } from '../../config';
import { OrganisationService } from '../../organisation/organisation.service';
import type { LeftOut } from '../runs/run';
import { isOnUnits, type Schedule } from './schedule';
import { SchedulesRepository } from './schedules.repository';
import { scopeKey, type Addressed, type Scope } from './scope';

/** One person and what that person gets. */
export interface Recipient extends Addressed {
  /** null = a named address without an account */
  readonly userId: string | null;
  readonly name: string;
  /** lower case */
  readonly address: string;
  /** the role because of which, or that it is a named address */
  readonly as: NewReportSchedule['audience']['roles'][number]['role'] | 'named';
}

export interface Audience {
  /** by OPD, then address; one per person and OPD, of a reminder one per person */
  readonly recipients: readonly Recipient[];
  readonly leftOut: readonly LeftOut[];
}

interface Meant {
  readonly user: ListedUser;
  readonly unitId: UnitId | null;
  readonly as: Recipient['as'];
}

/** Who gets a report: worked out from the accounts and units of this moment. */
@Injectable()
export class AudienceService {
  constructor(
    private readonly directory: UserDirectory,
    private readonly organisations: OrganisationService,
    private readonly schedules: SchedulesRepository,
    private readonly clock: Clock,
  ) {}

  async of(schedule: Pick<Schedule, 'id' | 'contents'>): Promise<Audience> {
    const tree = await this.tree();
    const users = await this.directory.users();
    const optedOut = schedule.contents.mandatory ? new Set<string>() : await this.schedules.optedOut(schedule.id);
    return audienceOf(schedule.contents, users, tree, optedOut);
  }

  /** The OPDs of today, for a report on one of them. */
  async opds(): Promise<readonly { id: UnitId; code: string; name: string }[]> {
    const government = await this.organisations.government();
    return (await this.tree()).opdsWithin(government.unitId);
  }

  private async tree(): Promise<UnitTree> {
    const organisation = await this.organisations.organisation(await this.organisations.government());
    return organisation.treeOn(this.clock.today());
  }
}

/** @param optedOut addresses whose owners ended such mails */
export function audienceOf(
  contents: NewReportSchedule,
  users: readonly ListedUser[],
  tree: UnitTree,
  optedOut: ReadonlySet<string>,
): Audience {
  const byAddress = new Map(users.flatMap((user) => (user.email === null ? [] : [[user.email, user] as const])));
  const found = new Map<string, Recipient>();
  const asDigest = contents.report === 'reminder';
  const left = new Map<string, LeftOut>();
  const leave = (name: string, why: LeftOut['why']): void => void left.set(`${name}|${why}`, { name, why });
  const take = (recipient: Recipient): void => {
    const { address, unitIds, name } = recipient;
    if (optedOut.has(address)) return leave(name, 'opted_out');
    const key = asDigest ? address : keyOf(recipient);
    const held = found.get(key) ?? recipient;
    found.set(key, { ...held, unitIds: [...new Set([...held.unitIds, ...unitIds])].sort() });
  };
  for (const { user, unitId, as } of meantByRole(contents, users, tree)) {
    const { id: userId, name, email: address } = user;
    const why = address === null ? 'no_address' : reasonAgainst(user, unitId, tree);
    if (address === null || why !== null) leave(name, why ?? 'no_address');
    else take({ userId, name, address, unitIds: scopeWith(unitId), as });
  }
  for (const { address, name, unitId } of contents.audience.addresses) {
    const user = byAddress.get(address);
    const unit = isOnUnits(contents) ? unitId : null;
    const why = user ? reasonAgainst(user, unit, tree) : null;
    if (why !== null) leave(name, why);
    else take({ userId: user?.id ?? null, name: user?.name ?? name, address, unitIds: scopeWith(unit), as: 'named' });
  }
  const recipients = [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { recipients, leftOut: [...left.values()] };
}

const scopeWith = (unitId: UnitId | null): Scope => (unitId === null ? [] : [unitId]);

const keyOf = ({ unitIds, address }: Recipient): string => `${scopeKey(unitIds)}|${address}`;

/** Whoever has one of the roles, once for each OPD that the report is on. */
function meantByRole(contents: NewReportSchedule, users: readonly ListedUser[], tree: UnitTree): Meant[] {
  const onUnits = isOnUnits(contents);
  return users.flatMap((user) =>
    contents.audience.roles.flatMap(({ role, unitId: limit }) =>
      user.grants
        .filter((grant) => grant.role === role)
        .flatMap(({ unitId: at }): Meant[] => {
          if (!onUnits) return limit === null || limit === at ? [{ user, unitId: null, as: role }] : [];
          const opd = tree.find(at) ? tree.opdOf(at)?.id : undefined;
          if (opd === undefined || (limit !== null && !tree.isWithin(opd, limit))) return [];
          return [{ user, unitId: opd, as: role }];
        }),
    ),
  );
}

/** Why an account gets nothing; null = it gets it. */
function reasonAgainst(user: ListedUser, unitId: UnitId | null, tree: UnitTree): LeftOut['why'] | null {
  if (user.disabled) return 'inactive';
  const { id: userId, username, name, grants } = user;
  const caller = callerOf({ userId, username, name, grants }, 'token');
  if (!caller.permissions.has('figures.read')) return 'no_right';
  return unitId === null || caller.covers('register.read', unitId, tree) ? null : 'no_right';
}
