import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { PasswordResetState } from '@pantausop/contracts';
import { oneAtATime, write, type Database } from '@pantausop/database';
import { RefusedError, stamp, stampToIso } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE, SETTINGS, type Settings } from '../config';
import { Mailer } from '../mail';
import { PasswordResetRepository } from './password-reset.repository';
import { resetLetter } from './reset-letter';
import { hashOfSecret, newSecret } from './secrets';
import { Sessions } from './sessions';
import { SignInThrottle } from './sign-in-throttle.repository';
import { UserRepository, type User } from './user.repository';
import { subjectOf, UsersService } from './users.service';

/** How long a link holds. */
const LINK_MINUTES = 60;
const LINK_MICROS = LINK_MINUTES * 60_000_000;
/** More links than these at a time go to nobody: a stranger must not fill a mailbox. */
const MOST_LINKS = 3;

interface Wanted {
  readonly account: string;
  readonly language?: 'id' | 'en';
}

/** A new password for somebody who reads the mail of the account. */
@Injectable()
export class PasswordResetService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('password-reset');
  /** Letters on their way. */
  private readonly underway = new Set<Promise<void>>();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly resets: PasswordResetRepository,
    private readonly users: UserRepository,
    private readonly keeper: UsersService,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly mailer: Mailer,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Sends a link, where there is an account with a password and a mail address. The answer comes before any of that is looked at,
   * so that neither its words nor its time tell a stranger which accounts there are.
   * @throws TooManyError after many requests of one address.
   */
  async request(wanted: Wanted, address: string): Promise<void> {
    await this.throttle.resetRequest(address);
    const work = this.deliver(wanted).catch((error: unknown) => {
      this.logger.error('a link to set a password could not be sent', error instanceof Error ? error.stack : error);
    });
    this.underway.add(work);
    void work.finally(() => this.underway.delete(work));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underway);
  }

  /** Whose password the link sets, and until when. @throws RefusedError when it is used or over. */
  async check(token: string): Promise<PasswordResetState> {
    const { user, expiresAt } = await this.live(token);
    return { username: user.username, expiresAt };
  }

  /** Sets the password, signs the account out everywhere and uses the link up. @throws RefusedError when it is used or over, or the password is easily guessed. */
  async redeem(token: string, password: string): Promise<void> {
    const { user } = await this.live(token);
    const passwordHash = await this.keeper.checkedHash(password, user.username);
    await write(this.database, async (tx) => {
      if (!(await this.resets.use(tx, hashOfSecret(token), user.id))) throw linkOver();
      await this.keeper.putPassword(tx, user.id, passwordHash, false);
      await this.throttle.forgive(tx, user.username);
      await this.trail.record(tx, { action: 'password.reset', outcome: 'done', actor: null, subject: subjectOf(user) });
    });
    this.sessions.forgetEnded();
  }

  private async live(token: string): Promise<{ user: User; expiresAt: string }> {
    const reset = await this.resets.find(hashOfSecret(token));
    if (!reset || this.clock.stamp() - reset.createdAt >= LINK_MICROS) throw linkOver();
    const user = await this.users.byId(reset.userId);
    if (!user || user.disabled) throw linkOver();
    return { user, expiresAt: stampToIso(stamp(reset.createdAt + LINK_MICROS)) };
  }

  private async deliver({ account, language = 'id' }: Wanted): Promise<void> {
    const name = account.toLowerCase();
    const user = (await this.users.byUsername(name)) ?? (await this.users.byEmail(name));
    if (!user || user.disabled || user.email === null) return;
    if ((await this.users.withPassword(user.username))?.passwordHash == null) return;
    const [token, now] = [newSecret(), this.clock.stamp()];
    const overBefore = stamp(now - LINK_MICROS);
    const made = await write(this.database, async (tx) => {
      await oneAtATime(this.database, tx, [`reset:${user.id}`]);
      if ((await this.resets.countOf(tx, user.id, overBefore)) >= MOST_LINKS) return false;
      await this.resets.add(tx, hashOfSecret(token), { userId: user.id, createdAt: now }, overBefore);
      await this.trail.record(tx, {
        action: 'password.reset_ask',
        outcome: 'done',
        actor: null,
        subject: subjectOf(user),
      });
      return true;
    });
    if (!made) return;
    const link = `${this.settings.publicUrl}/atur-sandi/${token}`;
    const { username } = user;
    await this.mailer.send(
      resetLetter({ to: user.email, name: user.name, username, link, minutes: LINK_MINUTES, language }),
    );
  }
}

const linkOver = (): RefusedError =>
  new RefusedError('reset_link_over', 'not_found', {
    id: 'tautan ini sudah dipakai atau sudah lewat masanya: minta tautan baru',
    en: 'this link was used already or is over: ask for a new one',
  });
