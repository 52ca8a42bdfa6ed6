import { PERMISSIONS, type Permission, type Role } from '@pantausop/contracts';
import type { Caller, Grant, Within } from '../http';

const READ: readonly Permission[] = ['figures.read', 'units.read', 'register.read'];

/** What each role may do (outer contract: who may record what). Which events a role may record is the register's own rule. */
export const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  pimpinan: READ,
  bkd: [...READ, 'training.keep', 'reports.manage'],
  operator: [...READ, 'register.record', 'import.run'],
  organisasi: [
    ...READ,
    'register.record',
    'register.govern',
    'import.run',
    'organisation.manage',
    'policy.manage',
    'audit.read',
    'reports.manage',
  ],
  admin: PERMISSIONS,
};

/** Everybody signed in reads the figures of every OPD; the other rights of an operator end at the own unit. */
const EVERYWHERE: ReadonlySet<Permission> = new Set<Permission>(['figures.read', 'units.read']);

/** A user as a session or a token stands for them. */
export interface Holder extends Pick<Caller, 'userId' | 'username' | 'name' | 'grants'> {
  readonly mustChangePassword?: boolean;
  /** what a token is limited to; null = everything its user may do */
  readonly scopes?: readonly Permission[] | null;
}

/** The caller that this user is. One without a grant may do nothing. */
export function callerOf(
  { userId, username, name, grants, mustChangePassword = false, scopes = null }: Holder,
  via: Caller['via'],
): Caller {
  const within = (permission: Permission): boolean => scopes === null || scopes.includes(permission);
  const having = (permission: Permission): readonly Grant[] =>
    within(permission) ? grants.filter(({ role }) => PERMISSIONS_OF[role].includes(permission)) : [];
  const scope = (permission: Permission): readonly string[] | null => {
    const giving = having(permission);
    if (giving.some(({ role }) => role !== 'operator' || EVERYWHERE.has(permission))) return null;
    return [...new Set(giving.map(({ unitId }) => unitId))].sort();
  };
  return {
    userId,
    username,
    name,
    grants,
    via,
    mustChangePassword,
    permissions: new Set(PERMISSIONS.filter((permission) => having(permission).length > 0)),
    scope,
    covers: (permission: Permission, unitId: string, tree: Within): boolean => {
      const units = scope(permission);
      return units === null || units.some((root) => tree.isWithin(unitId, root));
    },
  };
}
