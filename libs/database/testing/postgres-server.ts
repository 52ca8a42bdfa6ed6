import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Where Debian and its relatives keep the server programs of each PostgreSQL version. */
const PROGRAMS = '/usr/lib/postgresql';
const START_LIMIT_MS = 30_000;

/** No durability: the data lives as long as one test run. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=32MB'];

/**
 * Runs PostgreSQL as a child that stops by itself when our end of its standard input closes,
 * so that a killed test run leaves no server behind.
 */
const GUARD = '"$0" "$@" & server=$!; cat > /dev/null; kill -INT $server; wait $server';

export interface PostgresServer {
  /** e.g. `15.18` */
  readonly version: string;
  /** Address of the maintenance database; any user is trusted on the loopback interface. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder of the newest PostgreSQL server programs on this machine, or undefined when there are none. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(PROGRAMS)) return undefined;
  const versions = readdirSync(PROGRAMS).filter((name) => existsSync(join(PROGRAMS, name, 'bin', 'initdb')));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(PROGRAMS, newest, 'bin');
}

/**
 * Makes a new cluster in a temporary folder and serves it on a free port of 127.0.0.1.
 * @param settings that go before ours, e.g. `fsync=on`
 * @throws Error with the server's own words when it is not ready after 30 seconds.
 */
export function startPostgres(programs: string, settings: readonly string[] = []): Promise<PostgresServer> {
  return served(programs, settings, (data, owner) => {
    const initdb = ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'];
    execFileSync(join(programs, 'initdb'), [...initdb, '--locale', 'C'], owner);
  });
}

/**
 * Serves a copy of a running server that follows it (hot standby) and takes no writes.
 * @throws Error with the server's own words when it is not ready after 30 seconds.
 */
export function startReplica(programs: string, primary: string): Promise<PostgresServer> {
  return served(programs, [], (data, owner) => {
    const backup = ['--pgdata', data, '--dbname', primary, '--write-recovery-conf', '--checkpoint=fast', '--no-sync'];
    execFileSync(join(programs, 'pg_basebackup'), backup, owner);
  });
}

async function served(
  programs: string,
  more: readonly string[],
  make: (data: string, owner: { cwd: string; stdio: 'pipe' }) => void,
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-postgres-'));
  const owner = serverUser();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  make(data, { cwd: folder, stdio: 'pipe', ...owner });

  const port = await freePort();
  const settings = [...SETTINGS, ...more, `port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const args = ['-c', GUARD, join(programs, 'postgres'), '-D', data, ...settings.flatMap((one) => ['-c', one])];
  const child = spawn('sh', args, { cwd: folder, stdio: ['pipe', 'ignore', 'pipe'], ...owner });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const version = await firstAnswer(url, Date.now() + START_LIMIT_MS);
  if (version !== undefined) return { version, url, stop };
  await stop();
  throw new Error(`PostgreSQL was not ready after ${START_LIMIT_MS / 1000} s: ${words}`);
}

/** PostgreSQL refuses to run as root; Debian's package brings the user `postgres` for it. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The version of the server as soon as it answers; undefined when it has not by `deadline` (milliseconds of the epoch). */
async function firstAnswer(url: string, deadline: number): Promise<string | undefined> {
  while (Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
    } catch (error) {
      if (!isStarting(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end();
    }
  }
  return undefined;
}

/** Nobody listens yet, or the server says that it is starting up (57P03). */
function isStarting(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'ECONNREFUSED' || code === '57P03';
}
