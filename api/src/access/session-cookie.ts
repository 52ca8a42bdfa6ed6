import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { SETTINGS, type Settings } from '../config';
import type { AppRequest } from '../http';

/** The cookie of a signed-in browser: no script reads it, and no request that another site makes carries it. */
@Injectable()
export class SessionCookie {
  private readonly secure: boolean;
  private readonly maxAge: number;
  /** `__Host-`: browsers take it only over https, from this very host and for all of its paths. */
  readonly name: string;

  constructor(@Inject(SETTINGS) { baseUrl, sessions }: Settings) {
    this.secure = baseUrl?.startsWith('https:') ?? false;
    this.maxAge = sessions.maxHours * 3_600_000;
    this.name = this.secure ? '__Host-pantau_session' : 'pantau_session';
  }

  /** The secret in the session cookie of a request; null when it has none. */
  secretOf(request: AppRequest): string | null {
    return cookieOf(request, this.name);
  }

  give(response: Response, secret: string): void {
    this.set(response, this.name, secret, this.maxAge);
  }

  take(response: Response): void {
    this.set(response, this.name, '', 0);
  }

  /** Another secret of this browser, for a short while. */
  giveOther(response: Response, name: string, secret: string, maxAge: number): void {
    this.set(response, this.otherName(name), secret, maxAge);
  }

  otherSecretOf(request: AppRequest, name: string): string | null {
    return cookieOf(request, this.otherName(name));
  }

  private otherName(name: string): string {
    return this.secure ? `__Host-${name}` : name;
  }

  private set(response: Response, name: string, value: string, maxAge: number): void {
    response.cookie(name, value, { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/', maxAge });
  }
}

function cookieOf(request: AppRequest, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    if (/^[\w-]{20,100}$/.test(value)) return value;
  }
  return null;
}
