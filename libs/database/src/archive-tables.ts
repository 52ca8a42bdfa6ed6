import { sql } from 'kysely';
import type { Engine, Queryable, Tx } from './database';

/** A column as an archive writes it. */
export interface ArchivedColumn {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'bytes';
}

/** A table as an archive holds it. */
export interface ArchivedTable {
  readonly name: string;
  readonly columns: readonly ArchivedColumn[];
  /** columns of the primary key: the order of its rows */
  readonly key: readonly string[];
  /** tables that must be filled before it */
  readonly after: readonly string[];
  /** its reference to rows of its own, which must come first; null = none */
  readonly own: string | null;
}

/** A row as the database gives it. */
export type ArchivedRow = Readonly<Record<string, string | number | Uint8Array | null>>;

/** Secrets of the moment, which nobody should carry about, and the books of the migrations. */
const LEFT_OUT = new Set([
  'sessions',
  'api_tokens',
  'password_resets',
  'sso_attempts',
  'sign_in_failures',
  'kysely_migration',
  'kysely_migration_lock',
]);

interface ColumnRow {
  readonly table_name: string;
  readonly name: string;
  readonly type: string;
  /** place in the primary key, 1-based; 0 = not in it */
  readonly key_place: number;
}

interface ReferenceRow {
  readonly table_name: string;
  readonly column_name: string;
  readonly target: string;
}

const SQLITE = {
  columns: sql<ColumnRow>`select m.name as table_name, c.name as name, c.type as type, c.pk as key_place
    from sqlite_master m, pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite%' order by m.name, c.cid`,
  references: sql<ReferenceRow>`select m.name as table_name, f."from" as column_name, f."table" as target
    from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`,
};

const POSTGRES = {
  columns: sql<ColumnRow>`select c.table_name, c.column_name as name, c.data_type as type,
      coalesce(k.ordinal_position, 0)::int as key_place
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    left join information_schema.table_constraints p on p.constraint_type = 'PRIMARY KEY'
      and p.table_schema = c.table_schema and p.table_name = c.table_name
    left join information_schema.key_column_usage k on k.constraint_schema = p.constraint_schema
      and k.constraint_name = p.constraint_name and k.table_name = c.table_name and k.column_name = c.column_name
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position`,
  references: sql<ReferenceRow>`select f.table_name, k.column_name, u.table_name as target
    from information_schema.table_constraints f
    join information_schema.key_column_usage k on k.constraint_schema = f.constraint_schema
      and k.constraint_name = f.constraint_name and k.table_name = f.table_name
    join information_schema.constraint_column_usage u on u.constraint_schema = f.constraint_schema
      and u.constraint_name = f.constraint_name
    where f.constraint_type = 'FOREIGN KEY' and f.table_schema = current_schema()`,
};

const KINDS: readonly (readonly [RegExp, ArchivedColumn['kind']])[] = [
  [/^(?:text|character varying)$/i, 'text'],
  [/^(?:integer|bigint|real|double precision)$/i, 'number'],
  [/^(?:blob|bytea)$/i, 'bytes'],
];

/** Every table that an archive holds, those that others refer to first. @throws Error at a type of column that it does not know */
export async function archivedTables(q: Queryable, engine: Engine): Promise<ArchivedTable[]> {
  const dialect = engine === 'sqlite' ? SQLITE : POSTGRES;
  const { rows: columns } = await dialect.columns.execute(q);
  const { rows: references } = await dialect.references.execute(q);
  const names = [...new Set(columns.map(({ table_name }) => table_name))].filter((name) => !LEFT_OUT.has(name));
  const tables = names.map((name): ArchivedTable => {
    const own = columns.filter(({ table_name }) => table_name === name);
    const targets = references.filter(({ table_name }) => table_name === name);
    return {
      name,
      columns: own
        .map((column) => ({ name: column.name, kind: kindOf(column) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      key: own
        .filter(({ key_place }) => key_place > 0)
        .sort((a, b) => a.key_place - b.key_place)
        .map((column) => column.name),
      after: targets.map(({ target }) => target).filter((target) => target !== name),
      own: targets.find(({ target }) => target === name)?.column_name ?? null,
    };
  });
  return inOrder(tables);
}

function kindOf({ table_name, name, type }: ColumnRow): ArchivedColumn['kind'] {
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1];
  if (kind === undefined) throw new Error(`an archive does not know the type ${type} of ${table_name}.${name}`);
  return kind;
}

function inOrder(tables: readonly ArchivedTable[]): ArchivedTable[] {
  const ordered: ArchivedTable[] = [];
  const rest = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (rest.length > 0) {
    const at = rest.findIndex(({ after }) => !after.some((name) => rest.some((other) => other.name === name)));
    if (at === -1) throw new Error(`tables refer to each other in a circle: ${rest.map(({ name }) => name).join()}`);
    ordered.push(...rest.splice(at, 1));
  }
  return ordered;
}

/** The rows of a table from `offset` on, in the order of its key; rows that refer to others of the table come last. */
export async function archivedRows(
  q: Queryable,
  { name, columns, key, own }: ArchivedTable,
  limit: number,
  offset: number,
): Promise<ArchivedRow[]> {
  const order = [
    ...(own === null ? [] : [sql`case when ${sql.ref(own)} is null then 0 else 1 end`]),
    ...key.map((column) => sql.ref(column)),
  ];
  const { rows } = await sql<ArchivedRow>`select ${sql.join(columns.map((column) => sql.ref(column.name)))}
    from ${sql.table(name)} order by ${sql.join(order)} limit ${limit} offset ${offset}`.execute(q);
  return rows;
}

/** Whether the table holds nothing. */
export async function isEmptyTable(q: Queryable, { name }: ArchivedTable): Promise<boolean> {
  return (await sql`select 1 from ${sql.table(name)} limit 1`.execute(q)).rows.length === 0;
}

const ROWS_AT_ONCE = 200;

/** Puts rows into a table as they are, numbers given by the database included. */
export async function putArchivedRows(
  tx: Tx,
  engine: Engine,
  { name, columns, key }: ArchivedTable,
  rows: readonly ArchivedRow[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const values = rows.slice(at, at + ROWS_AT_ONCE).map((row) => {
      return sql`(${sql.join(columns.map((column) => row[column.name] ?? null))})`;
    });
    await sql`insert into ${sql.table(name)} (${names}) values ${sql.join(values)}`.execute(tx);
  }
  const [first] = key;
  const counted = columns.find((column) => column.name === first)?.kind === 'number' && key.length === 1;
  if (engine === 'sqlite' || !counted || first === undefined || rows.length === 0) return;
  // the next number that PostgreSQL gives follows the last one put here
  await sql`select setval(pg_get_serial_sequence(${name}, ${first}), (select max(${sql.ref(first)}) from ${sql.table(name)}))`.execute(
    tx,
  );
}
