import { Inject, Injectable } from '@nestjs/common';
import { insertRows, type Database, type Queryable, type Tx } from '@pantausop/database';
import { DATABASE } from '../../config';
import type { ReportFile, ReportFiles, SealedSnapshot } from '../report-content';
import { scopeKey, scopeOf, type Scope } from '../schedules/scope';

/** What was sealed for a run. */
export interface StoredSnapshot extends SealedSnapshot {
  readonly id: string;
  readonly runId: string;
  readonly unitIds: Scope;
  readonly period: { readonly from: string; readonly to: string };
  readonly sealedAt: number;
}

/** A file of a snapshot without its bytes. */
export interface StoredFile extends Omit<ReportFile, 'bytes'> {
  readonly snapshotId: string;
  readonly size: number;
  /** of a picture of the mail; null = a file that is attached */
  readonly cid: string | null;
}

const CID = 'cid:';

/** Sealed figures and the files made from them: written once, never changed. */
@Injectable()
export class SnapshotsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async add(
    tx: Tx,
    snapshot: StoredSnapshot,
    files: ReportFiles,
    governmentId: string,
    language: string,
  ): Promise<void> {
    const { id, runId, unitIds, digest, title, period, json, sealedAt } = snapshot;
    await tx
      .insertInto('report_snapshots')
      .values({
        ...{ id, run_id: runId, unit_id: scopeKey(unitIds), government_id: governmentId, language },
        ...{ digest, title, period_from: period.from, period_to: period.to, json, sealed_at: sealedAt },
      })
      .execute();
    const row = (part: string, { fileName, mediaType, digest: own, bytes }: ReportFile) => ({
      ...{ snapshot_id: id, government_id: governmentId, part, file_name: fileName, media_type: mediaType },
      ...{ digest: own, bytes: Buffer.from(bytes) },
    });
    const { pdf, xlsx, pictures } = files;
    await insertRows(tx, 'report_artifacts', [
      ...(pdf ? [row('pdf', pdf)] : []),
      ...(xlsx ? [row('xlsx', xlsx)] : []),
      ...pictures.map((picture) => row(`${CID}${picture.cid}`, picture)),
    ]);
  }

  async ofRun(runId: string, q: Queryable = this.database.db): Promise<StoredSnapshot[]> {
    const query = q.selectFrom('report_snapshots').selectAll().where('run_id', '=', runId);
    return (await query.orderBy('unit_id').execute()).map((row) => ({
      id: row.id,
      runId: row.run_id,
      unitIds: scopeOf(row.unit_id),
      digest: row.digest,
      title: row.title,
      period: { from: row.period_from, to: row.period_to },
      json: row.json,
      sealedAt: row.sealed_at,
    }));
  }

  /** The files of snapshots, without their bytes; attached ones first. */
  async files(snapshotIds: readonly string[]): Promise<StoredFile[]> {
    if (snapshotIds.length === 0) return [];
    const rows = await this.database.db
      .selectFrom('report_artifacts')
      .select(['snapshot_id', 'part', 'file_name', 'media_type', 'digest'])
      .select(({ fn }) => fn<number>('length', ['bytes']).as('size'))
      .where('snapshot_id', 'in', [...snapshotIds])
      .orderBy('snapshot_id')
      .orderBy('part', 'desc')
      .execute();
    return rows.map((row) => ({
      snapshotId: row.snapshot_id,
      fileName: row.file_name,
      mediaType: row.media_type,
      digest: row.digest,
      size: Number(row.size),
      cid: cidOf(row.part),
    }));
  }

  /** Everything that a mail of the snapshot carries, attached files last. */
  async contents(snapshotId: string): Promise<(ReportFile & { readonly cid: string | null })[]> {
    const query = this.database.db.selectFrom('report_artifacts').selectAll().where('snapshot_id', '=', snapshotId);
    return (await query.orderBy('part').execute()).map((row) => ({
      fileName: row.file_name,
      mediaType: row.media_type,
      digest: row.digest,
      bytes: row.bytes,
      cid: cidOf(row.part),
    }));
  }

  /** Of which issued report a digest is, or of which of its files; tests are none. */
  async issued(digest: string): Promise<{ what: 'report' | 'file'; snapshot: StoredSnapshot; planned: number } | null> {
    const { db } = this.database;
    const file = await db
      .selectFrom('report_artifacts')
      .select('snapshot_id')
      .where('digest', '=', digest)
      .executeTakeFirst();
    const row = await db
      .selectFrom('report_snapshots as s')
      .innerJoin('report_runs as r', 'r.id', 's.run_id')
      .selectAll('s')
      .select('r.planned_at')
      .where('r.kind', '=', 'scheduled')
      .where((e) =>
        file ? e.or([e('s.digest', '=', digest), e('s.id', '=', file.snapshot_id)]) : e('s.digest', '=', digest),
      )
      .orderBy('s.sealed_at')
      .executeTakeFirst();
    if (!row) return null;
    const [snapshot] = await this.ofRun(row.run_id).then((all) => all.filter(({ id }) => id === row.id));
    return snapshot ? { what: row.digest === digest ? 'report' : 'file', snapshot, planned: row.planned_at } : null;
  }
}

const cidOf = (part: string): string | null => (part.startsWith(CID) ? part.slice(CID.length) : null);
