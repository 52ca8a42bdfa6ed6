import { Inject, Injectable } from '@nestjs/common';
import type { Database, Tx } from '@pantausop/database';
import { stamp, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';

/** A person as the single sign-on provider knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** A browser on its way to the provider and back. */
export interface SsoAttempt {
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly wayBack: string;
  readonly createdAt: Stamp;
}

/** Which account belongs to whom at the single sign-on provider, and who is there just now. */
@Injectable()
export class IdentityRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async userOf(tx: Tx, { issuer, subject }: Identity): Promise<string | null> {
    const query = tx.selectFrom('identities').select('user_id').where('issuer', '=', issuer);
    return (await query.where('subject', '=', subject).executeTakeFirst())?.user_id ?? null;
  }

  async has(userId: string): Promise<boolean> {
    const query = this.database.db.selectFrom('identities').select('user_id').where('user_id', '=', userId);
    return (await query.executeTakeFirst()) !== undefined;
  }

  async link(tx: Tx, { issuer, subject }: Identity, userId: string, createdAt: Stamp): Promise<void> {
    await tx.insertInto('identities').values({ issuer, subject, user_id: userId, created_at: createdAt }).execute();
  }

  /** Remembers an attempt and forgets those begun before `forgetBefore`. */
  async begin(tx: Tx, stateHash: string, attempt: SsoAttempt, forgetBefore: Stamp): Promise<void> {
    await tx.deleteFrom('sso_attempts').where('created_at', '<', forgetBefore).execute();
    await tx
      .insertInto('sso_attempts')
      .values({
        state_hash: stateHash,
        nonce: attempt.nonce,
        code_verifier: attempt.codeVerifier,
        way_back: attempt.wayBack,
        created_at: attempt.createdAt,
      })
      .execute();
  }

  /** The attempt with this state, which is used up by asking; null when there is none. */
  async take(stateHash: string): Promise<SsoAttempt | null> {
    const gone = this.database.db.deleteFrom('sso_attempts').where('state_hash', '=', stateHash).returningAll();
    const row = await gone.executeTakeFirst();
    if (!row) return null;
    return {
      nonce: row.nonce,
      codeVerifier: row.code_verifier,
      wayBack: row.way_back,
      createdAt: stamp(row.created_at),
    };
  }
}
