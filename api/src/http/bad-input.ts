import type { z } from 'zod';
import { nameOfField } from '@pantausop/contracts';
import { toPeople, type Reason } from '@pantausop/domain';
import type { Bilingual, Language } from './bilingual';
import { NOT_NOW, SIGN_IN_FIRST } from './general-words';
import { INPUT_SENTENCES, sentenceOfIssue } from './input-sentences';

export interface InputError {
  /** `effectiveOn`, `rows.3.title`; empty = the whole input */
  readonly path: string;
  readonly message: Bilingual;
}

/** 400: the input does not fit its schema. */
export class BadInputError extends Error {
  readonly said: Bilingual;

  /** @param form the schema that was not met: people read the names that its form gives the fields */
  constructor(
    readonly errors: readonly InputError[],
    form?: z.ZodType,
  ) {
    super(sentencesOf(errors, 'en'));
    this.name = 'BadInputError';
    const said = (language: Language): string => errors.map((error) => saidOf(error, language, form)).join('; ');
    this.said = {
      id: `Ada isian yang belum benar: ${said('id')}.`,
      en: `Something is not filled in right: ${said('en')}.`,
    };
  }

  /** All of it in one line, for programs: by the paths of the fields. */
  sentences(language: Language): string {
    return sentencesOf(this.errors, language);
  }
}

const sentencesOf = (errors: readonly InputError[], language: Language): string =>
  errors.map(({ path, message }) => (path === '' ? message[language] : `${path}: ${message[language]}`)).join('; ');

/** One wrong place as people read it; a field that no form asks for keeps the name that the API gives it. */
function saidOf({ path, message }: InputError, language: Language, form?: z.ZodType): string {
  if (path === '') return message[language];
  const line = lineOf(path);
  if (line !== null) return `${language === 'id' ? 'baris' : 'row'} ${line}: ${message[language]}`;
  return `${nameOfField(path, form)?.[language] ?? `“${path}”`} ${message[language]}`;
}

/** Whole rows of a list or a table have no name but their number. */
function lineOf(path: string): number | null {
  const [, kind, number] = /^(line |rows\.)(\d+)$/.exec(path) ?? [];
  return number === undefined ? null : Number(number) + (kind === 'line ' ? 0 : 1);
}

/** A refusal that says why and what to do in both languages. */
abstract class ReasonedError extends Error {
  readonly said: Bilingual;

  constructor(reason: Reason, options?: ErrorOptions) {
    super(reason.detail ?? reason.en, options);
    this.said = toPeople(reason);
  }
}

/** 401: nobody is signed in, or the session or token is no longer good. */
export class NotSignedInError extends ReasonedError {
  constructor(
    reason: Reason = { ...SIGN_IN_FIRST, detail: 'sign in first' },
    readonly code = 'not_signed_in',
  ) {
    super(reason);
    this.name = 'NotSignedInError';
  }
}

/** 403: signed in, but this is not theirs to do. */
export class NotAllowedError extends ReasonedError {
  constructor(
    reason: Reason,
    readonly code = 'not_allowed',
  ) {
    super(reason);
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
export class TooManyError extends ReasonedError {
  constructor(
    readonly seconds: number,
    readonly code: 'too_many_attempts' | 'too_busy' = 'too_many_attempts',
  ) {
    super(
      code === 'too_busy'
        ? {
            id: `peladen sedang mengerjakan sebanyak yang sanggup dikerjakannya: coba lagi ${seconds} detik lagi`,
            en: `the server has as much heavy work as it takes: try again in ${seconds} s`,
          }
        : {
            id: `terlalu banyak percobaan: coba lagi ${seconds} detik lagi`,
            en: `too many attempts: try again in ${seconds} s`,
          },
    );
    this.name = 'TooManyError';
  }
}

/** 503: cannot work just now. */
export class UnavailableError extends ReasonedError {
  /** @param detail for programs and the log @param words for people, where they can do more than wait */
  constructor(detail: string, options?: ErrorOptions, words: Bilingual = NOT_NOW) {
    super({ ...words, detail }, options);
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
