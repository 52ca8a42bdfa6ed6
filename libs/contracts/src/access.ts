import * as z from 'zod';
import { INPUT_RULES } from './input-rules';
import { CalendarDateSchema } from './primitives';

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
  'reports.manage',
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
  /** Nothing else opens until the password is changed (403 `password_change_required`). */
  mustChangePassword: z.boolean(),
});
export type Session = z.infer<typeof SessionSchema>;

/** `GET /sign-in` (public): what the sign-in page needs to know. */
export const SignInInfoSchema = z.object({
  government: z.string(),
  sample: z.boolean(),
  /** True while nothing is recorded and `POST /setup` begins it. */
  setup: z.boolean(),
  /** True when `GET /sso` leads to a provider. */
  singleSignOn: z.boolean(),
  /** Only in a database that the demo made. */
  demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), role: RoleSchema, unit: z.string() })),
});
export type SignInInfo = z.infer<typeof SignInInfoSchema>;

const PasswordSchema = z.string().min(1).max(500);

/** A mail address as far as this program tells: one `@`, no spaces, no list. */
export const EmailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^[^@\s<>,;:"]+@[^@\s<>,;:"]+$/, { error: INPUT_RULES.mailAddress });

export const AccountSchema = z.object({
  username: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** False for an account that enters by single sign-on only. */
  hasPassword: z.boolean(),
  singleSignOn: z.boolean(),
});
export type AccountView = z.infer<typeof AccountSchema>;

export const ChangePasswordSchema = z.strictObject({ current: PasswordSchema, password: PasswordSchema });
export const ChangeEmailSchema = z.strictObject({ current: PasswordSchema, email: EmailSchema.nullable() });

export const BROWSERS = ['firefox', 'edge', 'opera', 'samsung', 'chrome', 'safari', 'other'] as const;
export const SYSTEMS = ['windows', 'android', 'ios', 'macos', 'chromeos', 'linux', 'other'] as const;

export const MySessionSchema = z.object({
  id: z.string(),
  browser: z.enum(BROWSERS),
  system: z.enum(SYSTEMS),
  createdAt: z.string(),
  /** To the minute. */
  lastSeenAt: z.string(),
  /** The session that asks. */
  current: z.boolean(),
});
export type MySession = z.infer<typeof MySessionSchema>;
export const MySessionsSchema = z.object({ items: z.array(MySessionSchema) });

export const MyTokenSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** What it is limited to; null = everything its user may do. */
  scopes: z.array(PermissionSchema).nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  expired: z.boolean(),
  /** To the minute. */
  lastUsedAt: z.string().nullable(),
});
export type MyToken = z.infer<typeof MyTokenSchema>;
/** Those that are not revoked, the newest first. */
export const MyTokensSchema = z.object({ items: z.array(MyTokenSchema) });

export const NewTokenSchema = z.strictObject({
  label: z.string().trim().min(1).max(100),
  /** It holds through this day; null = until it is revoked. */
  expiresOn: CalendarDateSchema.nullable(),
  scopes: z.array(PermissionSchema).min(1).nullable(),
});
export type NewToken = z.infer<typeof NewTokenSchema>;
/** `secret` is shown here and never again. */
export const CreatedTokenSchema = z.object({ token: MyTokenSchema, secret: z.string() });
export type CreatedToken = z.infer<typeof CreatedTokenSchema>;

/** `account`: a user name or the mail address of one. */
export const PasswordResetRequestSchema = z.strictObject({
  account: z.string().trim().min(1).max(200),
  language: z.enum(['id', 'en']).optional(),
});
const ResetToken = z.string().regex(/^[\w-]{20,100}$/, { error: INPUT_RULES.linkToken });
export const PasswordResetCheckSchema = z.strictObject({ token: ResetToken });
export const PasswordResetStateSchema = z.object({ username: z.string(), expiresAt: z.string() });
export type PasswordResetState = z.infer<typeof PasswordResetStateSchema>;
export const PasswordResetSchema = z.strictObject({ token: ResetToken, password: PasswordSchema });

/** Why single sign-on led back to the sign-in page (`/masuk?sso=…`). */
export const SSO_REFUSALS = ['denied', 'expired', 'no_role', 'disabled', 'failed', 'unavailable'] as const;
export type SsoRefusal = (typeof SSO_REFUSALS)[number];
/** `kembali`: the page to open afterwards. */
export const SsoQuerySchema = z.strictObject({ kembali: z.string().max(2000).optional() });
/** Whatever the provider adds to its answer is looked at by the flow itself. */
export const SsoAnswerSchema = z.looseObject({ state: z.string().max(500).optional() });
