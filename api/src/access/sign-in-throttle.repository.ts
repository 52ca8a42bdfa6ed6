import { Inject, Injectable } from '@nestjs/common';
import { oneAtATime, write, type Database, type Tx } from '@pantausop/database';
import type { Stamp } from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { TooManyError } from '../http';

/** How many attempts are free, and how long the wait grows after them. */
export interface Patience {
  readonly free: number;
  readonly maxSeconds: number;
}

const ACCOUNT: Patience = { free: 5, maxSeconds: 900 };
/** Many people can sit behind one address. */
const ADDRESS: Patience = { free: 30, maxSeconds: 300 };

/** Letters with a link to set a password, asked for from one address. */
const RESET_ADDRESS: Patience = { free: 10, maxSeconds: 900 };

/** After this long without a failure the count starts anew. */
const FORGET_SECONDS = 3600;
const MICROS = 1_000_000;

/** Seconds to wait after the last of `failures` attempts: 0 while they are free, then 1, 2, 4 … up to the most. */
export function secondsToWait(failures: number, { free, maxSeconds }: Patience): number {
  return failures < free ? 0 : Math.min(maxSeconds, 2 ** (failures - free));
}

/** Slows down guessing, by account and by address. An attempt counts before the password is looked at, so that parallel guesses gain nothing. */
@Injectable()
export class SignInThrottle {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Counts an attempt. @throws TooManyError while the account or the address has to wait. */
  attempt(username: string, address: string): Promise<void> {
    return this.countAll([
      { subject: `user:${username}`, patience: ACCOUNT },
      { subject: `address:${address}`, patience: ADDRESS },
    ]);
  }

  /** Counts a request for a letter. @throws TooManyError while the address has to wait. */
  resetRequest(address: string): Promise<void> {
    return this.countAll([{ subject: `reset-address:${address}`, patience: RESET_ADDRESS }]);
  }

  /** The account's owner proved to be it in another way: guesses of before no longer hold them up. */
  async forgive(tx: Tx, username: string): Promise<void> {
    await tx.deleteFrom('sign_in_failures').where('subject', '=', `user:${username}`).execute();
  }

  private async countAll(subjects: readonly { subject: string; patience: Patience }[]): Promise<void> {
    const now = this.clock.stamp();
    await write(this.database, async (tx) => {
      await oneAtATime(
        this.database,
        tx,
        subjects.map(({ subject }) => subject),
      );
      for (const { subject, patience } of subjects) {
        const { failures, lastFailedAt } = await this.failures(tx, subject, now);
        const wait = secondsToWait(failures, patience) - (now - lastFailedAt) / MICROS;
        if (failures > 0 && wait > 0) throw new TooManyError(Math.ceil(wait));
      }
      for (const { subject } of subjects) await this.count(tx, subject, now);
    });
  }

  /** The right password was given: its account starts afresh, its attempt at this address was no failure, and what is forgotten anyway goes. */
  async succeeded(tx: Tx, username: string, address: string): Promise<void> {
    await tx
      .deleteFrom('sign_in_failures')
      .where((e) =>
        e.or([
          e('subject', '=', `user:${username}`),
          e('last_failed_at', '<', this.clock.stamp() - FORGET_SECONDS * MICROS),
        ]),
      )
      .execute();
    await tx
      .updateTable('sign_in_failures')
      .set((e) => ({ failures: e('failures', '-', 1) }))
      .where('subject', '=', `address:${address}`)
      .where('failures', '>', 0)
      .execute();
  }

  private async failures(tx: Tx, subject: string, now: Stamp): Promise<{ failures: number; lastFailedAt: number }> {
    const query = tx.selectFrom('sign_in_failures').select(['failures', 'last_failed_at']);
    const row = await query.where('subject', '=', subject).executeTakeFirst();
    const forgotten = !row || now - row.last_failed_at > FORGET_SECONDS * MICROS;
    return forgotten ? { failures: 0, lastFailedAt: 0 } : { failures: row.failures, lastFailedAt: row.last_failed_at };
  }

  private async count(tx: Tx, subject: string, now: Stamp): Promise<void> {
    const { failures } = await this.failures(tx, subject, now);
    await tx
      .insertInto('sign_in_failures')
      .values({ subject, failures: failures + 1, last_failed_at: now })
      .onConflict((c) => c.column('subject').doUpdateSet({ failures: failures + 1, last_failed_at: now }))
      .execute();
  }
}
