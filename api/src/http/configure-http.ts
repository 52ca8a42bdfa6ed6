import { resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { underRequest } from './circumstances';
import { refuseAddressNotText } from './plain-text';
import { RequestMetrics } from './request-metrics';
import { identifyRequest, isApiPath, pageHeaders } from './response-headers';
import { webFiles } from './web-files';

/** Larger JSON bodies are answered with 413; files go through multipart, which has its own limit. */
const JSON_LIMIT = '1mb';

/**
 * Everything that stands before the controllers: request id, security headers, the web application, JSON bodies.
 * @param trustedProxies addresses or networks whose X-Forwarded-For is believed; of anybody else the socket's own address counts
 */
export function configureHttp(
  app: NestExpressApplication,
  webDirectory: string,
  trustedProxies: readonly string[] = [],
): void {
  app.set('trust proxy', trustedProxies.length > 0 ? [...trustedProxies] : false);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(app.get(RequestMetrics).measure);
  app.use(identifyRequest);
  app.use(underRequest);
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (isApiPath(request.path)) next();
    else pageHeaders(request, response, next);
  });
  app.use(refuseAddressNotText);
  app.use(webFiles(resolve(webDirectory)));
  app.useBodyParser('json', { limit: JSON_LIMIT });
}
