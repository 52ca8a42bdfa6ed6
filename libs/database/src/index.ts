export { copyDatabase, isEmptyDatabase, placeBeside, replaceDatabase, type Replacement } from './copying';
export { openDatabase } from './open-database';
export { openPglite, openReplica } from './postgres';
export { oneAtATime, read, write, writeTrouble, type Database, type Engine, type Queryable, type Tx } from './database';
export {
  knownMigrations,
  migrate,
  migrationState,
  UnknownMigrationsError,
  type MigrationState,
  type SchemaMigration,
} from './migrate';
export { isAppendOnlyRefusal, rewriteAppendOnly, type Ddl } from './ddl';
export { writeTroubleOf, type WriteTrouble } from './write-trouble';
export { fillTables, UnfinishedFillingError } from './filling';
export { fixedStatement, type FixedStatement } from './fixed-statement';
export { insertRows } from './rows';
export { together } from './together';
export * from './tables';
export * from './archive-tables';
