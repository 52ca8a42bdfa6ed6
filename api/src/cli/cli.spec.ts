import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import { recordSmallCity, startApp } from '../testing';
import { REMEMBER_MS } from '../access/recent-callers';
import { runCli } from './run-cli';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(line: string, environment: Readonly<Record<string, string>>, input = ''): Promise<Said> {
  let [out, err] = ['', ''];
  const code = await runCli(line.split(' ').filter(Boolean), environment, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    input: () => Promise.resolve(input),
  });
  return { code, out, err };
}

describeEngines('the command line', (engine) => {
  it('keeps accounts and tokens of a database', async () => {
    const url = await engine.url?.();
    if (url === undefined) {
      expect(engine.name).toBe('PGlite');
      return;
    }
    const env = { DATABASE_URL: url };
    expect(await run('doctor', env)).toMatchObject({
      code: 1,
      out: expect.stringContaining('WRONG  migrations: not run yet: 0001_register'),
    });
    expect((await run('migrate', env)).out).toContain('0002_access');
    expect(JSON.parse((await run('migrate --json', env)).out)).toEqual({ migrated: [] });
    expect(await run('user add --username siti --name Siti --role operator', env, 'long enough\n')).toEqual({
      code: 1,
      out: '',
      err: 'the database is empty: run "npm run cli -- seed" first\n',
    });

    const database = await openDatabase(url);
    const { app, clock } = await startApp(database);
    clock.set(new Date().toISOString());
    try {
      await recordSmallCity(app, database, false);
      expect(await run('seed --demo', env)).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
      const added = await run(
        'user add --username Siti --name Siti --role operator --unit dinkes --json',
        env,
        'long enough\n',
      );
      expect(JSON.parse(added.out)).toMatchObject({ username: 'siti', role: 'operator' });
      expect((await run('user list', env)).out).toBe('siti\tSiti\toperator@DINKES\n');
      expect((await run('user passwd siti', env, 'even longer\n')).code).toBe(0);
      await request(app.getHttpServer())
        .post('/api/v1/session')
        .send({ username: 'siti', password: 'even longer' })
        .expect(204);

      const token = await run('token create --user siti --label nightly --expires 2999-12-31', env);
      expect(token.out).toMatch(/^[\w-]{43}\n$/);
      const session = () =>
        request(app.getHttpServer()).get('/api/v1/session').set('Authorization', `Bearer ${token.out.trim()}`);
      await session().expect(200);
      const { id } = await database.db.selectFrom('api_tokens').select('id').executeTakeFirstOrThrow();
      expect((await run(`token revoke ${id}`, env)).code).toBe(0);
      // another process: its server forgets within a moment
      await setTimeout(REMEMBER_MS);
      await session().expect(401);
    } finally {
      await app.close();
      await database.close();
    }
  }, 60_000);
});

describe('the command line', () => {
  const env = { DATABASE_URL: 'file::memory:', WEB_DIR: 'no-such-folder' };

  it.each([
    ['dance', 'there is no command "dance"; "help" lists them'],
    ['user dance', 'there is no command "user dance"; "help" lists them'],
    ['user add --username u', 'user add needs --username, --name and --role'],
    ['user add --username u --name n --role king', '--role must be one of pimpinan, bkd, organisasi, operator, admin'],
    ['user add --username u --name n --role admin', 'the password is missing: give it on standard input'],
    ['user list --all', "Unknown option '--all'"],
    ['token create --user u', 'token create needs --user and --label'],
    ['token create --user u --label l --expires 2026-02-30', '--expires must be a date written YYYY-MM-DD'],
    ['token revoke', 'token revoke needs the ID of one token'],
    ['user passwd', 'user passwd needs one user name'],
  ])('answers "%s" with one sentence', async (line, sentence) => {
    expect(await run(line, env)).toEqual({ code: 1, out: '', err: `${sentence}\n` });
  });

  it('names a wrong setting', async () => {
    const { code, err } = await run('migrate', { DATABASE_URL: 'oracle://x' });
    expect({ code, err }).toEqual({ code: 1, err: 'DATABASE_URL must be file:<path> or postgres://…\n' });
  });

  it('lists its commands', async () => {
    const { code, out } = await run('help', env);
    expect(code).toBe(0);
    for (const name of [
      'migrate',
      'seed [--demo | --units FILE | --size city|province|nation [--part 0..1] [--seed N]]',
      'user add --username',
      'token create',
      'openapi',
      'doctor',
    ]) {
      expect(out).toContain(`  ${name}`);
    }
  });

  it('writes the OpenAPI document', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'pantau-cli-')), 'openapi.json');
    expect(await run(`openapi --out ${file} --json`, env)).toEqual({ code: 0, out: `{"file":"${file}"}\n`, err: '' });
    const document = JSON.parse(readFileSync(file, 'utf8')) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/v1/session');
  });

  it('says in plain words what is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pantau-cli-'));
    writeFileSync(join(folder, 'a-file'), '');
    const { code, out } = await run('doctor --json', {
      ...env,
      SMTP_URL: 'smtp://127.0.0.1:1',
      FILES_DIR: join(folder, 'a-file', 'files'),
    });
    expect(code).toBe(1);
    const { ok, findings } = JSON.parse(out) as {
      ok: boolean;
      findings: { about: string; ok: boolean; text: string }[];
    };
    expect(ok).toBe(false);
    expect(findings.filter((finding) => !finding.ok).map(({ about, text }) => `${about}: ${text}`)).toEqual([
      expect.stringContaining('migrations: not run yet'),
      `files folder: ${join(folder, 'a-file')} is a file, not a folder`,
      'mail: 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1',
      'pages and fonts: not built: no-such-folder has no index.html',
    ]);
    expect((await run('doctor', { ...env, FILES_DIR: folder })).out).toContain(
      `files folder: ${folder} can be written`,
    );
    expect((await run('doctor', { ...env, FILES_DIR: join(folder, 'new') })).out).toContain(
      `files folder: ${join(folder, 'new')} is made with the first file`,
    );
  });
});
