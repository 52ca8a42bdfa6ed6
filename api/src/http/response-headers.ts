import { randomUUID } from 'node:crypto';
import type { NextFunction, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { AppRequest } from './asked';

const REQUEST_ID = /^[\w.-]{8,64}$/;

/** Nothing that the API answers is ever to be run, framed, sniffed or (unless it says otherwise) kept. */
const API_HEADERS: readonly [string, string][] = [
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cache-Control', 'no-store'],
];

/** True for paths of the program itself; every other GET is the web application. */
export const isApiPath = (path: string): boolean =>
  path.startsWith('/api/') || path === '/api' || path.startsWith('/health/') || path === '/metrics';

/** First in line: the request id, and the security headers of API answers (few and fixed, so that a cached figure stays cheap). */
export function identifyRequest(request: AppRequest, response: Response, next: NextFunction): void {
  const given = request.headers['x-request-id'];
  request.requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', request.requestId);
  if (isApiPath(request.path)) for (const [name, value] of API_HEADERS) response.setHeader(name, value);
  next();
}

/** Security headers of pages: scripts only from files of this server; styles only from files or with the page's nonce, and none in attributes. */
export const pageHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
});

/** For servers that browsers reach by https: half a year of nothing else, for this host alone (the city may have others below it). */
export const onlyByHttps: RequestHandler = (_request, response, next) => {
  response.setHeader('Strict-Transport-Security', 'max-age=15552000');
  next();
};

const NONCES = new WeakMap<object, string>();

/** The nonce of the page that this response carries. */
export function nonceOf(response: object): string {
  const known = NONCES.get(response);
  if (known !== undefined) return known;
  const nonce = randomUUID().replaceAll('-', '');
  NONCES.set(response, nonce);
  return nonce;
}
