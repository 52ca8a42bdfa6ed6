import { Inject, Injectable } from '@nestjs/common';
import type { Database, Queryable, Tx } from '@pantausop/database';
import { stamp, type SopId, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';

/** What somebody wrote about an SOP, with its withdrawal. */
export interface RecordedComment {
  readonly id: string;
  readonly sop: SopId;
  readonly author: { readonly id: string; readonly name: string };
  readonly writtenAt: Stamp;
  readonly text: string;
  readonly withdrawnAt: Stamp | null;
}

/** Comments on SOPs: append-only, a withdrawal is a later row. */
@Injectable()
export class CommentsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** In the order in which they were written. */
  async of(sop: SopId, q: Queryable = this.database.db): Promise<RecordedComment[]> {
    const rows = await q
      .selectFrom('sop_comments')
      .selectAll()
      .where('sop_id', '=', sop)
      .orderBy('written_at')
      .orderBy('id')
      .execute();
    const withdrawn = new Map(rows.map(({ withdraws, written_at }) => [withdraws, stamp(written_at)]));
    return rows
      .filter(({ withdraws }) => withdraws === null)
      .map(({ id, author_id, author_name, written_at, body }) => ({
        id,
        sop,
        author: { id: author_id, name: author_name },
        writtenAt: stamp(written_at),
        text: body,
        withdrawnAt: withdrawn.get(id) ?? null,
      }));
  }

  async add(tx: Tx, governmentId: string, comment: Omit<RecordedComment, 'withdrawnAt'>): Promise<void> {
    await this.insert(tx, governmentId, comment, null);
  }

  async withdraw(
    tx: Tx,
    governmentId: string,
    by: Omit<RecordedComment, 'withdrawnAt'>,
    comment: string,
  ): Promise<void> {
    await this.insert(tx, governmentId, by, comment);
  }

  private async insert(
    tx: Tx,
    governmentId: string,
    { id, sop, author, writtenAt, text }: Omit<RecordedComment, 'withdrawnAt'>,
    withdraws: string | null,
  ): Promise<void> {
    await tx
      .insertInto('sop_comments')
      .values({
        ...{ id, government_id: governmentId, sop_id: sop, author_id: author.id, author_name: author.name },
        ...{ written_at: writtenAt, body: text, withdraws },
      })
      .execute();
  }
}
