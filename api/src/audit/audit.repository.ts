import { Inject, Injectable } from '@nestjs/common';
import { fixedStatement, together, type Database, type Tx } from '@pantausop/database';
import type { Stamp } from '@pantausop/domain';
import { sql } from 'kysely';
import { DATABASE } from '../config';
import { lineOf, wordsOf } from './words';

/** An act as it is kept. */
export interface NewAuditEntry {
  readonly recordedAt: Stamp;
  readonly outcome: string;
  readonly action: string;
  readonly actorId: string | null;
  readonly actor: string | null;
  readonly via: string | null;
  readonly subject: { readonly kind: string; readonly id: string; readonly label: string } | null;
  /** JSON */
  readonly before: string | null;
  /** JSON */
  readonly after: string | null;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
  readonly note: string | null;
}

/** Writes the trail; nothing here changes or deletes. */
@Injectable()
export class AuditRepository {
  /** Of the entry that was just added. */
  private readonly addWords = fixedStatement<'words'>((value) =>
    this.database.engine === 'sqlite'
      ? sql`insert into audit_words (word, sequence)
          select value, (select max(sequence) from audit_events) from json_each(${value('words')})`
      : sql`insert into audit_words (word, sequence)
          select value, lastval() from jsonb_array_elements_text(cast(${value('words')} as jsonb))`,
  );

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async append(tx: Tx, entry: NewAuditEntry): Promise<void> {
    const { subject } = entry;
    const words = wordsOf(
      entry.actor,
      entry.action,
      subject?.label,
      subject?.id,
      entry.address,
      entry.requestId,
      entry.note,
    );
    const added = {
      recorded_at: entry.recordedAt,
      outcome: entry.outcome,
      action: entry.action,
      actor_id: entry.actorId,
      actor: entry.actor,
      via: entry.via,
      subject_kind: subject?.kind ?? null,
      subject_id: subject?.id ?? null,
      subject_label: subject?.label ?? null,
      before: entry.before,
      after: entry.after,
      address: entry.address,
      user_agent: entry.userAgent,
      request_id: entry.requestId,
      note: entry.note,
      words: lineOf(words),
    };
    await together(tx, (at) => [
      at.insertInto('audit_events').values(added).execute(),
      this.addWords(at, { words: JSON.stringify(words) }),
    ]);
  }
}
