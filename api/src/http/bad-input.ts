import type { z } from 'zod';
import type { Bilingual, Language } from './bilingual';
import { INPUT_SENTENCES, sentenceOfIssue } from './input-sentences';

export interface InputError {
  /** `effectiveOn`, `rows.3.title`; empty = the whole input */
  readonly path: string;
  readonly message: Bilingual;
}

/** 400: the input does not fit its schema. */
export class BadInputError extends Error {
  constructor(readonly errors: readonly InputError[]) {
    super(sentencesOf(errors, 'en'));
    this.name = 'BadInputError';
  }

  /** All of it in one line. */
  sentences(language: Language): string {
    return sentencesOf(this.errors, language);
  }
}

const sentencesOf = (errors: readonly InputError[], language: Language): string =>
  errors.map(({ path, message }) => (path === '' ? message[language] : `${path}: ${message[language]}`)).join('; ');

/** 401: nobody is signed in, or the session or token is no longer good. */
export class NotSignedInError extends Error {
  constructor(
    message = 'sign in first',
    readonly code = 'not_signed_in',
  ) {
    super(message);
    this.name = 'NotSignedInError';
  }
}

/** 403: signed in, but this is not theirs to do. */
export class NotAllowedError extends Error {
  constructor(
    message: string,
    readonly code = 'not_allowed',
  ) {
    super(message);
    this.name = 'NotAllowedError';
  }
}

/** 412: `If-Match` is malformed. */
export class PreconditionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PreconditionError';
  }
}

/** 415: the body is of another kind than the endpoint takes. */
export class UnsupportedMediaError extends Error {
  constructor(readonly wanted: string) {
    super(`the body must be ${wanted}`);
    this.name = 'UnsupportedMediaError';
  }
}

/** 429: too many attempts, or too much work at once; try again after `seconds`. */
export class TooManyError extends Error {
  constructor(
    readonly seconds: number,
    readonly code: 'too_many_attempts' | 'too_busy' = 'too_many_attempts',
  ) {
    super(
      code === 'too_busy'
        ? `the server has as much heavy work as it takes; try again in ${seconds} s`
        : `too many attempts; try again in ${seconds} s`,
    );
    this.name = 'TooManyError';
  }
}

/** 503: cannot work just now. */
export class UnavailableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnavailableError';
  }
}

/** One entry per wrong place; unknown keys are named one by one. @param error of a schema that was asked with `reportInput` */
export function inputErrorsOf(error: z.ZodError): InputError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: INPUT_SENTENCES.unknownKey }));
    }
    return [{ path: path.join('.'), message: sentenceOfIssue(issue) }];
  });
}
