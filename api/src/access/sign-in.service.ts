import { Inject, Injectable } from '@nestjs/common';
import { write, type Database } from '@pantausop/database';
import { AuditTrail, type Act } from '../audit';
import { DATABASE } from '../config';
import { NotSignedInError } from '../http';
import { WRONG_CREDENTIALS } from './guard-words';
import { passwordFits } from './secrets';
import { Sessions } from './sessions';
import { SignInThrottle } from './sign-in-throttle.repository';
import { UserRepository, type User } from './user.repository';
import type { Visit } from './visit';

/** Lets people in. */
@Injectable()
export class SignInService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly users: UserRepository,
    private readonly throttle: SignInThrottle,
    private readonly sessions: Sessions,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Begins a session and ends the one that the browser had before.
   * @returns the secret of the new session, for its cookie
   * @throws NotSignedInError for a wrong name or password (which of them is not said); TooManyError after too many of them.
   */
  async signIn(given: { username: string; password: string }, visit: Visit): Promise<string> {
    const user = await this.proven(given, visit.address, 'session.start');
    const secret = await write(this.database, async (tx) => {
      const actor = { userId: user.id, username: user.username, via: 'session' } as const;
      await this.trail.record(tx, { action: 'session.start', outcome: 'done', actor });
      return this.sessions.replace(tx, user.id, visit);
    });
    this.sessions.forgetEnded();
    return secret;
  }

  /**
   * The user whose password this is.
   * @param action for which it is asked: under this name a refusal stands in the trail
   * @throws NotSignedInError when it is wrong, the account is unknown, disabled or without a password; TooManyError after too many attempts.
   */
  async proven(given: { username: string; password: string }, address: string, action: Act['action']): Promise<User> {
    const username = given.username.toLowerCase();
    await this.throttle.attempt(username, address);
    const found = await this.users.withPassword(username);
    const usable = found !== null && !found.user.disabled ? found : null;
    if (!(await passwordFits(given.password, usable?.passwordHash ?? null)) || usable === null) {
      await this.recordRefusal(found, action);
      throw new NotSignedInError(WRONG_CREDENTIALS, 'wrong_credentials');
    }
    await write(this.database, (tx) => this.throttle.succeeded(tx, username, address));
    return usable.user;
  }

  /** Only an account that exists is named: in the place of a name people also type passwords. */
  private async recordRefusal(found: { user: User } | null, action: Act['action']): Promise<void> {
    const subject = found && { kind: 'user', id: found.user.id, label: found.user.username };
    await this.trail.record(null, {
      action,
      outcome: 'refused',
      ...(action === 'session.start' && { actor: null }),
      ...(subject && { subject }),
      note: !found ? 'unknown user name' : found.user.disabled ? 'the account is deactivated' : 'wrong password',
    });
  }
}
