import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { SETTINGS, type OidcSettings, type Settings } from '../config';
import type { Identity } from './identity.repository';

/** What a browser takes along to the provider, and must bring back. */
export interface Passage {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who somebody is, by the provider's signed word. */
export interface ProvenIdentity extends Identity {
  /** what the provider calls them; null when it says nothing of it */
  readonly username: string | null;
  readonly name: string | null;
  /** an address that the provider has verified */
  readonly email: string | null;
  /** the values of the role claim */
  readonly values: readonly string[];
}

/** The provider cannot be reached, or does not answer as one. */
export class ProviderUnavailableError extends Error {
  constructor(issuer: string, cause: unknown) {
    super(`the single sign-on provider ${issuer} does not answer`, { cause });
    this.name = 'ProviderUnavailableError';
  }
}

/** The provider sent the browser back without a proof of who it is. `denied`: because the person or the provider said no. */
export class NotProvenError extends Error {
  constructor(
    readonly why: 'denied' | 'failed',
    cause: unknown,
  ) {
    super('the single sign-on provider gave no proof', { cause });
    this.name = 'NotProvenError';
  }
}

/** Seconds that the provider may keep us waiting. */
const PATIENCE = 10;

/** The single sign-on provider (OpenID Connect, authorization code with PKCE, state and nonce). */
@Injectable()
export class SsoProvider {
  private readonly callback: string;
  private readonly settings: OidcSettings | null;
  private found: Promise<oidc.Configuration> | null = null;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.settings = settings.oidc;
    this.callback = `${settings.publicUrl}/api/v1/sso/callback`;
  }

  /** null when there is none. */
  get wanted(): OidcSettings | null {
    return this.settings;
  }

  newPassage(): Passage {
    return {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    };
  }

  /** Where to send a browser. @throws ProviderUnavailableError */
  async address({ state, nonce, codeVerifier }: Passage): Promise<string> {
    const configuration = await this.configuration();
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return address.href;
  }

  /**
   * Exchanges what the browser brought back for the provider's word on who it is.
   * @param query the query of the address it came back to, from the question mark on
   * @throws NotProvenError when it is not what was asked for; ProviderUnavailableError
   */
  async identity(query: string, { state, nonce, codeVerifier }: Passage): Promise<ProvenIdentity> {
    const configuration = await this.configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(this.callback + query), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the answer holds no ID token');
      const { roleClaim } = this.required();
      // some providers keep what they say of groups out of the ID token
      const more =
        claims[roleClaim] === undefined
          ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : undefined;
      return identityOf({ ...more, ...claims }, roleClaim);
    } catch (error) {
      // Whatever the library found wrong with the answer (state, nonce, signature, code), nobody is proven.
      throw new NotProvenError(error instanceof oidc.AuthorizationResponseError ? 'denied' : 'failed', error);
    }
  }

  private required(): OidcSettings {
    if (!this.settings) throw new Error('single sign-on is not set up');
    return this.settings;
  }

  /** The provider's own description, read when first needed and again after a failure. */
  private async configuration(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.required();
    const local = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    this.found ??= oidc.discovery(
      new URL(issuer),
      clientId,
      clientSecret ?? undefined,
      clientSecret === null ? oidc.None() : undefined,
      { execute: [...local, oidc.enableNonRepudiationChecks], timeout: PATIENCE },
    );
    try {
      return await this.found;
    } catch (error) {
      this.found = null;
      throw new ProviderUnavailableError(issuer, error);
    }
  }
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

function identityOf(claims: Claims, roleClaim: string): ProvenIdentity {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const roles = claims[roleClaim];
  return {
    issuer: claims.iss,
    subject: claims.sub,
    username: text('preferred_username'),
    name: text('name'),
    email: claims['email_verified'] === true ? text('email') : null,
    values: (Array.isArray(roles) ? roles : [roles]).filter((one): one is string => typeof one === 'string'),
  };
}
