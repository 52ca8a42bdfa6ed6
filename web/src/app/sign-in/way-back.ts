import { SIGN_IN_PATH } from '../paths';

/** Where to go after signing in: the address that was asked for, when it is a page of this program; else the overview. */
export function wayBack(asked: string | undefined): string {
  // `//host` and `/\host` would be addresses of another host
  const own = asked !== undefined && /^\/(?![/\\])/.test(asked);
  return own && asked.split(/[?#]/, 1)[0] !== SIGN_IN_PATH ? asked : '/';
}
