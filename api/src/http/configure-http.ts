import { resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { underRequest } from './circumstances';
import { Draining } from './draining';
import { refuseAddressNotText } from './plain-text';
import { logRequest } from './request-log';
import { RequestMetrics } from './request-metrics';
import { identifyRequest, isApiPath, onlyByHttps, pageHeaders } from './response-headers';
import { webFiles, type AskedFirst } from './web-files';

/** Larger JSON bodies are answered with 413; files go through multipart, which has its own limit. */
const JSON_LIMIT = '1mb';

/** How the program is reached. */
export interface Doorway {
  /** where the built web application lies */
  readonly webDirectory: string;
  /** addresses or networks whose X-Forwarded-For is believed; of anybody else the socket's own address counts */
  readonly trustedProxies?: readonly string[];
  /** the address that browsers use, where it is known */
  readonly baseUrl?: string | null;
}

/** Nobody is known. */
const NOTHING: AskedFirst = () => Promise.resolve([]);

/** Everything that stands before the controllers: request id, security headers, the web application, JSON bodies. */
export function configureHttp(
  app: NestExpressApplication,
  { webDirectory, trustedProxies = [], baseUrl = null }: Doorway,
  askedFirst: AskedFirst = NOTHING,
): void {
  app.set('trust proxy', trustedProxies.length > 0 ? [...trustedProxies] : false);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(app.get(RequestMetrics).measure);
  app.use(identifyRequest);
  app.use(logRequest);
  app.use(app.get(Draining).watch);
  if (baseUrl?.startsWith('https:') === true) app.use(onlyByHttps);
  app.use(underRequest);
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (isApiPath(request.path)) next();
    else pageHeaders(request, response, next);
  });
  app.use(refuseAddressNotText);
  app.use(webFiles(resolve(webDirectory), askedFirst));
  app.useBodyParser('json', { limit: JSON_LIMIT });
}
