import {
  archivedTables,
  isEmptyTable,
  migrationState,
  putArchivedRows,
  write,
  type ArchivedTable,
  type Database,
  type Tx,
} from '@pantausop/database';
import { jsonText } from '@pantausop/contracts';
import { RefusedError } from '@pantausop/domain';
import { ZipParts } from '../files/zip-parts';
import { digestOf, rowsOfCsv } from './archive-csv';
import { MANIFEST, ManifestSchema, type Manifest, type ManifestPart } from './manifest';

const MOST_PARTS = 1_000_000;
/** CSV of repeated words packs well. */
const MOST_EXPANSION = 2_000;

const damaged = (detail: string): RefusedError =>
  new RefusedError('archive_damaged', 'conflict', {
    id: 'arsip ini rusak atau tidak lengkap: pakai salinan lain',
    en: 'this archive is damaged or incomplete: take another copy',
    detail,
  });

const noArchive = (detail: string): RefusedError =>
  new RefusedError('no_archive', 'conflict', {
    id: 'berkas ini bukan arsip PantauSOP: pilih berkas lain',
    en: 'this file is no archive of PantauSOP: choose another file',
    detail,
  });

/**
 * Puts an archive into an empty system, in one transaction: the same figures and the same history.
 * @throws RefusedError when the system holds something, the archive is of another version, or one of its parts is not what its manifest says
 */
export async function importArchive(database: Database, bytes: Uint8Array): Promise<Manifest> {
  const parts = await ZipParts.open(bytes, { maxExpansion: MOST_EXPANSION, maxParts: MOST_PARTS });
  const manifest = await manifestOf(parts);
  const { executed } = await migrationState(database);
  if (executed.join() !== manifest.schema.join()) {
    const last = manifest.schema.at(-1) ?? 'none';
    throw new RefusedError('archive_version', 'conflict', {
      id: `arsip ini dibuat dengan skema ${last}, program ini memakai ${executed.at(-1) ?? 'none'}: pakai versi yang sama, lalu perbarui`,
      en: `this archive was made under the schema ${last}, this program has ${executed.at(-1) ?? 'none'}: use the same version, then update`,
    });
  }
  await write(database, async (tx) => {
    const tables = await archivedTables(tx, database.engine);
    for (const table of tables) {
      if (await isEmptyTable(tx, table)) continue;
      throw new RefusedError('not_empty', 'conflict', {
        id: `tabel ${table.name} sudah berisi: arsip hanya dapat dimuat ke basis data kosong`,
        en: `the table ${table.name} holds something already: an archive goes into an empty database only`,
      });
    }
    for (const table of tables) await fill(tx, database, table, manifest, parts);
  });
  return manifest;
}

async function fill(
  tx: Tx,
  database: Database,
  table: ArchivedTable,
  manifest: Manifest,
  parts: ZipParts,
): Promise<void> {
  const held = manifest.tables.find(({ name }) => name === table.name);
  if (!held) throw damaged(`the archive has no table ${table.name}`);
  let rows = 0;
  for (const part of held.parts) {
    const csv = new TextDecoder().decode(await bytesOf(parts, part));
    const kept = await filesIn(csv, table, manifest, parts);
    const some = rowsOfCsv(table, csv, (digest) => kept.get(digest) ?? missing(digest));
    await putArchivedRows(tx, database.engine, table, some);
    rows += some.length;
  }
  if (rows !== held.rows) throw damaged(`the table ${table.name} has ${rows} rows, not ${held.rows}`);
}

/** The files that the cells of a part name. */
async function filesIn(
  csv: string,
  { columns }: ArchivedTable,
  { files }: Manifest,
  parts: ZipParts,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (!columns.some(({ kind }) => kind === 'bytes')) return found;
  for (const file of files) if (csv.includes(file.sha256)) found.set(file.sha256, await bytesOf(parts, file));
  return found;
}

const missing = (digest: string): never => {
  throw damaged(`the archive lacks the file ${digest}`);
};

async function manifestOf(parts: ZipParts): Promise<Manifest> {
  if (!parts.has(MANIFEST)) throw noArchive('this file is no archive of PantauSOP: it has no manifest.json');
  const parsed = jsonText(ManifestSchema).safeParse(new TextDecoder().decode(await contentOf(parts, MANIFEST)));
  if (!parsed.success) throw noArchive('the manifest of this archive cannot be read');
  return parsed.data;
}

/** A part, if it is what the manifest says. */
async function bytesOf(parts: ZipParts, { path, sha256 }: ManifestPart): Promise<Uint8Array> {
  const bytes = parts.has(path) ? await contentOf(parts, path) : new Uint8Array(0);
  if (digestOf(bytes) === sha256) return bytes;
  throw damaged(`${path} of the archive is not what its manifest says: take another copy`);
}

async function contentOf(parts: ZipParts, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await parts.pump(name, (chunk) => void chunks.push(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}
