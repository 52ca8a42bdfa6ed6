import type { AppRequest } from '../http';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a browser says that another site made this changing request (cross-site request forgery).
 * Browsers send Sec-Fetch-Site or, older ones, Origin with every such request; programs send neither and carry no cookie by themselves.
 */
export function comesFromAnotherSite(request: AppRequest, baseUrl: string | null): boolean {
  if (SAFE_METHODS.has(request.method)) return false;
  const { origin, host } = request.headers;
  const ours = (address: string): boolean =>
    URL.canParse(address) &&
    (new URL(address).host === host || (baseUrl !== null && new URL(address).origin === new URL(baseUrl).origin));
  if (origin !== undefined) return !ours(origin);
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
