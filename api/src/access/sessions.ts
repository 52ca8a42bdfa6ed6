import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { write, type Database, type Tx } from '@pantausop/database';
import { RefusedError, stamp, type Stamp } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE, SETTINGS, type Settings } from '../config';
import type { Caller } from '../http';
import type { Device } from './device';
import { noteWithoutWaiting } from './note-without-waiting';
import { callerOf } from './permissions';
import { RecentCallers } from './recent-callers';
import { hashOfSecret, newSecret } from './secrets';
import { SessionRepository, type StoredSession } from './session.repository';
import type { Visit } from './visit';

const MINUTE = 60_000_000;
/** The time of last use is written at most this often (microseconds). */
export const SEEN_EVERY = MINUTE;

/** Signed-in browsers: each has a secret in its cookie, of which the database knows the hash. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly repository: SessionRepository,
    private readonly recent: RecentCallers,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Begins a session and takes away those that are over. @returns its secret */
  async begin(tx: Tx, userId: string, device: Device): Promise<string> {
    const [secret, now] = [newSecret(), this.clock.stamp()];
    const { lastSeenBefore, createdBefore } = this.limits(now);
    await this.repository.drop(tx, lastSeenBefore, createdBefore);
    const session = { id: randomUUID(), tokenHash: this.hash(secret), userId, ...device };
    await this.repository.start(tx, { ...session, createdAt: now, lastSeenAt: now });
    return secret;
  }

  /** The caller whose session this is; null when it is over or never was. */
  callerOf(secret: string): Promise<Caller | null> {
    const hash = this.hash(secret);
    return this.recent.findOr(hash, () => this.lookUp(hash));
  }

  /** Begins a session in the place of the one that the browser had; say `forgetEnded` after the commit. @returns its secret */
  async replace(tx: Tx, userId: string, { formerSecret, device }: Visit): Promise<string> {
    if (formerSecret !== null) await this.repository.end(tx, this.hash(formerSecret));
    return this.begin(tx, userId, device);
  }

  /** Signs out the browser with this secret. */
  async end(secret: string): Promise<void> {
    const actor = await this.callerOf(secret);
    await write(this.database, async (tx) => {
      await this.repository.end(tx, this.hash(secret));
      if (actor) await this.trail.record(tx, { action: 'session.end', outcome: 'done', actor });
    });
    this.forgetEnded();
  }

  /** Ends every session of a user; say `forgetEnded` after the commit. */
  async endAllOf(tx: Tx, userId: string): Promise<void> {
    await this.repository.endAllOf(tx, userId);
  }

  /** @throws RefusedError when it is not a session of this user. */
  async endOne(userId: string, id: string): Promise<void> {
    const ended = await write(this.database, async (tx) => {
      const gone = await this.repository.endById(tx, userId, id);
      if (gone) await this.trail.record(tx, { action: 'session.end', outcome: 'done', after: { session: id } });
      return gone;
    });
    if (!ended) {
      const reason = { id: 'sesi ini sudah berakhir', en: 'this session is over' };
      throw new RefusedError('unknown_session', 'not_found', reason, { id });
    }
    this.forgetEnded();
  }

  forgetEnded(): void {
    this.recent.forgetAll();
  }

  /** Those of a user that are not over, the one last used first; `current` is the one with this secret. */
  async listOf(userId: string, currentSecret: string | null): Promise<(StoredSession & { current: boolean })[]> {
    const [now, own] = [this.clock.stamp(), currentSecret === null ? null : this.hash(currentSecret)];
    const sessions = await this.repository.listOf(userId);
    return sessions
      .filter((session) => !this.isOver(session, now))
      .map((session) => ({ ...session, current: session.tokenHash === own }));
  }

  private hash(secret: string): string {
    return hashOfSecret(secret, this.settings.sessionSecret);
  }

  private async lookUp(hash: string): Promise<Caller | null> {
    const holder = await this.repository.find(hash);
    const now = this.clock.stamp();
    if (!holder || this.isOver(holder, now)) return null;
    if (now - holder.lastSeenAt >= SEEN_EVERY) {
      noteWithoutWaiting('when a session was last used', this.repository.seen(hash, now));
    }
    return callerOf(holder, 'session');
  }

  private isOver({ createdAt, lastSeenAt }: { createdAt: Stamp; lastSeenAt: Stamp }, now: Stamp): boolean {
    const { lastSeenBefore, createdBefore } = this.limits(now);
    return lastSeenAt < lastSeenBefore || createdAt < createdBefore;
  }

  /** Sessions last used or begun before these are over at `now`. */
  private limits(now: Stamp): { lastSeenBefore: Stamp; createdBefore: Stamp } {
    const { idleMinutes, maxHours } = this.settings.sessions;
    return { lastSeenBefore: stamp(now - idleMinutes * MINUTE), createdBefore: stamp(now - maxHours * 60 * MINUTE) };
  }
}
