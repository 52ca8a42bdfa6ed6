import { Inject, Injectable } from '@nestjs/common';
import { PERMISSIONS, type Role, type Session, type SignInInfo } from '@pantausop/contracts';
import type { UnitTree } from '@pantausop/domain';
import { Clock, SETTINGS, type Settings } from '../config';
import type { Caller, Grant } from '../http';
import { OrganisationRepository, type Government } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { DEMO_PASSWORD } from './demo-accounts';
import { UserRepository } from './user.repository';

/** What the sign-in page and a signed-in person are told of themselves. */
@Injectable()
export class SessionView {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly governments: OrganisationRepository,
    private readonly users: UserRepository,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async session(caller: Caller): Promise<Session> {
    const { government, tree } = await this.present();
    return {
      user: { id: caller.userId, username: caller.username, name: caller.name },
      roles: caller.grants.map(({ role, unitId }) => ({ role, unitId, unitName: tree.find(unitId)?.name ?? unitId })),
      permissions: PERMISSIONS.filter((permission) => caller.permissions.has(permission)),
      rootUnitId: highestUnit(caller.grants, tree) ?? government.unitId,
      sample: government.sample,
      mustChangePassword: caller.mustChangePassword,
    };
  }

  /** Demo accounts only where the demo made the database, and only while their password is the published one. */
  async signInInfo(): Promise<SignInInfo> {
    const singleSignOn = this.settings.oidc !== null;
    if ((await this.governments.governments()).length === 0) {
      return { government: '', sample: false, setup: true, singleSignOn, demoAccounts: [] };
    }
    const { government, tree } = await this.present();
    const users = government.sample ? await this.users.list() : [];
    return {
      government: tree.find(government.unitId)?.name ?? '',
      sample: government.sample,
      setup: false,
      singleSignOn,
      demoAccounts: users
        .filter(({ sample, disabled }) => sample && !disabled)
        .flatMap(({ username, grants: [grant] }) => (grant ? [demoAccount(username, grant, tree)] : []))
        .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role)),
    };
  }

  private async present(): Promise<{ government: Pick<Government, 'unitId' | 'sample'>; tree: UnitTree }> {
    const government = await this.organisation.government();
    const organisation = await this.organisation.organisation(government);
    return { government, tree: organisation.treeOn(this.clock.today()) };
  }
}

const ORDER: readonly Role[] = ['pimpinan', 'bkd', 'organisasi', 'operator', 'admin'];

const demoAccount = (
  username: string,
  { role, unitId }: Grant,
  tree: UnitTree,
): SignInInfo['demoAccounts'][number] => ({
  username,
  password: DEMO_PASSWORD,
  role,
  unit: tree.find(unitId)?.name ?? unitId,
});

/** The unit nearest to the top among those granted; the first of several equally high. */
export function highestUnit(grants: readonly Grant[], tree: UnitTree): string | null {
  const standing = grants.filter(({ unitId }) => tree.find(unitId) !== undefined);
  const byHeight = standing.map(({ unitId }) => ({ unitId, depth: tree.lineage(unitId).length }));
  return byHeight.sort((a, b) => a.depth - b.depth)[0]?.unitId ?? null;
}
