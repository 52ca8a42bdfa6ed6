import {
  NotFoundException,
  PayloadTooLargeException,
  MethodNotAllowedException,
  ImATeapotException,
} from '@nestjs/common';
import { ProblemSchema } from '@pantausop/contracts';
import { RefusedError } from '@pantausop/domain';
import {
  BadInputError,
  NotAllowedError,
  NotSignedInError,
  PreconditionError,
  TooManyError,
  UnavailableError,
  UnsupportedMediaError,
} from './bad-input';
import { INPUT_SENTENCES } from './input-sentences';
import { problemOf } from './problem';

const REASON = { id: 'tidak boleh', en: 'not allowed', detail: 'this needs the permission x' };

/** Whatever a request can fail with. */
const ERRORS: readonly (readonly [what: string, status: number, error: unknown])[] = [
  [
    'a refusal of a rule',
    404,
    new RefusedError('unknown_unit', 'not_found', { ...REASON, detail: 'GET /api/v1/units' }),
  ],
  ['bad input', 400, new BadInputError([{ path: 'title', message: INPUT_SENTENCES.missing }])],
  ['nobody signed in', 401, new NotSignedInError()],
  ['a right that is lacking', 403, new NotAllowedError(REASON)],
  ['a malformed version', 412, new PreconditionError('If-Match must be a version')],
  ['a body of another kind', 415, new UnsupportedMediaError('application/json')],
  ['too many attempts', 429, new TooManyError(60)],
  ['too much work', 429, new TooManyError(10, 'too_busy')],
  ['a server that stops', 503, new UnavailableError('the server is being stopped')],
  ['a full disk', 507, Object.assign(new Error('full'), { code: 'SQLITE_FULL' })],
  ['an unknown address', 404, new NotFoundException()],
  ['another method', 405, new MethodNotAllowedException()],
  ['too large a body', 413, new PayloadTooLargeException()],
  ['malformed JSON', 400, Object.assign(new Error('bad'), { status: 400 })],
  ['any other refusal of the framework', 418, new ImATeapotException()],
  ['a fault', 500, new Error('secret of the database')],
];

test.each(ERRORS)('%s is said to people in both languages, without addresses of the API', (_, status, error) => {
  const problem = ProblemSchema.parse(problemOf(error, 'r-1', 'en'));
  expect(problem.status).toBe(status);
  const { id, en } = problem.said;
  expect(id).not.toBe(en);
  for (const sentence of [id, en]) {
    expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(sentence).not.toMatch(/\/api\/|secret|permission /);
  }
});
