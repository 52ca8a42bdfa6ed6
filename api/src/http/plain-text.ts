import type { NextFunction, Request, Response } from 'express';
import { RefusedError } from '@pantausop/domain';
import type { InputError } from './bad-input';
import { NOTHING_HERE } from './general-words';
import { INPUT_SENTENCES } from './input-sentences';

/** Controls other than tab and line ends, and half pairs of code units: PostgreSQL and XML (so every workbook) hold none of them. */
const NOT_TEXT = /(?![\t\n\r\u{80}-\u{9f}])\p{Cc}|\p{Cs}/u;

/** Where an input holds characters that are not text; one entry per place. */
export function notTextIn(value: unknown, path = ''): InputError[] {
  if (typeof value === 'string') {
    return NOT_TEXT.test(value) ? [{ path, message: INPUT_SENTENCES.notText }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notTextIn(inner, path === '' ? key : `${path}.${key}`));
}

/** Nothing can be at an address that holds characters which are not text. */
export function refuseAddressNotText(request: Request, _: Response, next: NextFunction): void {
  const found = NOT_TEXT.test(decoded(request.path));
  next(
    found
      ? new RefusedError('not_found', 'not_found', { ...NOTHING_HERE, detail: 'there is nothing at this address' })
      : undefined,
  );
}

/** The path in plain characters; as it was sent when its escapes are broken, which the router refuses. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
