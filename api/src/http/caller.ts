import type { Permission, Role } from '@pantausop/contracts';

/** A role at a unit and everything below it. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string;
}

/** The part of the organisation tree that scope needs (`UnitTree` fits). */
export interface Within {
  isWithin(id: string, root: string): boolean;
}

/** Who is asking, and what they may do. */
export interface Caller {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** What the caller may do somewhere; `covers` says where. */
  readonly permissions: ReadonlySet<Permission>;
  readonly via: 'session' | 'token' | 'command-line';
  /** The password was set by somebody else: nothing opens but its own change. */
  readonly mustChangePassword: boolean;
  /** True when one of the caller's roles gives `permission` for the SOPs, histories and files of `unitId`. */
  covers(permission: Permission, unitId: string, tree: Within): boolean;
  /**
   * The units to whose subtrees the caller's `permission` is limited; null = no limit.
   * Equal text means equal scope: part of the key of an answer that depends on it.
   */
  scope(permission: Permission): readonly string[] | null;
}
