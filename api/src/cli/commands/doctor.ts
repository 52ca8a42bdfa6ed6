import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { migrationState } from '@pantausop/database';
import { stampToIso } from '@pantausop/domain';
import { OrganisationRepository } from '../../organisation/organisation.repository';
import type { Command, CommandContext } from '../command';

interface Finding {
  readonly about: string;
  readonly ok: boolean;
  readonly text: string;
}

export const doctor: Command = {
  name: 'doctor',
  usage: '  looks at settings, database, migrations, files folder, mail, pages and clock, and says what is wrong',
  async run(context) {
    const database = await aboutDatabase(context);
    const findings = [
      { about: 'settings', ok: true, text: `read; business time zone ${context.settings.timeZone}` },
      ...database,
      ...(database.every(({ ok }) => ok) ? [await aboutClock(context)] : []),
      aboutFiles(context),
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
        ? `the database is newer than this program (${unknown.join(', ')})`
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

/** Uploaded documents are written there; the folder is made with the first one, if the one above it admits that. */
function aboutFiles({ settings }: CommandContext): Finding {
  const about = 'files folder';
  const folder = resolve(settings.filesDirectory);
  const there = nearestExisting(folder);
  if (!statSync(there).isDirectory()) return { about, ok: false, text: `${there} is a file, not a folder` };
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    // whatever the system says: this account may not
    return { about, ok: false, text: `this account may not write in ${there}` };
  }
  const text = there === folder ? `${folder} can be written` : `${folder} is made with the first document`;
  return { about, ok: true, text };
}

const nearestExisting = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));

async function aboutMail({ settings }: CommandContext): Promise<Finding> {
  if (settings.smtpUrl === null)
    return { about: 'mail', ok: true, text: 'no SMTP_URL: mail is written to the outbox folder' };
  const { hostname, port, protocol } = new URL(settings.smtpUrl);
  const address = { host: hostname, port: Number(port || (protocol === 'smtps:' ? 465 : 25)) };
  const reachable = await new Promise<boolean>((resolve) => {
    const socket = connect({ ...address, timeout: 5_000 });
    const end = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
  const text = `${address.host}:${address.port} ${reachable ? 'answers' : 'does not answer'}`;
  return { about: 'mail', ok: reachable, text };
}

function aboutPages({ settings }: CommandContext): Finding {
  const built = existsSync(join(settings.webDirectory, 'index.html'));
  const text = built ? `built, in ${settings.webDirectory}` : `not built: ${settings.webDirectory} has no index.html`;
  return { about: 'pages and fonts', ok: built, text };
}
