import type { AppRequest } from './asked';
import { isApiPath } from './response-headers';

/** The address of a request as its endpoint declares it: the one that was called may hold a name or a secret. */
export function routeOf(request: AppRequest): string {
  const declared = (request.route as { path?: unknown } | undefined)?.path;
  if (typeof declared === 'string') return declared;
  return isApiPath(request.path) ? 'none' : 'pages';
}
