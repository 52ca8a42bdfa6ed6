import { Inject, Injectable } from '@nestjs/common';
import { write, type Database } from '@pantausop/database';
import { AuditTrail } from '../audit';
import { DATABASE } from '../config';
import { NotSignedInError } from '../http';
import { passwordFits } from './secrets';
import { Sessions } from './sessions';
import { SignInThrottle } from './sign-in-throttle.repository';
import { UserRepository, type User } from './user.repository';

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
   * @returns the secret of the new session, for its cookie
   * @throws NotSignedInError for a wrong name or password (which of them is not said); TooManyError after too many of them.
   */
  async signIn(given: { username: string; password: string }, address: string): Promise<string> {
    const username = given.username.toLowerCase();
    await this.throttle.attempt(username, address);
    const found = await this.users.withPassword(username);
    const usable = found !== null && !found.user.disabled ? found : null;
    if (!(await passwordFits(given.password, usable?.passwordHash ?? null)) || usable === null) {
      await this.recordRefusal(found);
      throw new NotSignedInError('the user name or the password is wrong', 'wrong_credentials');
    }
    return write(this.database, async (tx) => {
      await this.throttle.succeeded(tx, username, address);
      const { id: userId } = usable.user;
      await this.trail.record(tx, {
        action: 'session.start',
        outcome: 'done',
        actor: { userId, username, via: 'session' },
      });
      return this.sessions.begin(tx, userId);
    });
  }

  /** Only an account that exists is named: in the place of a name people also type passwords. */
  private async recordRefusal(found: { user: User } | null): Promise<void> {
    const subject = found && { kind: 'user', id: found.user.id, label: found.user.username };
    await this.trail.record(null, {
      action: 'session.start',
      outcome: 'refused',
      actor: null,
      ...(subject && { subject }),
      note: !found ? 'unknown user name' : found.user.disabled ? 'the account is deactivated' : 'wrong password',
    });
  }
}
