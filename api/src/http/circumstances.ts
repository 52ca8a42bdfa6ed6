import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Response } from 'express';
import type { AppRequest } from './asked';
import type { Caller } from './caller';

/** Under which circumstances something is done: by whom, from where, in which request. Services need not be told. */
export interface Circumstances {
  readonly requestId: string | null;
  /** of the client; behind a proxy the one that a trusted proxy names */
  readonly address: string | null;
  readonly userAgent: string | null;
  /** who asks, as soon as the guard knows it */
  readonly caller: Pick<Caller, 'userId' | 'username' | 'via'> | null;
  /** what the trail already holds of this request */
  readonly recorded: Set<'done' | 'refused'>;
}

const STORE = new AsyncLocalStorage<Circumstances>();

/** The circumstances of what is running now; null outside of any request or command. */
export const circumstances = (): Circumstances | null => STORE.getStore() ?? null;

/** Runs `work` under these circumstances, and all that it awaits. */
export const under = <T>(given: Omit<Circumstances, 'recorded'>, work: () => T): T =>
  STORE.run({ ...given, recorded: new Set() }, work);

/** Express middleware behind `identifyRequest`: everything after it runs under the circumstances of its request. */
export function underRequest(request: AppRequest, _response: Response, next: NextFunction): void {
  const held: Circumstances = {
    requestId: request.requestId ?? null,
    address: addressOf(request.ip),
    userAgent: request.headers['user-agent'] ?? null,
    get caller() {
      return request.caller ?? null;
    },
    recorded: new Set(),
  };
  STORE.run(held, next);
}

/** An IPv4 address that a socket of IPv6 gives is written as what it is. */
const addressOf = (ip: string | undefined): string | null => ip?.replace(/^::ffff:(?=\d+\.)/, '') ?? null;
