import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import type { Database, Tx } from '@pantausop/database';
import { DATABASE } from '../../config';
import type { Message, WrittenLetter } from './message';

/** One attempt to send a message. */
export interface Attempt {
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly server: string;
  readonly outcome: 'accepted' | 'deferred' | 'rejected' | 'unknown' | 'interrupted';
  readonly code: number | null;
  readonly answer: string;
}

/** More of a server's words than any has. */
const MOST_ANSWER = 1_000;

/** What was written to people, and every attempt to bring it to them: written once, never changed. */
@Injectable()
export class LettersRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async add(tx: Tx, messageId: string, governmentId: string, letter: WrittenLetter): Promise<void> {
    await tx
      .insertInto('report_letters')
      .values({ message_id: messageId, government_id: governmentId, letter: gzipSync(JSON.stringify(letter)) })
      .execute();
  }

  async letter(messageId: string): Promise<WrittenLetter> {
    const query = this.database.db.selectFrom('report_letters').select('letter').where('message_id', '=', messageId);
    const { letter } = await query.executeTakeFirstOrThrow();
    return JSON.parse(gunzipSync(letter).toString()) as WrittenLetter;
  }

  async addAttempt(tx: Tx, { id }: Pick<Message, 'id'>, governmentId: string, attempt: Attempt): Promise<void> {
    await tx
      .insertInto('report_attempts')
      .values({
        id: randomUUID(),
        government_id: governmentId,
        message_id: id,
        number: attempt.number,
        started_at: attempt.startedAt,
        ended_at: attempt.endedAt,
        server: attempt.server,
        outcome: attempt.outcome,
        code: attempt.code,
        answer: attempt.answer.slice(0, MOST_ANSWER),
      })
      .execute();
  }

  async attempts(messageId: string): Promise<Attempt[]> {
    const query = this.database.db.selectFrom('report_attempts').selectAll().where('message_id', '=', messageId);
    return (await query.orderBy('started_at').orderBy('number').execute()).map((row) => ({
      number: row.number,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      server: row.server,
      outcome: row.outcome as Attempt['outcome'],
      code: row.code,
      answer: row.answer,
    }));
  }
}
