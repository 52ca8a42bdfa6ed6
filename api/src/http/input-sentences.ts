import type { z } from 'zod';
import { INPUT_RULES, type InputRule } from '@pantausop/contracts';
import type { Bilingual } from './bilingual';

/** The rules of the schemas in Indonesian; their English is theirs. */
const RULES_IN_INDONESIAN: Readonly<Record<InputRule, string>> = {
  mailAddress: 'harus berupa satu alamat surel',
  linkToken: 'bukan token dari sebuah tautan',
  auditSubject: 'harus ditulis jenis atau jenis:id',
  auditReach: 'hanya menjangkau 10.000 catatan pertama: persempit saringan, atau unduh berkasnya',
  calendarDate: 'harus berupa tanggal yang ada, ditulis TTTT-BB-HH, misalnya 2026-07-01',
  instant: 'harus berupa waktu ISO 8601 dengan selisih zona, misalnya 2026-07-01T00:00:00+07:00',
  json: 'bukan JSON',
  mostBelowAll: 'harus lebih kecil daripada `all`',
  onePersonOfName: 'harus 1 bila ada nama',
  unitCode: 'ditulis dengan huruf besar, angka, dan tanda hubung, misalnya DINKES',
  newUnitKey: 'ditulis "new-" diikuti huruf kecil atau angka',
  timeOfDay: 'harus berupa jam, misalnya 08:00',
};

const BY_ENGLISH = new Map<string, Bilingual>(
  Object.entries(INPUT_RULES).map(([rule, en]) => [en, { id: RULES_IN_INDONESIAN[rule as InputRule], en }]),
);

const KINDS: Readonly<Record<string, Bilingual>> = {
  string: { id: 'teks', en: 'a text' },
  number: { id: 'angka', en: 'a number' },
  int: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: 'true atau false', en: 'true or false' },
  null: { id: 'null', en: 'null' },
  array: { id: 'daftar', en: 'a list' },
  tuple: { id: 'daftar', en: 'a list' },
  object: { id: 'objek', en: 'an object' },
  record: { id: 'objek', en: 'an object' },
};

/** What a bound counts, by the origin of the value; a number is its own measure. */
const COUNTED: Readonly<Record<string, Bilingual>> = {
  string: { id: ' karakter', en: ' characters' },
  array: { id: ' isian', en: ' entries' },
};

/** Sentences on what an input lacks or has too much of, behind the path of the field that they speak of. */
export const INPUT_SENTENCES = {
  unknownKey: { id: 'tidak dikenal di sini', en: 'is not known here' },
  missing: { id: 'wajib diisi', en: 'is missing' },
  empty: { id: 'tidak boleh kosong', en: 'must not be empty' },
  noBody: { id: 'permintaan ini tidak menerima isi', en: 'takes no body' },
  notText: { id: 'memuat karakter yang bukan teks', en: 'holds a character that is not text' },
  malformed: {
    id: 'isi permintaan tidak dapat dibaca: kirim JSON yang utuh',
    en: 'the body of the request cannot be read: send whole JSON',
  },
  form: { id: 'tidak ditulis dalam bentuk yang diminta', en: 'is not written in the form that is asked for' },
  none: { id: 'tidak cocok dengan satu pun bentuk yang diterima', en: 'fits none of the forms that are taken' },
  wrong: { id: 'tidak dapat diterima', en: 'cannot be taken' },
  kind: (expected: string): Bilingual => {
    const kind = KINDS[expected];
    return kind ? { id: `harus berupa ${kind.id}`, en: `must be ${kind.en}` } : INPUT_SENTENCES.wrong;
  },
  oneOf: (values: readonly unknown[]): Bilingual => {
    const list = values.map(String).join(', ');
    if (values.length === 1) return { id: `harus ${list}`, en: `must be ${list}` };
    return { id: `harus salah satu dari: ${list}`, en: `must be one of: ${list}` };
  },
  step: (divisor: number | bigint): Bilingual => ({
    id: `harus kelipatan ${divisor}`,
    en: `must be a multiple of ${divisor}`,
  }),
  /** @param least whether the bound is the lower one */
  bound: (least: boolean, bound: number | bigint, inclusive: boolean, origin: string): Bilingual => {
    const counted = COUNTED[origin] ?? { id: '', en: '' };
    if (!inclusive) {
      return least
        ? { id: `harus lebih dari ${bound}${counted.id}`, en: `must be more than ${bound}${counted.en}` }
        : { id: `harus kurang dari ${bound}${counted.id}`, en: `must be less than ${bound}${counted.en}` };
    }
    return least
      ? { id: `paling sedikit ${bound}${counted.id}`, en: `must be at least ${bound}${counted.en}` }
      : { id: `paling banyak ${bound}${counted.id}`, en: `must be at most ${bound}${counted.en}` };
  },
} as const;

/** What an issue of a schema says, in both languages. Parse with `reportInput`: only so is what is missing known from what is wrong. */
export function sentenceOfIssue(issue: z.core.$ZodIssue): Bilingual {
  const rule = BY_ENGLISH.get(issue.message);
  if (rule) return rule;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? INPUT_SENTENCES.missing : INPUT_SENTENCES.kind(issue.expected);
    case 'invalid_value':
      return issue.input === undefined ? INPUT_SENTENCES.missing : INPUT_SENTENCES.oneOf(issue.values);
    case 'invalid_union':
      if (issue.input === undefined) return INPUT_SENTENCES.missing;
      return 'options' in issue ? INPUT_SENTENCES.oneOf(issue.options as unknown[]) : INPUT_SENTENCES.none;
    case 'too_small':
      if (issue.minimum === 1 && (issue.origin === 'string' || issue.origin === 'array')) return INPUT_SENTENCES.empty;
      return INPUT_SENTENCES.bound(true, issue.minimum, issue.inclusive !== false, issue.origin);
    case 'too_big':
      return INPUT_SENTENCES.bound(false, issue.maximum, issue.inclusive !== false, issue.origin);
    case 'not_multiple_of':
      return INPUT_SENTENCES.step(issue.divisor);
    case 'invalid_format':
      return INPUT_SENTENCES.form;
    case 'unrecognized_keys':
      return INPUT_SENTENCES.unknownKey;
    default:
      return INPUT_SENTENCES.wrong;
  }
}
