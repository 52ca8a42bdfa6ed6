import * as z from 'zod';

/** What may be wrong with an installation, the gravest first. Each has one sentence on screen that says what to do. */
export const STATUS_FAULTS = [
  'database_damaged',
  'disk_fails',
  'disk_full',
  'database_read_only',
  'disk_low',
  'backup_failed',
  'backup_missing',
  'backup_old',
  'files_closed',
  'clock_behind',
  'reports_still',
  'mail_stuck',
  'mail_unknown',
  'reports_failed',
] as const;
export type StatusFault = (typeof STATUS_FAULTS)[number];

/** `GET /status`: how the program and what it stands on are. Instants are ISO 8601, sizes bytes. */
export const SystemStatusSchema = z.object({
  faults: z.array(z.enum(STATUS_FAULTS)),
  program: z.object({ version: z.string(), build: z.string(), node: z.string(), startedAt: z.string() }),
  database: z.object({
    engine: z.enum(['sqlite', 'postgres']),
    bytes: z.int(),
    migrations: z.int(),
    newestMigration: z.string(),
  }),
  /** null: this program makes none by itself */
  backup: z
    .object({
      folder: z.string(),
      keep: z.int(),
      /** the newest one; null = none yet */
      last: z.object({ at: z.string(), bytes: z.int() }).nullable(),
      /** why the last attempt failed */
      failure: z.string().nullable(),
    })
    .nullable(),
  mail: z.object({
    /** false: letters are written to the outbox folder */
    server: z.boolean(),
    waiting: z.int(),
    /** of those waiting; null = none */
    oldestWaitingAt: z.string().nullable(),
    /** handed over without an answer: somebody must decide */
    unknown: z.int(),
    /** report runs of the last seven days that failed */
    failedRuns: z.int(),
  }),
  /** what the server does by itself: when it last gave a sign, and whether that is too long ago; null: it does nothing so */
  byItself: z.object({ lastSignAt: z.string(), still: z.boolean() }).nullable(),
  /** of the folder in which database or documents lie */
  disk: z.object({ free: z.int(), total: z.int() }),
  clock: z.object({ now: z.string(), newestChange: z.string().nullable(), timeZone: z.string() }),
});
export type SystemStatus = z.infer<typeof SystemStatusSchema>;
