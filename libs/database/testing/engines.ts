import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { migrate, openDatabase, openPglite, type Database, type Engine as EngineKind } from '../src';

/** One kind of database that the product runs on, as a test sees it. */
export interface Engine {
  readonly name: 'SQLite' | 'PGlite' | 'PostgreSQL';
  readonly kind: EngineKind;
  /** A fresh database with the current schema. */
  open(): Promise<Database>;
  /** A fresh database without any table. */
  openEmpty(): Promise<Database>;
  /** `DATABASE_URL` of a fresh database without any table; PGlite lives in the process and has none. */
  url?(): Promise<string>;
}

const freshName = (): string => `t_${randomBytes(6).toString('hex')}`;

/** A value that `prepareEngines` put into the environment. */
function prepared(name: 'TEST_DATABASES' | 'TEST_POSTGRES_URL'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the Jest configuration lacks the engines' globalSetup`);
  return value;
}

function freshFile(): Promise<string> {
  return Promise.resolve(`file:${join(prepared('TEST_DATABASES'), `${freshName()}.sqlite`)}`);
}

async function freshPostgres(): Promise<string> {
  const url = new URL(prepared('TEST_POSTGRES_URL'));
  const name = freshName();
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  url.pathname = name;
  return url.href;
}

/** PGlite takes seconds to make an empty cluster and a tenth of it to load one: the first to ask makes it for the whole run. */
async function freshPglite(): Promise<Database> {
  const dump = join(prepared('TEST_DATABASES'), 'empty-pglite.tar');
  if (!existsSync(dump)) {
    const empty = await PGlite.create();
    const own = `${dump}.${freshName()}`;
    writeFileSync(own, await (await empty.dumpDataDir('none')).bytes());
    renameSync(own, dump);
    await empty.close();
  }
  return openPglite(new Blob([await readFile(dump)]));
}

/** The engines of this run: PostgreSQL only where `prepareEngines` could start a server. */
function engines(opened: (database: Database) => Database): readonly Engine[] {
  const engine = (name: Engine['name'], kind: EngineKind, empty: () => Promise<Database>): Engine => {
    const openEmpty = async (): Promise<Database> => opened(await empty());
    const open = async (): Promise<Database> => {
      const database = await openEmpty();
      await migrate(database);
      return database;
    };
    return { name, kind, open, openEmpty };
  };
  const served = (name: Engine['name'], kind: EngineKind, url: () => Promise<string>): Engine => ({
    ...engine(name, kind, async () => openDatabase(await url())),
    url,
  });
  return [
    served('SQLite', 'sqlite', freshFile),
    engine('PGlite', 'postgres', freshPglite),
    ...(process.env['TEST_POSTGRES_URL'] === undefined ? [] : [served('PostgreSQL', 'postgres', freshPostgres)]),
  ];
}

/**
 * Describes the same behaviour once for each engine of this run; the engine's name is in the title.
 * Databases that the block opens are closed after its last test.
 */
export function describeEngines(title: string, describeOne: (engine: Engine) => void): void {
  const databases: Database[] = [];
  const all = engines((database) => {
    databases.push(database);
    return database;
  });
  describe.each(all.map((engine) => ({ engine, name: engine.name })))(`${title} over $name`, ({ engine }) => {
    afterAll(async () => {
      for (const database of databases.splice(0)) await database.close();
    });
    describeOne(engine);
  });
}

/** An engine that a program of its own can be started on. */
export interface ServedEngine {
  readonly name: Engine['name'];
  /** `DATABASE_URL` of a fresh database without any table. */
  url(): Promise<string>;
}

/** As `describeEngines`, for tests that start whole programs: the engines that have an address. */
export function describeServedEngines(title: string, describeOne: (engine: ServedEngine) => void): void {
  const served = engines((database) => database).flatMap(({ name, url }) => (url === undefined ? [] : [{ name, url }]));
  describe.each(served)(`${title} over $name`, (engine) => describeOne(engine));
}
