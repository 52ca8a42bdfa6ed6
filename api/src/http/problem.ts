import { HttpException } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import type { Problem } from '@pantausop/contracts';
import { writeTroubleOf } from '@pantausop/database';
import { RefusedError, toPeople, type RefusalKind } from '@pantausop/domain';
import {
  BadInputError,
  NotAllowedError,
  NotSignedInError,
  PreconditionError,
  TooManyError,
  UnavailableError,
  UnsupportedMediaError,
} from './bad-input';
import type { Bilingual, Language } from './bilingual';
import { OUR_FAULT, wordsOfStatus } from './general-words';
import { INPUT_SENTENCES } from './input-sentences';
import { WRITE_REFUSALS } from './write-troubles';

/** Rules of the domain that refuse a well-formed request answer 422; a malformed one answers 400. */
const STATUS_OF: Record<RefusalKind, number> = { invalid: 422, not_found: 404, conflict: 409, forbidden: 403 };

const CODE_OF: Record<number, string> = {
  400: 'bad_request',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  412: 'precondition_failed',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'invalid',
  429: 'too_many_attempts',
};

type Fault = Omit<Problem, 'requestId' | 'type' | 'title'>;

/** The problem details (RFC 9457) of any error, what is wrong with an input in the language of who asks. What the program did not expect is a 500 that gives nothing away. */
export function problemOf(error: unknown, requestId: string, language: Language): Problem {
  const fault = faultOf(error, language);
  return {
    type: `urn:pantausop:problem:${fault.code}`,
    title: STATUS_CODES[fault.status] ?? 'Error',
    ...fault,
    requestId,
  };
}

function faultOf(error: unknown, language: Language): Fault {
  if (error instanceof RefusedError) {
    const { kind, code, message, said, params } = error;
    return { status: STATUS_OF[kind], code, detail: message, said, params: { ...params } };
  }
  if (error instanceof BadInputError) {
    const errors = error.errors.map(({ path, message }) => ({ path, message: message[language] }));
    return { status: 400, code: 'bad_input', detail: error.sentences(language), said: error.said, errors };
  }
  if (error instanceof NotSignedInError) return reasoned(401, error.code, error);
  if (error instanceof NotAllowedError) return reasoned(403, error.code, error);
  if (error instanceof PreconditionError) return simple(412, error.message);
  if (error instanceof UnsupportedMediaError) return simple(415, error.message);
  if (error instanceof TooManyError) return reasoned(429, error.code, error);
  if (error instanceof UnavailableError) return reasoned(503, 'unavailable', error);
  const status = statusOf(error);
  if (status === 404) return simple(404, 'there is nothing at this address');
  if (status === 413) return simple(413, 'the body is larger than this endpoint takes');
  if (status === 400) {
    const detail = INPUT_SENTENCES.malformed[language];
    const said = toPeople(INPUT_SENTENCES.malformed);
    return { ...simple(400, detail), said, errors: [{ path: '', message: detail }] };
  }
  if (status !== null) return simple(status, error instanceof Error ? error.message : 'refused');
  const trouble = writeTroubleOf(error);
  if (trouble !== null) {
    const { status, code, sentence } = WRITE_REFUSALS[trouble];
    return { status, code, detail: sentence[language], said: toPeople(sentence) };
  }
  const detail = 'something went wrong here; the request id finds it in the log';
  return { status: 500, code: 'internal', detail, said: toPeople(OUR_FAULT) };
}

const reasoned = (status: number, code: string, { message, said }: { message: string; said: Bilingual }): Fault => ({
  ...{ status, code, said },
  detail: message,
});

const simple = (status: number, detail: string): Fault => ({
  ...{ status, detail },
  code: CODE_OF[status] ?? 'bad_request',
  said: toPeople(wordsOfStatus(status)),
});

/** The 4xx status that Nest, the router or the body parser put on an error; null when it has none. */
function statusOf(error: unknown): number | null {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : typeof error === 'object' && error !== null && 'status' in error
        ? error.status
        : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
