import { Inject, Injectable } from '@nestjs/common';
import type { Database, Queryable, Tx } from '@pantausop/database';
import type { Letterhead } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { CrestPicture } from './crest-picture';

/** A letterhead as somebody set it. */
export interface SetLetterhead extends Letterhead {
  readonly id: string;
  /** milliseconds since 1970 */
  readonly recordedAt: number;
  readonly actor: string;
  readonly actorName: string;
}

/** Letterheads and crests: added, never changed; the newest one holds. */
@Injectable()
export class LetterheadRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async add(tx: Tx, governmentId: string, head: SetLetterhead): Promise<void> {
    const { id, government, secretariat, office, address, crest, recordedAt, actor, actorName } = head;
    await tx
      .insertInto('letterheads')
      .values({
        ...{ id, government_id: governmentId, government, secretariat, office, address, crest },
        ...{ recorded_at: recordedAt, actor, actor_name: actorName },
      })
      .execute();
  }

  /** The newest first. @param by only those that were recorded by then */
  async letterheads(governmentId: string, by?: number, q: Queryable = this.database.db): Promise<SetLetterhead[]> {
    let query = q.selectFrom('letterheads').selectAll().where('government_id', '=', governmentId);
    if (by !== undefined) query = query.where('recorded_at', '<=', by);
    return (await query.orderBy('recorded_at', 'desc').orderBy('id').execute()).map((row) => ({
      ...{ id: row.id, government: row.government, secretariat: row.secretariat, office: row.office },
      ...{ address: row.address, crest: row.crest },
      ...{ recordedAt: Number(row.recorded_at), actor: row.actor, actorName: row.actor_name },
    }));
  }

  /** Once, however often it is given. */
  async addCrest(tx: Tx, governmentId: string, { sha256, png }: CrestPicture, storedAt: number): Promise<void> {
    await tx
      .insertInto('crests')
      .values({ government_id: governmentId, sha256, picture: Buffer.from(png), stored_at: storedAt })
      .onConflict((conflict) => conflict.columns(['government_id', 'sha256']).doNothing())
      .execute();
  }

  async crest(governmentId: string, sha256: string): Promise<Uint8Array | null> {
    const row = await this.database.db
      .selectFrom('crests')
      .select('picture')
      .where('government_id', '=', governmentId)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    return row?.picture ?? null;
  }
}
