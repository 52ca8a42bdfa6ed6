import { Inject, Injectable } from '@nestjs/common';
import type { AuditAction, AuditOutcome } from '@pantausop/contracts';
import type { Database, Tables } from '@pantausop/database';
import { stamp, type Stamp } from '@pantausop/domain';
import { sql, type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { DATABASE } from '../config';

/** What is looked for; every part that is given must hold. */
export interface AuditSought {
  /** inclusive */
  readonly from?: Stamp;
  /** exclusive */
  readonly before?: Stamp;
  readonly actor?: string;
  readonly action?: AuditAction;
  readonly subject?: { readonly kind: string; readonly id?: string };
  readonly outcome?: AuditOutcome;
  /** as `wordsOf` gives them; with each of them a word of the entry begins */
  readonly words: readonly string[];
}

/** The place of an entry in the order of the trail. */
export interface AuditPlace {
  readonly recordedAt: Stamp;
  readonly sequence: number;
}

export interface KeptAuditEntry extends AuditPlace {
  readonly outcome: string;
  readonly action: string;
  readonly actorId: string | null;
  readonly actor: string | null;
  /** the name of the account today */
  readonly actorName: string | null;
  readonly via: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly subjectLabel: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
  readonly note: string | null;
}

/** A word in no more acts than these leads the search. */
const RARE = 5_000;
/** Sorts after every letter. */
const LAST_LETTER = '\u{10FFFF}';

type Events = Pick<Tables, 'audit_events'>;

/** Searches the trail, newest first. */
@Injectable()
export class AuditSearchRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @param after the entry after which to go on; null = from the newest */
  async entries(
    sought: AuditSought,
    { limit, offset = 0, after = null }: { limit: number; offset?: number; after?: AuditPlace | null },
  ): Promise<KeptAuditEntry[]> {
    // the places first: they come from an index, whole rows only for those shown
    let places = (await this.matching(sought)).select(['recorded_at', 'sequence']);
    if (after) {
      places = places
        .where('recorded_at', '<=', after.recordedAt)
        .where((e) => e.or([e('recorded_at', '<', after.recordedAt), e('sequence', '<', after.sequence)]));
    }
    const shown = places.orderBy('recorded_at', 'desc').orderBy('sequence', 'desc').limit(limit).offset(offset);
    const rows = await this.database.db
      .selectFrom(shown.as('shown'))
      .innerJoin('audit_events as a', 'a.sequence', 'shown.sequence')
      .leftJoin('users', 'users.id', 'a.actor_id')
      .selectAll('a')
      .select('users.name as actor_name')
      .orderBy('shown.recorded_at', 'desc')
      .orderBy('shown.sequence', 'desc')
      .execute();
    return rows.map((row) => ({
      sequence: row.sequence,
      recordedAt: stamp(row.recorded_at),
      outcome: row.outcome,
      action: row.action,
      actorId: row.actor_id,
      actor: row.actor,
      actorName: row.actor_name,
      via: row.via,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      subjectLabel: row.subject_label,
      before: row.before,
      after: row.after,
      address: row.address,
      userAgent: row.user_agent,
      requestId: row.request_id,
      note: row.note,
    }));
  }

  /** How many match, counted no further than `most`. */
  async count(sought: AuditSought, most: number): Promise<number> {
    const some = (await this.matching(sought)).select('sequence').limit(most);
    const row = await this.database.db
      .selectFrom(some.as('some'))
      .select((e) => e.fn.countAll<string | number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** When each of these accounts last did this. */
  async lastOf(action: AuditAction, accounts: readonly string[]): Promise<ReadonlyMap<string, Stamp>> {
    if (accounts.length === 0) return new Map();
    const rows = await this.database.db
      .selectFrom('audit_events')
      .select((e) => ['actor_id', e.fn.max('recorded_at').as('last')])
      .where('actor_id', 'in', [...accounts])
      .where('action', '=', action)
      .where('outcome', '=', 'done')
      .groupBy('actor_id')
      .execute();
    return new Map(rows.map(({ actor_id, last }) => [String(actor_id), stamp(Number(last))]));
  }

  /** A rare word leads to its few entries; common ones are met soon from the newest on. */
  private async matching(sought: AuditSought): Promise<SelectQueryBuilder<Tables, 'audit_events', object>> {
    const { db } = this.database;
    const query = db.selectFrom('audit_events').where((e) => e.and(conditions(e, sought)));
    const rarest = await this.rarest(sought.words);
    if (rarest === null) return query;
    const found = this.withWord(rarest).select('sequence');
    return query.where('sequence', 'in', found);
  }

  private async rarest(words: readonly string[]): Promise<string | null> {
    let best: { word: string | null; count: number } = { word: null, count: RARE + 1 };
    for (const word of words) {
      const some = this.withWord(word).select('sequence').limit(best.count);
      const row = await this.database.db
        .selectFrom(some.as('some'))
        .select((e) => e.fn.countAll<string | number>().as('n'))
        .executeTakeFirstOrThrow();
      const count = Number(row.n);
      if (count < best.count) best = { word, count };
    }
    return best.word;
  }

  private withWord(word: string): SelectQueryBuilder<Tables, 'audit_words', object> {
    const query = this.database.db.selectFrom('audit_words');
    return query.where('word', '>=', word).where('word', '<', `${word}${LAST_LETTER}`);
  }
}

function conditions(e: ExpressionBuilder<Events, 'audit_events'>, sought: AuditSought): Expression<SqlBool>[] {
  const { from, before, actor, action, subject, outcome, words } = sought;
  return [
    ...(from === undefined ? [] : [e('recorded_at', '>=', from)]),
    ...(before === undefined ? [] : [e('recorded_at', '<', before)]),
    ...(actor === undefined ? [] : [e('actor', '=', actor)]),
    ...(action === undefined ? [] : [e('action', '=', action)]),
    ...(subject === undefined ? [] : [e('subject_kind', '=', subject.kind)]),
    ...(subject?.id === undefined ? [] : [e('subject_id', '=', subject.id)]),
    ...(outcome === undefined ? [] : [e('outcome', '=', outcome)]),
    ...words.map((word) => sql<SqlBool>`words like ${patternOf(word)} escape '\\'`),
  ];
}

const patternOf = (word: string): string => `% ${word.replace(/[\\%_]/g, '\\$&')}%`;
