import type { Engine } from '@pantausop/database';
import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** Whether a column holds one of some texts, given as one value: a nation has more units than a statement takes values. */
export const isAmong = (engine: Engine, column: string, texts: readonly string[]): RawBuilder<SqlBool> =>
  engine === 'sqlite'
    ? sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`
    : sql<SqlBool>`${sql.ref(column)} = any(${[...texts]})`;
