import { Inject, Injectable } from '@nestjs/common';
import type { BulkAction } from '@pantausop/contracts';
import type { Database, Queryable, Tx } from '@pantausop/database';
import { calendarDate, stamp, type CalendarDate, type SopId, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';

/** A previewed action: its id is the batch of what it records. */
export interface BulkRecord {
  readonly id: string;
  readonly governmentId: string;
  readonly status: 'preview' | 'committed' | 'reverted';
  readonly createdAt: Stamp;
  readonly createdBy: string;
  readonly action: BulkAction;
  readonly effectiveOn: CalendarDate;
  /** the SOPs that allow it, with the last sequence of their histories at the preview */
  readonly versions: readonly (readonly [SopId, number])[];
}

@Injectable()
export class BulkRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async add(record: BulkRecord): Promise<void> {
    const { id, governmentId, status, createdAt, createdBy, action, effectiveOn, versions } = record;
    await this.database.db
      .insertInto('bulk_actions')
      .values({
        ...{ id, government_id: governmentId, status, created_at: createdAt, created_by: createdBy },
        ...{
          action: JSON.stringify({ ...action, effectiveOn }),
          versions: JSON.stringify(versions),
          recorded_at: null,
        },
      })
      .execute();
  }

  async find(id: string, q: Queryable = this.database.db): Promise<BulkRecord | undefined> {
    const row = await q.selectFrom('bulk_actions').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    const { effectiveOn, ...action } = JSON.parse(row.action) as BulkAction & { effectiveOn: string };
    return {
      id: row.id,
      governmentId: row.government_id,
      status: row.status as BulkRecord['status'],
      createdAt: stamp(row.created_at),
      createdBy: row.created_by,
      action: action,
      effectiveOn: calendarDate(effectiveOn),
      versions: JSON.parse(row.versions) as [SopId, number][],
    };
  }

  /** @returns false when it was not at `from` any more */
  async turn(
    tx: Tx,
    id: string,
    from: BulkRecord['status'],
    to: BulkRecord['status'],
    recordedAt: Stamp,
  ): Promise<boolean> {
    const { numUpdatedRows } = await tx
      .updateTable('bulk_actions')
      .set({ status: to, recorded_at: recordedAt })
      .where('id', '=', id)
      .where('status', '=', from)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}
