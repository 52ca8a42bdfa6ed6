import type { Session } from './access';
import type { Problem } from './primitives';

/*
 * Bodies that a client reads before it has fetched the schemas, which is after its first paint: who is signed in, and refusals.
 * They are known by the members that each of them has; `first-bodies.spec.ts` holds them against the schemas.
 */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const hasTexts = (value: unknown, names: readonly string[]): boolean =>
  isRecord(value) && names.every((name) => typeof value[name] === 'string');

/** Whether a body is problem details of this API (RFC 9457), and no page of a proxy. */
export const isProblem = (body: unknown): body is Problem =>
  isRecord(body) &&
  typeof body['status'] === 'number' &&
  hasTexts(body, ['type', 'title', 'detail', 'code', 'requestId']) &&
  hasTexts(body['said'], ['id', 'en']);

const isSession = (body: unknown): body is Session =>
  isRecord(body) &&
  hasTexts(body['user'], ['id', 'username', 'name']) &&
  Array.isArray(body['roles']) &&
  body['roles'].every((role) => hasTexts(role, ['role', 'unitId', 'unitName'])) &&
  Array.isArray(body['permissions']) &&
  hasTexts(body, ['rootUnitId']) &&
  typeof body['sample'] === 'boolean' &&
  typeof body['mustChangePassword'] === 'boolean';

/** The session, read as a schema reads. Throws a TypeError for anything else. */
export const SessionBody = {
  parse(body: unknown): Session {
    if (!isSession(body)) throw new TypeError('the answer is no session');
    return body;
  },
};
