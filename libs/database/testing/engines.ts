import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
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

/** Asks the server of this run itself, not one of its databases. */
async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: prepared('TEST_POSTGRES_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function freshPostgres(template?: string): Promise<string> {
  const url = new URL(prepared('TEST_POSTGRES_URL'));
  const name = freshName();
  await onServer(`create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  url.pathname = name;
  return url.href;
}

async function migrated(url: string): Promise<string> {
  const database = await openDatabase(url);
  await migrate(database);
  await database.close();
  return url;
}

/** Databases with the current schema, made once per spec file and then copied: that is several times quicker than to migrate. */
let migratedFile: Promise<string> | undefined;
let migratedPostgres: Promise<string> | undefined;

async function freshMigratedFile(): Promise<string> {
  migratedFile ??= freshFile().then(migrated);
  const url = await freshFile();
  copyFileSync(new URL(await migratedFile).pathname, new URL(url).pathname);
  return url;
}

async function freshMigratedPostgres(): Promise<string> {
  migratedPostgres ??= freshPostgres().then(migrated);
  return freshPostgres(new URL(await migratedPostgres).pathname.slice(1));
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
  const open = async (url: Promise<string>): Promise<Database> => opened(await openDatabase(await url));
  const sqlite: Engine = {
    name: 'SQLite',
    kind: 'sqlite',
    open: () => open(freshMigratedFile()),
    openEmpty: () => open(freshFile()),
    url: freshFile,
  };
  const pglite: Engine = {
    name: 'PGlite',
    kind: 'postgres',
    openEmpty: async () => opened(await freshPglite()),
    open: async () => {
      const database = await pglite.openEmpty();
      await migrate(database);
      return database;
    },
  };
  const postgres: Engine = {
    name: 'PostgreSQL',
    kind: 'postgres',
    open: () => open(freshMigratedPostgres()),
    openEmpty: () => open(freshPostgres()),
    url: () => freshPostgres(),
  };
  return [sqlite, pglite, ...(process.env['TEST_POSTGRES_URL'] === undefined ? [] : [postgres])];
}

/** SQLite, and PostgreSQL as a server where this run has one, else in the process. */
function oneOfEachKind(all: readonly Engine[]): readonly Engine[] {
  const served = all.some(({ name }) => name === 'PostgreSQL');
  return all.filter(({ name }) => name !== (served ? 'PGlite' : 'PostgreSQL'));
}

/** @param all every engine of the description: for what goes from one to the other */
type DescribeOne = (engine: Engine, all: readonly Engine[]) => void;

function describeOver(
  title: string,
  choose: (all: readonly Engine[]) => readonly Engine[],
  describeOne: DescribeOne,
): void {
  const databases: Database[] = [];
  const chosen = choose(
    engines((database) => {
      databases.push(database);
      return database;
    }),
  );
  describe.each(chosen.map((engine) => ({ engine, name: engine.name })))(`${title} over $name`, ({ engine }) => {
    afterAll(async () => {
      for (const database of databases.splice(0)) await database.close();
    });
    describeOne(engine, chosen);
  });
}

/**
 * Describes the same behaviour once for each kind of database; the engine's name is in the title.
 * Databases that the block opens are closed after its last test.
 */
export function describeEngines(title: string, describeOne: DescribeOne): void {
  describeOver(title, oneOfEachKind, describeOne);
}

/** As `describeEngines`, over PGlite too where there is a server: for what is closest to the database. */
export function describeEveryEngine(title: string, describeOne: DescribeOne): void {
  describeOver(title, (all) => all, describeOne);
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
