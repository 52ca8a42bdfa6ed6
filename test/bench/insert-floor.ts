import { rmSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';

export interface InsertedBare {
  readonly ms: number;
  /** Rows of all tables together. */
  readonly rows: number;
}

/** Tables that a commit fills. */
const TABLES = [
  ...['sops', 'sop_events', 'movements', 'sop_spans'],
  ...['day_balances', 'month_balances', 'day_sums', 'month_causes'],
];

/** The rows that `file` holds of these tables, inserted one by one with prepared statements, in one transaction, into an empty copy without triggers. */
export function insertBare(file: string): InsertedBare {
  const copyFile = `${file}.bare`;
  const source = new BetterSqlite(file, { readonly: true });
  const copy = new BetterSqlite(copyFile);
  try {
    copy.pragma('journal_mode = WAL');
    copy.pragma('synchronous = NORMAL');
    const content = TABLES.map((table) => {
      const made = source
        .prepare<[string], { sql: string | null }>(
          "select sql from sqlite_master where tbl_name = ? and type in ('table', 'index')",
        )
        .all(table);
      for (const { sql } of made) if (sql !== null) copy.exec(sql);
      const rows = source.prepare<[], unknown[]>(`select * from ${table}`).raw().all();
      return { table, rows };
    });
    const begun = performance.now();
    copy.transaction(() => {
      for (const { table, rows } of content) {
        const columns = rows[0]?.length ?? 0;
        if (columns === 0) continue;
        const insert = copy.prepare<unknown[]>(`insert into ${table} values (${Array(columns).fill('?').join()})`);
        for (const row of rows) insert.run(...row);
      }
    })();
    const ms = performance.now() - begun;
    return { ms, rows: content.reduce((sum, { rows }) => sum + rows.length, 0) };
  } finally {
    source.close();
    copy.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(copyFile + suffix, { force: true });
  }
}
