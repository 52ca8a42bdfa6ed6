import * as z from 'zod';

export const ROLES = ['pimpinan', 'bkd', 'organisasi', 'operator', 'admin'] as const;
export const RoleSchema = z.enum(ROLES);
export type Role = z.infer<typeof RoleSchema>;

/** What an endpoint asks for. */
export const PERMISSIONS = [
  'figures.read',
  'units.read',
  'register.read',
  'register.record',
  'register.govern',
  'import.run',
  'training.keep',
  'users.manage',
  'organisation.manage',
  'policy.manage',
  'audit.read',
] as const;
export const PermissionSchema = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof PermissionSchema>;

export const SignInSchema = z.strictObject({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(500),
});

export const SessionSchema = z.object({
  user: z.object({ id: z.string(), username: z.string(), name: z.string() }),
  roles: z.array(z.object({ role: RoleSchema, unitId: z.string(), unitName: z.string() })),
  permissions: z.array(PermissionSchema),
  /** The caller's highest unit: the default root of every figure. */
  rootUnitId: z.string(),
  sample: z.boolean(),
});
export type Session = z.infer<typeof SessionSchema>;

/** `GET /sign-in` (public): what the sign-in page needs to know. */
export const SignInInfoSchema = z.object({
  government: z.string(),
  sample: z.boolean(),
  /** Only in a database that the demo made. */
  demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), role: RoleSchema, unit: z.string() })),
});
export type SignInInfo = z.infer<typeof SignInInfoSchema>;
