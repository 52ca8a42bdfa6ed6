import { Inject, Injectable } from '@nestjs/common';
import { insertRows, type Database, type Queryable, type Tx } from '@pantausop/database';
import { stamp, type SopId, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';

/** Somebody found the document fit to be signed, having seen the history up to `seen`. */
export interface RecordedVerification {
  readonly id: string;
  readonly sop: SopId;
  /** the last sequence of the history that was seen */
  readonly seen: number;
  readonly note: string | null;
  readonly recordedAt: Stamp;
  readonly actor: string;
}

const CHUNK = 500;

/** Verifications of submitted documents. */
@Injectable()
export class VerificationsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The verifications of some SOPs, the oldest first. */
  async of(sops: readonly SopId[], q: Queryable = this.database.db): Promise<RecordedVerification[]> {
    const found: RecordedVerification[] = [];
    for (let at = 0; at < sops.length; at += CHUNK) {
      const rows = await q
        .selectFrom('sop_verifications')
        .selectAll()
        .where('sop_id', 'in', sops.slice(at, at + CHUNK))
        .orderBy('recorded_at')
        .orderBy('id')
        .execute();
      for (const { id, sop_id, seen_sequence, note, recorded_at, actor } of rows) {
        found.push({ id, sop: sop_id, seen: seen_sequence, note, recordedAt: stamp(recorded_at), actor });
      }
    }
    return found;
  }

  async add(
    tx: Tx,
    { id, sop, seen, note, recordedAt, actor }: RecordedVerification,
    by: { readonly governmentId: string; readonly source: string },
  ): Promise<void> {
    const row = { id, government_id: by.governmentId, sop_id: sop, seen_sequence: seen, note };
    await insertRows(tx, 'sop_verifications', [{ ...row, recorded_at: recordedAt, actor, source: by.source }]);
  }
}
