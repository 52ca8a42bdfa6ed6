import { Inject, Injectable } from '@nestjs/common';
import { write, type Database } from '@pantausop/database';
import { Clock, DATABASE } from '../config';
import { NotSignedInError } from '../http';
import { Authentication, sessionLimits } from './authentication';
import { CredentialRepository } from './credential.repository';
import { newSecret, passwordFits } from './secrets';
import { SignInThrottle } from './sign-in-throttle.repository';
import { UserRepository } from './user.repository';

/** Begins and ends sessions. */
@Injectable()
export class SignInService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly users: UserRepository,
    private readonly credentials: CredentialRepository,
    private readonly throttle: SignInThrottle,
    private readonly authentication: Authentication,
    private readonly clock: Clock,
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
      throw new NotSignedInError('the user name or the password is wrong', 'wrong_credentials');
    }
    const secret = newSecret();
    const now = this.clock.stamp();
    await write(this.database, async (tx) => {
      const { lastSeenBefore, createdBefore } = sessionLimits(now);
      await this.throttle.succeeded(tx, username, address);
      await this.credentials.dropSessions(tx, lastSeenBefore, createdBefore);
      await this.credentials.startSession(tx, this.authentication.sessionHash(secret), usable.user.id, now);
    });
    return secret;
  }

  async signOut(secret: string | null): Promise<void> {
    if (secret !== null) await this.credentials.endSession(this.authentication.sessionHash(secret));
  }
}
