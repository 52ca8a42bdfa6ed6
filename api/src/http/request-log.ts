import { Logger } from '@nestjs/common';
import type { NextFunction, Response } from 'express';
import type { AppRequest } from './asked';
import { routeOf } from './route-of';

const logger = new Logger('http');

/** Asked for every few seconds by machines. */
const UNINTERESTING = /^\/(health\/|metrics$)/;

/**
 * Express middleware behind `identifyRequest`: one line for each request of the API, and for every one that failed. Nothing of
 * what was asked: no address with its names and queries, nobody's name.
 */
export function logRequest(request: AppRequest, response: Response, next: NextFunction): void {
  const begun = performance.now();
  const { requestId, method } = request;
  response.once('close', () => {
    const route = routeOf(request);
    const cut = !response.writableFinished;
    const { statusCode: status } = response;
    if (status < 400 && !cut && (route === 'pages' || UNINTERESTING.test(route))) return;
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    logger.log({ requestId, method, route, status, ms, ...(cut && { cut }) });
  });
  next();
}
