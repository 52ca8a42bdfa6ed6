import { Inject, Injectable } from '@nestjs/common';
import {
  ImportSummarySchema,
  type Import,
  type ImportDecisions,
  type ImportRow,
  type ImportSummary,
} from '@pantausop/contracts';
import { write, type Database, type Queryable, type Tx } from '@pantausop/database';
import { stamp } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { ImportRecord, ImportStatus, Preview, PreviewHead, PreviewQuery, StoredOptions } from './import-record';
import { keptRows, packedPreview, previewPage } from './stored-preview';

const COLUMNS = [
  'id',
  'government_id',
  'status',
  'file_name',
  'sha256',
  'created_at',
  'created_by',
  'created_by_name',
  'options',
  'decisions',
  'plan_digest',
] as const;

const MOST_LISTED = 100;

/** Imports and their files. */
@Injectable()
export class ImportsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Stores a new import with its file, once per digest. */
  async add(record: ImportRecord, bytes: Uint8Array, preview: Preview): Promise<void> {
    const packed = await packedPreview(preview);
    await write(this.database, async (tx) => {
      await tx
        .insertInto('import_files')
        .values({ sha256: record.sha256, bytes, size: bytes.length })
        .onConflict((conflict) => conflict.column('sha256').doNothing())
        .execute();
      await tx
        .insertInto('imports')
        .values({
          id: record.id,
          government_id: record.governmentId,
          status: record.status,
          file_name: record.fileName,
          sha256: record.sha256,
          created_at: record.createdAt,
          created_by: record.createdBy,
          created_by_name: record.createdByName,
          options: JSON.stringify(record.options),
          decisions: JSON.stringify(record.decisions),
          plan_digest: record.planDigest,
          summary: JSON.stringify(summaryOf(preview)),
          preview: packed,
        })
        .execute();
    });
  }

  /** Puts a new preview in place of the old one; false when the import is no longer a preview. */
  async replace(record: Decided, preview: Preview): Promise<boolean> {
    const packed = await packedPreview(preview);
    return write(this.database, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('imports')
        .set({
          decisions: JSON.stringify(record.decisions),
          plan_digest: record.planDigest,
          summary: JSON.stringify(summaryOf(preview)),
          preview: packed,
        })
        .where('id', '=', record.id)
        .where('status', '=', 'preview')
        .executeTakeFirst();
      return Number(numUpdatedRows) === 1;
    });
  }

  /** Turns the status of an import in the transaction that records or retracts; false when it is no longer in the status `from`. */
  async turn(
    tx: Tx,
    id: string,
    from: ImportStatus,
    settled: Pick<PreviewHead, 'status' | 'recorded' | 'kept'>,
  ): Promise<boolean> {
    const held = await tx.selectFrom('imports').select(['summary', 'status']).where('id', '=', id).executeTakeFirst();
    if (held?.status !== from) return false;
    const summary = { ...(JSON.parse(held.summary) as ImportSummary), ...settled };
    await tx
      .updateTable('imports')
      .set({ status: settled.status, summary: JSON.stringify(summary) })
      .where('id', '=', id)
      .execute();
    return true;
  }

  async find(id: string, q: Queryable = this.database.db): Promise<ImportRecord | null> {
    const row = await q.selectFrom('imports').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    return {
      id: row.id,
      governmentId: row.government_id,
      status: row.status as ImportStatus,
      fileName: row.file_name,
      sha256: row.sha256,
      createdAt: stamp(row.created_at),
      createdBy: row.created_by,
      createdByName: row.created_by_name,
      options: JSON.parse(row.options) as StoredOptions,
      decisions: JSON.parse(row.decisions) as ImportDecisions,
      planDigest: row.plan_digest,
    };
  }

  /** All rows of the preview, one after the other. */
  async *rows(id: string, q?: Queryable): AsyncGenerator<ImportRow> {
    yield* keptRows((await this.kept(id, q)).packed);
  }

  /** What was recorded of it. */
  async recorded(id: string): Promise<PreviewHead['recorded']> {
    return (await this.kept(id)).settled.recorded;
  }

  /** The preview with the status and what was recorded as they are now, one page of its rows. */
  async page(id: string, query: PreviewQuery = {}): Promise<Import> {
    const { packed, settled } = await this.kept(id);
    return { ...(await previewPage(packed, query)), ...settled };
  }

  private async kept(id: string, q: Queryable = this.database.db) {
    const { preview, summary } = await q
      .selectFrom('imports')
      .select(['preview', 'summary'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { status, recorded, kept = null } = JSON.parse(summary) as Settled;
    return { packed: preview, settled: { status, recorded, kept } };
  }

  async bytes(sha256: string): Promise<Uint8Array> {
    const { bytes } = await this.database.db
      .selectFrom('import_files')
      .select('bytes')
      .where('sha256', '=', sha256)
      .executeTakeFirstOrThrow();
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The latest first; of one person when `createdBy` is given. */
  async list(governmentId: string, createdBy: string | null): Promise<ImportSummary[]> {
    let query = this.database.db
      .selectFrom('imports')
      .select('summary')
      .where('government_id', '=', governmentId)
      .orderBy('created_at', 'desc')
      .limit(MOST_LISTED);
    if (createdBy !== null) query = query.where('created_by', '=', createdBy);
    return (await query.execute()).map(({ summary }) => ImportSummarySchema.parse(JSON.parse(summary)));
  }
}

/** The line of the list with what only one import shows of its end. */
type Settled = ImportSummary & Partial<Pick<PreviewHead, 'kept'>>;

type Decided = Pick<ImportRecord, 'id' | 'decisions' | 'planDigest'>;

function summaryOf(preview: PreviewHead): ImportSummary {
  const { id, status, fileName, sha256, createdAt, createdBy, unit, effectiveOn, counts, unconfirmedAreas } = preview;
  const { recorded } = preview;
  return { id, status, fileName, sha256, createdAt, createdBy, unit, effectiveOn, counts, unconfirmedAreas, recorded };
}
