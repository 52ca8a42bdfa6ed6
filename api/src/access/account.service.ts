import { Inject, Injectable } from '@nestjs/common';
import type { AccountView, MySession } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError, stampToIso } from '@pantausop/domain';
import { AuditTrail, type Act } from '../audit';
import { DATABASE } from '../config';
import { NotSignedInError, type Caller } from '../http';
import { IdentityRepository } from './identity.repository';
import { Sessions } from './sessions';
import { SignInService } from './sign-in.service';
import { UserRepository, type User } from './user.repository';
import { subjectOf, UsersService } from './users.service';
import type { Visit } from './visit';

/** What somebody sees and changes of the own account. */
@Injectable()
export class AccountService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly signIns: SignInService,
    private readonly sessions: Sessions,
    private readonly users: UserRepository,
    private readonly keeper: UsersService,
    private readonly identities: IdentityRepository,
    private readonly trail: AuditTrail,
  ) {}

  async profile(caller: Caller): Promise<AccountView> {
    const found = await this.users.withPassword(caller.username);
    if (!found) throw new NotSignedInError();
    const { user, passwordHash } = found;
    return {
      username: user.username,
      name: user.name,
      email: user.email,
      hasPassword: passwordHash !== null,
      singleSignOn: await this.identities.has(user.id),
    };
  }

  /**
   * Sets the caller's own password; every session ends, and this browser gets a new one.
   * @returns the secret of the new session
   * @throws RefusedError when the present password is wrong, or the new one is the same or easily guessed.
   */
  async changePassword(given: { current: string; password: string }, caller: Caller, visit: Visit): Promise<string> {
    const user = await this.proven(given.current, caller, visit, 'password.change');
    if (given.password === given.current) {
      throw new RefusedError('same_password', 'invalid', {
        id: 'kata sandi baru sama dengan yang sekarang: pilih yang lain',
        en: 'the new password is the present one: choose another',
      });
    }
    const passwordHash = await this.keeper.checkedHash(given.password, user.username);
    const secret = await write(this.database, async (tx) => {
      await this.keeper.putPassword(tx, user.id, passwordHash, false);
      await this.trail.record(tx, { action: 'password.change', outcome: 'done', subject: subjectOf(user) });
      return this.sessions.begin(tx, user.id, visit.device);
    });
    this.sessions.forgetEnded();
    return secret;
  }

  /** @throws RefusedError when the password is wrong, or another account has the address. */
  async changeEmail(
    given: { current: string; email: string | null },
    caller: Caller,
    visit: Visit,
  ): Promise<AccountView> {
    const user = await this.proven(given.current, caller, visit, 'user.change');
    await this.keeper.setEmail(user, given.email);
    return this.profile(caller);
  }

  async listSessions(caller: Caller, currentSecret: string | null): Promise<{ items: MySession[] }> {
    const sessions = await this.sessions.listOf(caller.userId, currentSecret);
    const items = sessions.map(({ id, browser, system, createdAt, lastSeenAt, current }) => ({
      id,
      browser,
      system,
      createdAt: stampToIso(createdAt),
      lastSeenAt: stampToIso(lastSeenAt),
      current,
    }));
    return { items };
  }

  async endSession(id: string, caller: Caller): Promise<void> {
    await this.sessions.endOne(caller.userId, id);
  }

  /** Signs the caller out everywhere, here too. */
  async endSessions(caller: Caller): Promise<void> {
    await write(this.database, async (tx) => {
      await this.sessions.endAllOf(tx, caller.userId);
      await this.trail.record(tx, { action: 'session.end_all', outcome: 'done' });
    });
    this.sessions.forgetEnded();
  }

  /** A session that somebody left open is not enough for what changes the way in. It counts as an attempt to sign in. */
  private async proven(
    password: string,
    { username }: Caller,
    { address }: Visit,
    action: Act['action'],
  ): Promise<User> {
    try {
      return await this.signIns.proven({ username, password }, address, action);
    } catch (error) {
      if (!(error instanceof NotSignedInError)) throw error;
      throw new RefusedError('wrong_password', 'invalid', {
        id: 'kata sandi sekarang tidak cocok: ketik lagi',
        en: 'the present password is wrong: type it again',
      });
    }
  }
}
