import { Inject, Injectable } from '@nestjs/common';
import type { DocumentKind, DocumentVersion } from '@pantausop/contracts';
import { write, type Database, type Queryable } from '@pantausop/database';
import { stamp, type SopId, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';

/** A file that is kept. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  readonly kind: DocumentKind;
  readonly mediaType: string;
}

/** A document of an SOP as it is recorded. */
export interface RecordedDocument {
  readonly id: string;
  readonly governmentId: string;
  readonly sop: SopId;
  readonly file: StoredFile;
  readonly name: string;
  readonly version: DocumentVersion;
  readonly note: string | null;
  readonly uploadedAt: Stamp;
  readonly uploadedBy: string;
  readonly uploadedByName: string;
  readonly withdrawn: RecordedWithdrawal | null;
}

export interface RecordedWithdrawal {
  readonly reason: string;
  readonly at: Stamp;
  readonly by: string;
  readonly byName: string;
}

/** Documents of SOPs, and what was read in their files. */
@Injectable()
export class DocumentsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Records a document with its file, the file once per digest. */
  async add({ file, ...document }: RecordedDocument): Promise<void> {
    const { governmentId: government_id } = document;
    await write(this.database, async (tx) => {
      await tx
        .insertInto('stored_files')
        .values({
          ...{ government_id, sha256: file.sha256, size: file.size, kind: file.kind },
          ...{ media_type: file.mediaType, stored_at: document.uploadedAt },
        })
        .onConflict((conflict) => conflict.columns(['government_id', 'sha256']).doNothing())
        .execute();
      await tx
        .insertInto('sop_documents')
        .values({
          ...{ id: document.id, government_id, sop_id: document.sop, sha256: file.sha256, name: document.name },
          ...{ version: document.version, note: document.note, uploaded_at: document.uploadedAt },
          ...{ uploaded_by: document.uploadedBy, uploaded_by_name: document.uploadedByName },
        })
        .execute();
    });
  }

  /** False when it was withdrawn before. */
  async withdraw(document: string, governmentId: string, withdrawal: RecordedWithdrawal): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await write(this.database, (tx) =>
      tx
        .insertInto('withdrawn_documents')
        .values({
          ...{ document_id: document, government_id: governmentId, reason: withdrawal.reason },
          ...{ withdrawn_at: withdrawal.at, withdrawn_by: withdrawal.by, withdrawn_by_name: withdrawal.byName },
        })
        .onConflict((conflict) => conflict.column('document_id').doNothing())
        .executeTakeFirst(),
    );
    return Number(numInsertedOrUpdatedRows ?? 0) === 1;
  }

  /** Those of an SOP, the latest first, withdrawn ones included. */
  async of(governmentId: string, sop: SopId, q: Queryable = this.database.db): Promise<RecordedDocument[]> {
    const rows = await q
      .selectFrom('sop_documents as d')
      .innerJoin('stored_files as f', (join) =>
        join.onRef('f.government_id', '=', 'd.government_id').onRef('f.sha256', '=', 'd.sha256'),
      )
      .leftJoin('withdrawn_documents as w', 'w.document_id', 'd.id')
      .select(['d.id', 'd.name', 'd.version', 'd.note', 'd.uploaded_at', 'd.uploaded_by', 'd.uploaded_by_name'])
      .select(['f.sha256', 'f.size', 'f.kind', 'f.media_type'])
      .select(['w.reason', 'w.withdrawn_at', 'w.withdrawn_by', 'w.withdrawn_by_name'])
      .where('d.government_id', '=', governmentId)
      .where('d.sop_id', '=', sop)
      .orderBy('d.uploaded_at', 'desc')
      .orderBy('d.id')
      .execute();
    return rows.map((row) => ({
      ...{ id: row.id, governmentId, sop, name: row.name, version: row.version as DocumentVersion, note: row.note },
      file: { sha256: row.sha256, size: row.size, kind: row.kind as DocumentKind, mediaType: row.media_type },
      uploadedAt: stamp(row.uploaded_at),
      uploadedBy: row.uploaded_by,
      uploadedByName: row.uploaded_by_name,
      withdrawn:
        row.withdrawn_at === null || row.reason === null
          ? null
          : {
              reason: row.reason,
              at: stamp(row.withdrawn_at),
              by: row.withdrawn_by ?? '',
              byName: row.withdrawn_by_name ?? '',
            },
    }));
  }

  /** What a version of the reader found in a file; null when it has not read it yet. The text is as it was kept. */
  async reading(sha256: string, reader: number): Promise<string | null> {
    const row = await this.database.db
      .selectFrom('document_readings')
      .select('found')
      .where('sha256', '=', sha256)
      .where('reader', '=', reader)
      .executeTakeFirst();
    return row?.found ?? null;
  }

  async keepReading(sha256: string, reader: number, found: string, at: Stamp): Promise<void> {
    await write(this.database, (tx) =>
      tx
        .insertInto('document_readings')
        .values({ sha256, reader, found, read_at: at })
        .onConflict((conflict) => conflict.columns(['sha256', 'reader']).doNothing())
        .execute(),
    );
  }
}
