import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { startServer, type RunningServer } from './support/programs';

const ROOT = resolve(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** What stands between ``` of one language below a heading. */
function block(heading: string, language: string): string {
  const section = README.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section ?? '')?.[1];
  if (found === undefined) throw new Error(`README.md has no ${language} block below "${heading}"`);
  return found;
}

interface Done {
  readonly status: number | null;
  readonly output: string;
}

/** `npm run cli` without its look whether something is to be built: other tests run what is built. */
const BUILT_CLI =
  'npm() { while [ "$1" != -- ]; do shift; done; shift; node --enable-source-maps dist/api/cli.js "$@"; }';

/** Runs lines of a shell as somebody who pastes them, who stops at the first that fails. */
function shell(lines: string, environment: Readonly<Record<string, string>>): Promise<Done> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment };
  const child = spawn('bash', ['-euo', 'pipefail', '-c', `${BUILT_CLI}\n${lines}`], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => child.once('close', (status) => done({ status, output })));
}

describe('the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-readme-'));
  // inside of the workspace, so that its packages are found from there
  const example = join(ROOT, 'dist/readme-example');
  const database = `file:${join(folder, 'readme.sqlite')}`;
  let server: RunningServer | undefined;

  beforeAll(() => mkdirSync(example, { recursive: true }));
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(example, { recursive: true, force: true });
  });

  it('is short', () => {
    expect(README.split('\n').length).toBeLessThan(300);
  });

  it('shows two pictures that are there', () => {
    const pictures = [...README.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(pictures).toHaveLength(2);
    for (const path of pictures) expect(readFileSync(join(ROOT, path)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('names every setting', () => {
    const settings = readFileSync(join(ROOT, 'api/src/config/settings.ts'), 'utf8');
    const names = [...settings.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(25);
    // bounds of files are named together
    const isBound = (name: string): boolean => /^(IMPORT|DOCUMENT)_MAX_/.test(name);
    expect(names.filter((name) => !isBound(name) && !README.includes(`\`${name}\``))).toEqual([]);
  });

  it('names only scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...README.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|start|test)/g)].flatMap(
      ([, script]) => script ?? [],
    );
    expect(new Set(named).size).toBeGreaterThan(3);
    expect([...new Set(named)].filter((script) => !(script in scripts))).toEqual([]);
  });

  it('names only commands that the command line has, and all of them', async () => {
    const { output } = await shell('npm run --silent cli -- help', { DATABASE_URL: database });
    const known = [...output.matchAll(/^ {2}([a-z][a-z-]*(?: [a-z-]+)?)(?= {2,}| -| [A-Z[(])/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(known.length).toBeGreaterThan(8);
    expect(known.filter((name) => !README.includes(`\`${name}`) && !README.includes(` ${name} `))).toEqual([]);
  });

  it('sets up a real installation with the lines that it gives', async () => {
    const lines = block('Running it for real', 'sh').replace(/DATABASE_URL=\S+/, `DATABASE_URL=${database}`);
    expect(lines).toContain(database);
    const { status, output } = await shell(lines, {});
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(output).not.toContain('WRONG');
  }, 120_000);

  it('lets other programs in with the lines that it gives', async () => {
    server = await startServer({ DATABASE_URL: database, DEMO: 'off' });
    const lines = `${block('The API for other programs', 'sh').replace('-o pantausop.d.ts', `-o ${example}/pantausop.d.ts`).replace('-o matriks.csv', `-o ${folder}/matriks.csv`)}
      printf '%s' "$TOKEN" > ${folder}/token`;
    const { status, output } = await shell(lines, { PANTAU_URL: server.url, DATABASE_URL: database });
    expect({ status, output }).toMatchObject({ status: 0 });
    const rows: string[][] = parse(readFileSync(join(folder, 'matriks.csv')), {
      bom: true,
      delimiter: ';',
      relax_column_count: true,
    });
    expect(rows.flat()).toContain('DINKES');
  }, 120_000);

  it('shows a client that the compiler takes and that prints the figures', async () => {
    writeFileSync(join(example, 'client.ts'), block('The API for other programs', 'ts'));
    const options = { module: 'preserve', moduleResolution: 'bundler', target: 'es2023', strict: true, noEmit: true };
    const compilerOptions = { ...options, skipLibCheck: true, types: ['node'] };
    writeFileSync(join(example, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['client.ts'] }));
    const types = await shell(`npx tsc -p ${example}`, {});
    expect(types).toEqual({ status: 0, output: '' });
    const environment = { PANTAU_URL: server?.url ?? '', PANTAU_TOKEN: readFileSync(join(folder, 'token'), 'utf8') };
    const { status, output } = await shell(`node ${example}/client.ts`, environment);
    expect(status).toBe(0);
    expect(output).toMatch(/^DINKES 0\.0$/m);
  }, 120_000);
});
