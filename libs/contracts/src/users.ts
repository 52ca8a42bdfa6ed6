import * as z from 'zod';
import { EmailSchema, PermissionSchema, RoleSchema } from './access';
import { listOf, PageQueryShape } from './primitives';

export const USER_STATUSES = ['active', 'inactive'] as const;

/** An account as whoever keeps accounts sees it. No more of a person is kept than this. */
export const UserSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  status: z.enum(USER_STATUSES),
  /** the password is an initial one */
  mustChangePassword: z.boolean(),
  /** made by the sample data */
  sample: z.boolean(),
  createdAt: z.string(),
  /** null = never signed in */
  lastSignInAt: z.string().nullable(),
  /** each at a unit and everything below it */
  grants: z.array(z.object({ role: RoleSchema, unitId: z.string(), unitCode: z.string(), unitName: z.string() })),
});
export type User = z.infer<typeof UserSchema>;

export const UsersQuerySchema = z.strictObject({
  /** words of the name, the user name, a unit */
  q: z.string().trim().max(200).optional(),
  role: RoleSchema.optional(),
  status: z.enum(USER_STATUSES).optional(),
  page: PageQueryShape.page,
  pageSize: PageQueryShape.pageSize,
});
export type UsersQuery = z.output<typeof UsersQuerySchema>;
export const UsersSchema = listOf(UserSchema);
export type Users = z.infer<typeof UsersSchema>;

/** A role at a unit (code or id). */
export const GrantSchema = z.strictObject({ role: RoleSchema, unit: z.string().trim().min(1).max(64) });
export type NewGrant = z.output<typeof GrantSchema>;

const name = z.string().trim().min(1).max(200);
const password = z.string().min(1).max(500);

export const NewUserSchema = z.strictObject({
  username: z.string().trim().min(1).max(100),
  name,
  email: EmailSchema.nullable().default(null),
  grants: z.array(GrantSchema).min(1).max(20),
  /** omitted: one is made and shown once; either way its owner changes it first */
  password: password.optional(),
});
export type NewUser = z.output<typeof NewUserSchema>;

export const UserChangeSchema = z.strictObject({ name: name.optional(), email: EmailSchema.nullable().optional() });
export type UserChange = z.output<typeof UserChangeSchema>;

export const InitialPasswordSchema = z.strictObject({ password: password.optional() });
export type InitialPassword = z.output<typeof InitialPasswordSchema>;

/** `initialPassword`: the one that was made, here and never again; null when it was given. */
export const UserWithPasswordSchema = z.object({ user: UserSchema, initialPassword: z.string().nullable() });
export type UserWithPassword = z.infer<typeof UserWithPasswordSchema>;

/** What each role may do. */
export const RoleRightsSchema = z.object({
  items: z.array(z.object({ role: RoleSchema, permissions: z.array(PermissionSchema) })),
});
export type RoleRights = z.infer<typeof RoleRightsSchema>;
