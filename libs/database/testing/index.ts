export { describeEngines, describeEveryEngine, describeServedEngines, type Engine, type ServedEngine } from './engines';
export { postgresPrograms, startPostgres, startReplica, type PostgresServer } from './postgres-server';
