import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { archivedRows, archivedTables, migrationState, read, type Database } from '@pantausop/database';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { csvOfRows, digestOf } from './archive-csv';
import { MANIFEST, type Manifest, type ManifestPart } from './manifest';

/** Rows of one part: a part is made and read in memory. */
const ROWS_PER_PART = 5_000;

/** A zip that is written while it is made. */
class ZipFile {
  private readonly descriptor: number;
  private readonly zip: Zip;

  constructor(
    private readonly path: string,
    private readonly at: Date,
  ) {
    this.descriptor = openSync(`${path}.part`, 'w', 0o600);
    this.zip = new Zip((error, chunk) => {
      if (error) throw error;
      writeSync(this.descriptor, chunk);
    });
  }

  add(path: string, bytes: Uint8Array): ManifestPart {
    const part = new ZipDeflate(path, { level: 6 });
    part.mtime = this.at;
    this.zip.add(part);
    part.push(bytes, true);
    return { path, bytes: bytes.length, sha256: digestOf(bytes) };
  }

  /** What is not whole never bears the name that was asked for. */
  end(): void {
    this.zip.end();
    closeSync(this.descriptor);
    renameSync(`${this.path}.part`, this.path);
  }
}

/** Writes everything recorded into a zip: tables as CSV, bytes as files, and a manifest of digests. One state of the database, however long it takes. */
export async function exportArchive(database: Database, path: string, now: Date): Promise<Manifest> {
  const { executed: schema } = await migrationState(database);
  const zip = new ZipFile(path, now);
  const manifest = await read(database, async (q): Promise<Manifest> => {
    const files = new Map<string, ManifestPart>();
    const tables: Manifest['tables'] = [];
    for (const table of await archivedTables(q, database.engine)) {
      const parts: ManifestPart[] = [];
      let rows = 0;
      for (;;) {
        const some = await archivedRows(q, table, ROWS_PER_PART, rows);
        if (some.length === 0) break;
        rows += some.length;
        const csv = csvOfRows(table, some, (digest, bytes) => {
          if (!files.has(digest)) files.set(digest, zip.add(`files/${digest}`, bytes));
        });
        parts.push(zip.add(`tables/${table.name}-${String(parts.length + 1).padStart(4, '0')}.csv`, strToU8(csv)));
      }
      tables.push({ name: table.name, rows, parts });
    }
    const said = { format: 'pantausop-archive', version: 1, madeAt: now.toISOString() } as const;
    return { ...said, schema: [...schema], tables, files: [...files.values()] };
  });
  zip.add(MANIFEST, strToU8(`${JSON.stringify(manifest, null, 2)}\n`));
  zip.end();
  return manifest;
}
