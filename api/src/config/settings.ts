import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readRoleMap, type RoleRule } from './role-map';

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];
const isNetwork = (text: string): boolean => {
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return NAMED_NETWORKS.includes(text) || (isIP(address) > 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128));
};

const isTimeZone = (name: string): boolean => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0..65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number, 0..65535');

const address = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** A whole number from 1 to `most`. */
const bound = (usual: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number, 1..${most}`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, `must be a whole number, 1..${most}`)
    .default(usual);

/** The provider's address; what passes unencrypted could be read and changed on its way, so only this machine itself may. */
const issuer = address('http:', 'https:').refine(
  (text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  },
  { error: 'must begin with https:// (http:// for a provider on this machine only)' },
);

const roleMap = z.string().transform((text, context): readonly RoleRule[] => {
  const rules = readRoleMap(text);
  if (typeof rules !== 'string') return rules;
  context.addIssue({ code: 'custom', message: rules });
  return z.NEVER;
});

const EnvironmentSchema = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must be file:<path> or postgres://…')
      .default('file:var/pantausop.sqlite'),
    /** A streaming replica of DATABASE_URL, from which figures are read where it has everything that was recorded. */
    DATABASE_REPLICA_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/.+$/, 'must be postgres://…')
      .optional(),
    PORT: port.default(3000),
    HOST: z.string().default('127.0.0.1'),
    /** How browsers reach this server; decides whether the session cookie is Secure. */
    BASE_URL: address('http:', 'https:').optional(),
    SMTP_URL: address('smtp:', 'smtps:').optional(),
    /** Proxies in front of this server whose X-Forwarded-For is believed. */
    TRUSTED_PROXIES: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .refine((parts) => parts.every(isNetwork), 'must be addresses or networks such as 10.0.0.0/8, or loopback')
      .default([]),
    MAIL_FROM: z
      .string()
      .regex(/^[^@\s]+@[^@\s]+$|^.+<[^@\s]+@[^@\s]+>$/, 'must be a mail address')
      .optional(),
    /** A mail server that says nothing for so long is given up for this attempt. */
    SMTP_MAX_SECONDS: bound(20, 600),
    /** Where mail is written without SMTP_URL. */
    MAIL_OUTBOX: z.string().optional(),
    BUSINESS_TIME_ZONE: z
      .string()
      .refine(isTimeZone, 'must be a time zone such as Asia/Jakarta')
      .default('Asia/Jakarta'),
    OIDC_ISSUER: issuer.optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_ROLE_CLAIM: z.string().default('groups'),
    OIDC_ROLES: roleMap.optional(),
    SESSION_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
    /** A session nobody used for so long is over. */
    SESSION_IDLE_MINUTES: bound(480, 43_200),
    /** A session is over after so long however it is used. */
    SESSION_MAX_HOURS: bound(168, 8_760),
    DEMO: z.enum(['auto', 'off'], 'must be auto or off').default('auto'),
    /** Bounds of a register file: size, rows, columns, and how many times larger a part may become when decompressed. */
    IMPORT_MAX_MEBIBYTES: bound(20, 64),
    IMPORT_MAX_ROWS: bound(50_000, 1_000_000),
    IMPORT_MAX_COLUMNS: bound(200, 16_384),
    IMPORT_MAX_EXPANSION: bound(100, 10_000),
    /** Reading a register file is given up after so long. */
    IMPORT_MAX_SECONDS: bound(60, 600),
    /** Where uploaded documents are kept, by digest; beside the database by default. Never a folder that is served. */
    FILES_DIR: z.string().optional(),
    /** Bounds of a document of an SOP: size, and how many times larger a part of it may become when decompressed. */
    DOCUMENT_MAX_MEBIBYTES: bound(20, 64),
    DOCUMENT_MAX_EXPANSION: bound(200, 10_000),
    /** Reading a document is given up after so long. */
    DOCUMENT_MAX_SECONDS: bound(20, 600),
    /** Where the daily backups of a SQLite database are kept, or `off`; beside the database by default. */
    BACKUP_DIR: z.string().optional(),
    /** So many of them stay. */
    BACKUP_KEEP: bound(14, 3_650),
    /** Whoever asks for the metrics from elsewhere than this machine must say it. */
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    LOG_LEVEL: z.enum(['info', 'warn', 'error'], 'must be info, warn or error').optional(),
    LOG_FORMAT: z.enum(['json', 'text'], 'must be json or text').optional(),
    /** Where the built web application lies. */
    WEB_DIR: z.string().default('dist/web/browser'),
  })
  .refine(({ DATABASE_URL, DATABASE_REPLICA_URL }) => !DATABASE_REPLICA_URL || !DATABASE_URL.startsWith('file:'), {
    path: ['DATABASE_REPLICA_URL'],
    error: 'must be a replica of the PostgreSQL database of DATABASE_URL, which is a file',
  })
  .refine(({ OIDC_ISSUER, OIDC_CLIENT_ID }) => (OIDC_ISSUER === undefined) === (OIDC_CLIENT_ID === undefined), {
    path: ['OIDC_CLIENT_ID'],
    error: 'must be given together with OIDC_ISSUER',
  })
  .refine(({ OIDC_ISSUER, OIDC_ROLES }) => (OIDC_ISSUER === undefined) === (OIDC_ROLES === undefined), {
    path: ['OIDC_ROLES'],
    error: 'must be given together with OIDC_ISSUER: <value of the role claim>=<role>[@UNIT-CODE]; …',
  });

/** Single sign-on by OpenID Connect. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** the claim of the ID token that says what somebody is: a text or a list of texts */
  readonly roleClaim: string;
  readonly roles: readonly RoleRule[];
}

/** The settings of a running program: read from the environment once, checked, frozen. */
export interface Settings {
  readonly databaseUrl: string;
  readonly databaseReplicaUrl: string | null;
  /** 0 = any free port */
  readonly port: number;
  readonly host: string;
  readonly baseUrl: string | null;
  /** Where links in mails and the single sign-on provider lead: BASE_URL, else where this server listens. */
  readonly publicUrl: string;
  /** empty = no proxy is believed */
  readonly trustedProxies: readonly string[];
  readonly smtpUrl: string | null;
  readonly smtpPatienceSeconds: number;
  readonly mailFrom: string;
  readonly mailOutbox: string;
  /** IANA name; the zone in which days begin */
  readonly timeZone: string;
  readonly oidc: OidcSettings | null;
  readonly sessionSecret: string | null;
  readonly sessions: { readonly idleMinutes: number; readonly maxHours: number };
  readonly demo: 'auto' | 'off';
  readonly webDirectory: string;
  /** null: the program makes none by itself (PostgreSQL, a database in memory, or switched off) */
  readonly backups: { readonly directory: string; readonly keep: number } | null;
  readonly metricsToken: string | null;
  readonly log: { readonly level: 'info' | 'warn' | 'error'; readonly format: 'json' | 'text' };
  readonly importLimits: {
    readonly maxBytes: number;
    readonly maxRows: number;
    readonly maxColumns: number;
    readonly maxExpansion: number;
    readonly maxSeconds: number;
  };
  readonly filesDirectory: string;
  readonly documentLimits: { readonly maxBytes: number; readonly maxExpansion: number; readonly maxSeconds: number };
}

/** A setting is wrong: says which and why, one line each. */
export class WrongSettingError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'WrongSettingError';
  }
}

/**
 * The settings in an environment; an empty variable counts as absent.
 * @throws WrongSettingError naming every wrong variable.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new WrongSettingError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  const env = parsed.data;
  return Object.freeze({
    databaseUrl: env.DATABASE_URL,
    databaseReplicaUrl: env.DATABASE_REPLICA_URL ?? null,
    port: env.PORT,
    host: env.HOST,
    baseUrl: env.BASE_URL ?? null,
    publicUrl: (env.BASE_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, ''),
    trustedProxies: Object.freeze(env.TRUSTED_PROXIES),
    smtpUrl: env.SMTP_URL ?? null,
    smtpPatienceSeconds: env.SMTP_MAX_SECONDS,
    mailFrom: env.MAIL_FROM ?? 'PantauSOP <pantausop@localhost>',
    mailOutbox: env.MAIL_OUTBOX ?? besideDatabase(env.DATABASE_URL, 'outbox'),
    timeZone: env.BUSINESS_TIME_ZONE,
    oidc:
      env.OIDC_ISSUER !== undefined && env.OIDC_CLIENT_ID !== undefined && env.OIDC_ROLES !== undefined
        ? Object.freeze({
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET ?? null,
            roleClaim: env.OIDC_ROLE_CLAIM,
            roles: Object.freeze(env.OIDC_ROLES),
          })
        : null,
    sessionSecret: env.SESSION_SECRET ?? null,
    sessions: Object.freeze({ idleMinutes: env.SESSION_IDLE_MINUTES, maxHours: env.SESSION_MAX_HOURS }),
    demo: env.DEMO,
    webDirectory: env.WEB_DIR,
    backups: backupsOf(env.DATABASE_URL, env.BACKUP_DIR, env.BACKUP_KEEP),
    metricsToken: env.METRICS_TOKEN ?? null,
    log: Object.freeze(logOf(env.LOG_LEVEL, env.LOG_FORMAT ?? (process.stdout.isTTY ? 'text' : 'json'))),
    importLimits: Object.freeze({
      maxBytes: env.IMPORT_MAX_MEBIBYTES * 1_048_576,
      maxRows: env.IMPORT_MAX_ROWS,
      maxColumns: env.IMPORT_MAX_COLUMNS,
      maxExpansion: env.IMPORT_MAX_EXPANSION,
      maxSeconds: env.IMPORT_MAX_SECONDS,
    }),
    filesDirectory: env.FILES_DIR ?? besideDatabase(env.DATABASE_URL, 'files'),
    documentLimits: Object.freeze({
      maxBytes: env.DOCUMENT_MAX_MEBIBYTES * 1_048_576,
      maxExpansion: env.DOCUMENT_MAX_EXPANSION,
      maxSeconds: env.DOCUMENT_MAX_SECONDS,
    }),
  });
}

/** Who sits at a terminal is told what is wrong; who collects lines gets every request. */
const logOf = (level: Settings['log']['level'] | undefined, format: Settings['log']['format']): Settings['log'] => ({
  level: level ?? (format === 'text' ? 'warn' : 'info'),
  format,
});

function backupsOf(url: string, folder: string | undefined, keep: number): Settings['backups'] {
  if (folder === 'off' || databaseFile(url) === null) return null;
  return Object.freeze({ directory: folder ?? besideDatabase(url, 'backups'), keep });
}

/** A folder beside a database that is a file; else in the working folder's `var`. */
function besideDatabase(url: string, folder: string): string {
  const path = databaseFile(url);
  return join(path === null ? 'var' : dirname(path), folder);
}

/** The file of a SQLite database; null for any other, and for one in memory. */
export const databaseFile = (url: string): string | null =>
  /^file:(?:\/\/(?=\/))?(?!:memory:)(.+)$/.exec(url)?.[1] ?? null;
