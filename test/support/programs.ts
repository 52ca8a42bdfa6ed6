import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** As tools/start.mjs and tools/cli.mjs have it; it makes a start of a program twice as quick. */
const NODE_COMPILE_CACHE = join(ROOT, 'dist/compile-cache');
/** As api/Containerfile and api/pantausop.service have it. */
const NODE_FLAGS = ['--max-semi-space-size=16', '--enable-source-maps'];
const START_LIMIT_MS = 180_000;
/** Longer than the program gives itself (main.ts), so that it is seen to fail by itself. */
const STOP_LIMIT_MS = 30_000;

/** How a program of dist/api ended, and what it wrote. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningServer {
  /** e.g. `http://127.0.0.1:41234`, without a slash at the end */
  readonly url: string;
  readonly pid: number;
  /** Everything it wrote so far. */
  log(): string;
  /** Ends it as an operator would (SIGTERM). */
  stop(): Promise<Ended>;
  /** Ends it as a power cut would (SIGKILL). */
  kill(): Promise<Ended>;
}

/** Settings of the program under test; nothing else of this process's environment reaches it but PATH and HOME. */
export type ProgramSettings = Readonly<Record<string, string>>;

/**
 * Serves a built API and dashboard on a free port until `stop`.
 * @throws Error with what the server wrote, when it ends by itself or names no address within three minutes.
 */
export async function startServer(settings: ProgramSettings): Promise<RunningServer> {
  const child = program('main.js', [], { PORT: '0', ...settings });
  const { written, ended } = outcomeOf(child);
  const log = (): string => written.stdout + written.stderr;
  const url = await new Promise<string>((resolveUrl, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server named no address within ${START_LIMIT_MS / 1000} s:\n${log()}`));
    }, START_LIMIT_MS);
    child.stdout?.on('data', () => {
      const address = /http:\/\/[\w.-]+:\d+/.exec(written.stdout)?.[0];
      if (address === undefined) return;
      clearTimeout(limit);
      resolveUrl(address);
    });
    void ended.then(({ status }) => {
      clearTimeout(limit);
      reject(new Error(`the server ended with ${status}:\n${log()}`));
    });
  });
  const stop = async (): Promise<Ended> => {
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    child.kill('SIGTERM');
    const end = await ended;
    clearTimeout(limit);
    return end;
  };
  const kill = (): Promise<Ended> => {
    child.kill('SIGKILL');
    return ended;
  };
  return { url, pid: child.pid ?? 0, log, stop, kill };
}

/** Starts a program of dist/api and kills it after so many milliseconds, if it has not ended by then. */
export async function killedAfter(
  ms: number,
  file: 'main.js' | 'cli.js',
  args: readonly string[],
  settings: ProgramSettings,
): Promise<Ended> {
  const child = program(file, args, { PORT: '0', ...settings });
  const limit = setTimeout(() => child.kill('SIGKILL'), ms);
  const end = await outcomeOf(child).ended;
  clearTimeout(limit);
  return end;
}

/** Begins one command of the command line; whoever began it may end it as nothing else would (SIGKILL). */
export function beginCli(args: readonly string[], settings: ProgramSettings): { kill(): void; ended: Promise<Ended> } {
  const child = program('cli.js', args, settings);
  child.stdin?.end();
  return { kill: () => void child.kill('SIGKILL'), ended: outcomeOf(child).ended };
}

/** Runs one command of the command line (`dist/api/cli.js`) to its end. */
export async function runCli(args: readonly string[], settings: ProgramSettings, input = ''): Promise<Ended> {
  const child = program('cli.js', args, settings);
  child.stdin?.end(input);
  return outcomeOf(child).ended;
}

/** As `runCli`; @throws Error with what it wrote when the command fails. Returns its standard output. */
export async function cli(args: readonly string[], settings: ProgramSettings, input = ''): Promise<string> {
  const { status, stdout, stderr } = await runCli(args, settings, input);
  if (status !== 0) throw new Error(`cli ${args.join(' ')} ended with ${status}:\n${stderr}${stdout}`);
  return stdout;
}

function program(file: string, args: readonly string[], settings: ProgramSettings): ChildProcess {
  const path = join(ROOT, 'dist/api', file);
  if (!existsSync(path)) throw new Error(`${path} is not built: nx run-many -t build`);
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_COMPILE_CACHE, ...settings };
  const options: SpawnOptions = { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'pipe'] };
  return spawn(process.execPath, [...NODE_FLAGS, path, ...args], options);
}

function outcomeOf(child: ChildProcess): { written: { stdout: string; stderr: string }; ended: Promise<Ended> } {
  const written = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (written.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (written.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolveEnd) => {
    child.once('close', (status) => resolveEnd({ status, ...written }));
  });
  return { written, ended };
}
