import { Inject, Injectable } from '@nestjs/common';
import { fixedStatement, type Database, type Tx } from '@pantausop/database';
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

const COLUMNS = [
  ...(['recorded_at', 'outcome', 'action', 'actor_id', 'actor', 'via'] as const),
  ...(['subject_kind', 'subject_id', 'subject_label', 'before', 'after'] as const),
  ...(['address', 'user_agent', 'request_id', 'note', 'words'] as const),
];
type Column = (typeof COLUMNS)[number];

/** Writes the trail; nothing here changes or deletes. */
@Injectable()
export class AuditRepository {
  private readonly addWords = fixedStatement<'words' | 'sequence'>(
    (value) => sql`insert into audit_words (word, sequence)
      select value, ${value('sequence')} from json_each(${value('words')})`,
  );
  /** An entry with its words, in one way to the server. */
  private readonly addWithWords = fixedStatement<Column | 'each'>(
    (value) => sql`with added as (
        insert into audit_events (${sql.join(COLUMNS.map((column) => sql.ref(column)))})
        values (${sql.join(COLUMNS.map((column) => value(column)))}) returning sequence
      )
      insert into audit_words (word, sequence)
        select value, sequence from added, jsonb_array_elements_text(cast(${value('each')} as jsonb))`,
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
    const each = JSON.stringify(words);
    if (this.database.engine === 'postgres') {
      await this.addWithWords(tx, { ...added, each });
      return;
    }
    const { sequence } = await tx
      .insertInto('audit_events')
      .values(added)
      .returning('sequence')
      .executeTakeFirstOrThrow();
    await this.addWords(tx, { words: each, sequence });
  }
}
