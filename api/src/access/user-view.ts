import { Injectable } from '@nestjs/common';
import { ROLES, type RoleRights, type User, type Users, type UsersQuery } from '@pantausop/contracts';
import { stampToIso, type Stamp, type UnitTree } from '@pantausop/domain';
import { AuditReader } from '../audit';
import { Clock } from '../config';
import { OrganisationService } from '../organisation/organisation.service';
import { unknownUser } from './account-refusals';
import { PERMISSIONS_OF } from './permissions';
import { UserDirectory, type ListedUser } from './user-directory.repository';

const USUAL_PAGE = 50;

/** The accounts as a list. There are some hundred: they are searched here, by unit names too. */
@Injectable()
export class UserView {
  constructor(
    private readonly directory: UserDirectory,
    private readonly organisation: OrganisationService,
    private readonly audit: AuditReader,
    private readonly clock: Clock,
  ) {}

  async list({ q = '', role, status, page = 1, pageSize = USUAL_PAGE }: UsersQuery): Promise<Users> {
    const tree = await this.tree();
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const found = (await this.directory.users())
      .map((user) => viewOf(user, tree, undefined))
      .filter((user) => role === undefined || user.grants.some((grant) => grant.role === role))
      .filter((user) => status === undefined || user.status === status)
      .filter((user) => words.every((word) => textOf(user).includes(word)));
    const shown = found.slice((page - 1) * pageSize, page * pageSize);
    const seen = await this.audit.lastOf(
      'session.start',
      shown.map(({ id }) => id),
    );
    return { items: shown.map((user) => withSignIn(user, seen.get(user.id))), page, pageSize, total: found.length };
  }

  /** @throws RefusedError when there is no such user */
  async one(id: string): Promise<User> {
    const [user] = await this.directory.users(id);
    if (!user) throw unknownUser(id, { id });
    const seen = await this.audit.lastOf('session.start', [id]);
    return viewOf(user, await this.tree(), seen.get(id));
  }

  roles(): RoleRights {
    return { items: ROLES.map((role) => ({ role, permissions: [...PERMISSIONS_OF[role]] })) };
  }

  private async tree(): Promise<UnitTree> {
    const organisation = await this.organisation.organisation(await this.organisation.government());
    return organisation.treeOn(this.clock.today());
  }
}

const textOf = ({ username, name, email, grants }: User): string =>
  [username, name, email ?? '', ...grants.flatMap(({ unitCode, unitName }) => [unitCode, unitName])]
    .join(' ')
    .toLowerCase();

const withSignIn = (user: User, at: Stamp | undefined): User => ({
  ...user,
  lastSignInAt: at === undefined ? null : stampToIso(at),
});

function viewOf(user: ListedUser, tree: UnitTree, signedIn: Stamp | undefined): User {
  return withSignIn(
    {
      id: user.id,
      username: user.username,
      name: user.name,
      email: user.email,
      status: user.disabled ? 'inactive' : 'active',
      mustChangePassword: user.mustChangePassword,
      sample: user.sample,
      createdAt: stampToIso(user.createdAt),
      lastSignInAt: null,
      grants: user.grants.map(({ role, unitId }) => {
        const unit = tree.find(unitId);
        return { role, unitId, unitCode: unit?.code ?? unitId, unitName: unit?.name ?? unitId };
      }),
    },
    signedIn,
  );
}
