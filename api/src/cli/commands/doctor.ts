import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { migrationState } from '@pantausop/database';
import { dateInZone, stampToIso } from '@pantausop/domain';
import { databaseFile } from '../../config';
import { Mailer } from '../../mail';
import { OrganisationRepository } from '../../organisation/organisation.repository';
import { BackupFolder } from '../../upkeep/backup/backup-folder';
import { isBackupOld, isDiskLow } from '../../upkeep/faults';
import { diskOf, placeOf } from '../../upkeep/places';
import type { Command, CommandContext } from '../command';

interface Finding {
  readonly about: string;
  readonly ok: boolean;
  readonly text: string;
}

export const doctor: Command = {
  name: 'doctor',
  usage:
    '  looks at settings, database, migrations, clock, time zone, folders, disk, backups, mail and pages, and says what is wrong',
  async run(context) {
    const database = await aboutDatabase(context);
    const findings = [
      { about: 'settings', ok: true, text: `read; business time zone ${context.settings.timeZone}` },
      ...database,
      ...(database.every(({ ok }) => ok) ? [await aboutClock(context)] : []),
      aboutZone(context),
      ...aboutFolders(context),
      await aboutDisk(context),
      await aboutBackups(context),
      await aboutMail(context),
      aboutPages(context),
    ];
    const lines = findings.map(({ about, ok, text }) => `${ok ? 'ok    ' : 'WRONG '} ${about}: ${text}`);
    context.print(lines.join('\n'), { ok: findings.every(({ ok }) => ok), findings });
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};

async function aboutDatabase(context: CommandContext): Promise<Finding[]> {
  try {
    const database = await context.database();
    const { pending, unknown } = await migrationState(database);
    const migrations =
      unknown.length > 0
        ? `the database is of a newer version (${unknown.join(', ')}): start that one, or restore a backup of this one`
        : pending.length > 0
          ? `not run yet: ${pending.join(', ')}; "migrate" runs them`
          : 'up to date';
    return [
      { about: 'database', ok: true, text: `${database.engine} answers` },
      { about: 'migrations', ok: unknown.length + pending.length === 0, text: migrations },
    ];
  } catch (error) {
    // Whatever the driver says is the finding.
    return [
      { about: 'database', ok: false, text: error instanceof Error ? error.message || error.name : String(error) },
    ];
  }
}

/** The record never goes back: a clock behind the newest stamp would stamp everything with the same old moment. */
async function aboutClock(context: CommandContext): Promise<Finding> {
  const governments = await (await context.app()).get(OrganisationRepository).governments();
  const newest = governments.map(({ lastStamp }) => lastStamp).sort((a, b) => b - a)[0];
  const now = context.clock.stamp();
  const behind = newest !== undefined && newest > now;
  const text = behind
    ? `this computer says ${stampToIso(now)}, but the newest change is of ${stampToIso(newest)}`
    : `${stampToIso(now)}, today is ${context.clock.today()}`;
  return { about: 'clock', ok: !behind, text };
}

/** Time zones change by law: a runtime without their data, or with wrong data, puts changes on the wrong day. */
function aboutZone({ settings }: CommandContext): Finding {
  const about = 'time zone';
  const at = Date.UTC(2026, 0, 1, 18);
  const [utc, jakarta] = ['UTC', 'Asia/Jakarta'].map((zone) => dateInZone(at, zone));
  const ok = utc === '2026-01-01' && jakarta === '2026-01-02';
  const text = ok
    ? `days begin in ${settings.timeZone}, by the data of ${process.versions['tz'] ?? 'this Node'}`
    : 'this Node has no data of time zones: use the one that npm installs';
  return { about, ok, text };
}

const CLOSED = {
  not_a_folder: 'is a file, not a folder',
  no_right: 'cannot be written by this account: give it the right',
};

/** The folders of database, documents and backups; they are made with the first file, if the one above admits that. */
function aboutFolders({ settings }: CommandContext): Finding[] {
  const path = databaseFile(settings.databaseUrl);
  const folders = [
    ...(path === null ? [] : [['database folder', dirname(path)] as const]),
    ['files folder', settings.filesDirectory] as const,
    ...(settings.backups ? [['backup folder', settings.backups.directory] as const] : []),
  ];
  return folders.map(([about, folder]) => {
    const { there, exists, closed } = placeOf(folder);
    if (closed) return { about, ok: false, text: `${there} ${CLOSED[closed]}` };
    const text = exists ? `${there} can be written` : `${resolve(folder)} is made with the first file`;
    return { about, ok: true, text };
  });
}

async function aboutDisk({ settings }: CommandContext): Promise<Finding> {
  const disk = await diskOf(settings.filesDirectory);
  const ok = !isDiskLow(disk);
  const text = `${mebibytes(disk.free)} of ${mebibytes(disk.total)} MiB are free${ok ? '' : ': make room before it is full'}`;
  return { about: 'disk', ok, text };
}

const mebibytes = (bytes: number): number => Math.floor(bytes / 1_048_576);

async function aboutBackups({ settings, clock }: CommandContext): Promise<Finding> {
  const about = 'backup';
  const { backups } = settings;
  if (!backups) return { about, ok: true, text: 'the program makes none by itself: run "backup FILE" every day' };
  const [last] = await new BackupFolder(backups.directory).kept();
  if (!last) return { about, ok: true, text: 'none yet: a running server makes one every day' };
  const old = isBackupOld(new Date(last.at).toISOString(), clock.now());
  const advice = ': is the server running, and what does its log say of "backup"?';
  return { about, ok: !old, text: `the newest one is of ${last.date}${old ? advice : ''}` };
}

async function aboutMail({ settings, clock }: CommandContext): Promise<Finding> {
  const about = 'mail';
  if (settings.smtpUrl === null) return { about, ok: true, text: 'no SMTP_URL: mail is written to the outbox folder' };
  const { host } = new URL(settings.smtpUrl);
  const complaint = await new Mailer(settings, clock).complaint();
  const text = complaint === null ? `${host} answers and lets this program in` : `${host}: ${complaint}`;
  return { about, ok: complaint === null, text };
}

function aboutPages({ settings }: CommandContext): Finding {
  const built = existsSync(join(settings.webDirectory, 'index.html'));
  const text = built ? `built, in ${settings.webDirectory}` : `not built: ${settings.webDirectory} has no index.html`;
  return { about: 'pages and fonts', ok: built, text };
}
