import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { EmailSchema, type SsoRefusal } from '@pantausop/contracts';
import { write, type Database, type Tx } from '@pantausop/database';
import { RefusedError, stamp } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE, WrongSettingError } from '../config';
import type { Grant } from '../http';
import { IdentityRepository } from './identity.repository';
import { hashOfSecret } from './secrets';
import { Sessions } from './sessions';
import { NotProvenError, ProviderUnavailableError, SsoProvider, type ProvenIdentity } from './sso-provider';
import { UserRepository, type User } from './user.repository';
import { subjectOf, USERNAME, UsersService } from './users.service';
import type { Visit } from './visit';

/** How long somebody may take to sign in at the provider. */
export const PASSAGE_MINUTES = 10;
const PASSAGE_MICROS = PASSAGE_MINUTES * 60_000_000;

/** Nobody is let in; the sign-in page says why. */
export class SsoRefusedError extends Error {
  constructor(readonly why: SsoRefusal) {
    super(`single sign-on: ${why}`);
    this.name = 'SsoRefusedError';
  }
}

/** Lets people in on the word of the single sign-on provider. Who they are is its subject, what they may do is its role claim. */
@Injectable()
export class SsoService {
  private readonly logger = new Logger('sso');

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly provider: SsoProvider,
    private readonly identities: IdentityRepository,
    private readonly users: UserRepository,
    private readonly keeper: UsersService,
    private readonly sessions: Sessions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws WrongSettingError when the role mapping names a unit that does not exist. */
  async checkUnits(): Promise<void> {
    const problems: string[] = [];
    for (const { value, unit } of this.provider.wanted?.roles ?? []) {
      if ((await this.unitId(unit)) === null) {
        problems.push(`OIDC_ROLES names the unit ${String(unit)} for "${value}", but there is no such unit today`);
      }
    }
    if (problems.length > 0) throw new WrongSettingError(problems);
  }

  /**
   * @param wayBack the page to open afterwards; anything but a page of this program opens the first one
   * @returns where to send the browser, and the state that it must bring back
   * @throws RefusedError when there is no provider; SsoRefusedError when it cannot be reached
   */
  async begin(wayBack: string | undefined): Promise<{ address: string; state: string }> {
    if (!this.provider.wanted) throw noSso();
    const passage = this.provider.newPassage();
    const address = await this.reached(() => this.provider.address(passage));
    const now = this.clock.stamp();
    const { nonce, codeVerifier, state } = passage;
    const attempt = { nonce, codeVerifier, wayBack: ownPage(wayBack), createdAt: now };
    await write(this.database, (tx) =>
      this.identities.begin(tx, hashOfSecret(state), attempt, stamp(now - PASSAGE_MICROS)),
    );
    return { address, state };
  }

  /**
   * The browser is back.
   * @param state what its cookie says; must be what its address says
   * @returns the secret of the new session and the page to open
   * @throws SsoRefusedError
   */
  async enter(query: string, state: string | null, visit: Visit): Promise<{ secret: string; wayBack: string }> {
    if (!this.provider.wanted) throw noSso();
    const asked = new URLSearchParams(query).get('state');
    // Another browser's answer (or somebody else's, slipped to this one) brings a state that this cookie does not hold.
    const attempt = state !== null && state === asked ? await this.identities.take(hashOfSecret(state)) : null;
    if (state === null || !attempt || this.clock.stamp() - attempt.createdAt > PASSAGE_MICROS) {
      throw new SsoRefusedError('expired');
    }
    const passage = { state, nonce: attempt.nonce, codeVerifier: attempt.codeVerifier };
    const identity = await this.reached(() => this.provider.identity(query, passage));
    const grants = await this.grantsOf(identity);
    const outcome = await write(this.database, async (tx) => {
      const user = await this.userOf(tx, identity, grants);
      if (typeof user === 'string') return user;
      const actor = { userId: user.id, username: user.username, via: 'session' } as const;
      await this.trail.record(tx, { action: 'session.start', outcome: 'done', actor, note: 'single sign-on' });
      return { secret: await this.sessions.replace(tx, user.id, visit) };
    });
    this.sessions.forgetEnded();
    if (typeof outcome === 'string') throw await this.refused(outcome, identity.subject);
    return { ...outcome, wayBack: attempt.wayBack };
  }

  /** The account of a person, made when they come first, with the roles that the provider gives today; or why there is none. */
  private async userOf(
    tx: Tx,
    identity: ProvenIdentity,
    grants: readonly Grant[],
  ): Promise<User | 'disabled' | 'no_role'> {
    const known = await this.identities.userOf(tx, identity);
    const user = known === null ? null : await this.users.byId(known, tx);
    if (user?.disabled) return 'disabled';
    if (user) {
      await this.regrant(tx, user, grants);
      // What the provider took away ends at once, also in other browsers.
      if (grants.length === 0) await this.sessions.endAllOf(tx, user.id);
      return grants.length > 0 ? user : 'no_role';
    }
    return grants.length > 0 ? this.make(tx, identity, grants) : 'no_role';
  }

  /** The provider's roles of today in the place of those of before. */
  private async regrant(tx: Tx, user: User, grants: readonly Grant[]): Promise<void> {
    const [before, after] = [await this.users.grantsOf(tx, user.id), grants];
    const text = (some: readonly Grant[]) => some.map(({ role, unitId }) => `${role}@${unitId}`).sort();
    if (text(before).join() === text(after).join()) return;
    await this.users.replaceGrants(tx, user.id, grants);
    await this.trail.record(tx, {
      action: 'user.grant',
      outcome: 'done',
      actor: null,
      subject: subjectOf(user),
      before: { roles: text(before) },
      after: { roles: text(after) },
      note: 'single sign-on',
    });
  }

  private async make(tx: Tx, identity: ProvenIdentity, grants: readonly Grant[]): Promise<User> {
    const [username, createdAt] = [await this.freeUsername(tx, identity), this.clock.stamp()];
    const email = EmailSchema.safeParse(identity.email).data ?? null;
    const user = {
      id: randomUUID(),
      username,
      name: identity.name ?? username,
      email: email !== null && (await this.users.byEmail(email, tx)) === null ? email : null,
      mustChangePassword: false,
      sample: false,
    };
    await this.users.add(tx, { ...user, passwordHash: null, createdAt }, grants);
    await this.identities.link(tx, identity, user.id, createdAt);
    const after = { name: user.name, email: user.email, roles: grants.map(({ role, unitId }) => `${role}@${unitId}`) };
    const subject = subjectOf(user);
    await this.trail.record(tx, {
      action: 'user.add',
      outcome: 'done',
      actor: null,
      subject,
      after,
      note: 'single sign-on',
    });
    return { ...user, disabled: false };
  }

  /** As the provider calls them; with a number when an account of this name is there already: a name alone proves nothing. */
  private async freeUsername(tx: Tx, { username }: ProvenIdentity): Promise<string> {
    const given =
      (username ?? '')
        .toLowerCase()
        .split('@')[0]
        ?.replace(/[^a-z0-9._-]+/g, '-')
        .slice(0, 90) ?? '';
    const base = USERNAME.test(given) ? given : `sso-${randomUUID().slice(0, 8)}`;
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? base : `${base}-${number}`;
      if ((await this.users.byUsername(name, tx)) === null) return name;
    }
  }

  private async grantsOf({ values }: ProvenIdentity): Promise<Grant[]> {
    const grants = new Map<string, Grant>();
    for (const { value, role, unit } of this.provider.wanted?.roles ?? []) {
      const unitId = values.includes(value) ? await this.unitId(unit) : null;
      if (unitId !== null) grants.set(`${role} ${unitId}`, { role, unitId });
    }
    return [...grants.values()];
  }

  /** null when there is no such unit (any more). */
  private async unitId(unit: string | null): Promise<string | null> {
    try {
      return await this.keeper.unitId(unit);
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'unknown_unit') return null;
      throw error;
    }
  }

  private async refused(why: SsoRefusal, subject: string): Promise<SsoRefusedError> {
    const note = `single sign-on: ${why}, subject ${subject}`;
    await this.trail.record(null, { action: 'session.start', outcome: 'refused', actor: null, note });
    return new SsoRefusedError(why);
  }

  private async reached<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ProviderUnavailableError) && !(error instanceof NotProvenError)) throw error;
      this.logger.warn(`${error.message}: ${String(error.cause)}`);
      throw new SsoRefusedError(error instanceof NotProvenError ? error.why : 'unavailable');
    }
  }
}

const noSso = (): RefusedError =>
  new RefusedError('sso_off', 'not_found', {
    id: 'masuk dengan akun tunggal (SSO) tidak dipakai di sini: masuk dengan nama pengguna dan kata sandi',
    en: 'there is no single sign-on here: sign in with your user name and password',
  });

/** `//host` and `/\host` would be addresses of another host. */
const ownPage = (asked: string | undefined): string =>
  asked !== undefined && /^\/(?![/\\])[^\s]*$/.test(asked) && !asked.startsWith('/api/') ? asked : '/';
