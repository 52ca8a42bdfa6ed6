import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@pantausop/database';
import { stamp, type Stamp } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, SETTINGS, type Settings } from '../config';
import type { Caller } from '../http';
import { CredentialRepository } from './credential.repository';
import { callerOf } from './permissions';
import { RecentCallers } from './recent-callers';
import { hashOfSecret, newSecret } from './secrets';

const HOUR = 3_600_000_000;
/** A session nobody used for this long is over (microseconds). */
export const IDLE = 8 * HOUR;
/** A session is over after this long however it is used (microseconds). */
export const ABSOLUTE = 7 * 24 * HOUR;
/** The time of last use is written at most this often (microseconds). */
const SEEN_EVERY = 60_000_000;

/** Signed-in browsers: each has a secret in its cookie, of which the database knows the hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly credentials: CredentialRepository,
    private readonly recent: RecentCallers,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Begins a session and takes away those that are over. @returns its secret */
  async begin(tx: Tx, userId: string): Promise<string> {
    const [secret, now] = [newSecret(), this.clock.stamp()];
    const { lastSeenBefore, createdBefore } = limits(now);
    await this.credentials.dropSessions(tx, lastSeenBefore, createdBefore);
    await this.credentials.startSession(tx, this.hash(secret), userId, now);
    return secret;
  }

  /** The caller whose session this is; null when it is over or never was. */
  callerOf(secret: string): Promise<Caller | null> {
    const hash = this.hash(secret);
    return this.recent.findOr(hash, () => this.lookUp(hash));
  }

  async end(secret: string): Promise<void> {
    const actor = await this.callerOf(secret);
    await this.credentials.endSession(this.hash(secret));
    this.recent.forgetAll();
    if (actor) await this.trail.record(null, { action: 'session.end', outcome: 'done', actor });
  }

  /** Ends every session of a user; say `forgetEnded` after the commit. */
  async endAllOf(tx: Tx, userId: string): Promise<void> {
    await this.credentials.endSessionsOf(tx, userId);
  }

  forgetEnded(): void {
    this.recent.forgetAll();
  }

  private hash(secret: string): string {
    return hashOfSecret(secret, this.settings.sessionSecret);
  }

  private async lookUp(hash: string): Promise<Caller | null> {
    const holder = await this.credentials.session(hash);
    const now = this.clock.stamp();
    if (!holder || isOver(holder, now)) return null;
    if (now - holder.lastSeenAt >= SEEN_EVERY) await this.credentials.seenSession(hash, now);
    return callerOf(holder, 'session');
  }
}

function isOver({ createdAt, lastSeenAt }: { createdAt: Stamp; lastSeenAt: Stamp }, now: Stamp): boolean {
  const { lastSeenBefore, createdBefore } = limits(now);
  return lastSeenAt < lastSeenBefore || createdAt < createdBefore;
}

/** Sessions last used or begun before these are over at `now`. */
function limits(now: Stamp): { lastSeenBefore: Stamp; createdBefore: Stamp } {
  return { lastSeenBefore: stamp(now - IDLE), createdBefore: stamp(now - ABSOLUTE) };
}
