import { CalendarDateSchema, InstantSchema, INPUT_RULES } from '@pantausop/contracts';
import * as z from 'zod';
import { BadInputError, inputErrorsOf } from './bad-input';

const Row = z.strictObject({ title: z.string().min(1).max(5), no: z.int().min(1).max(10).optional() });
const Form = z.strictObject({
  on: CalendarDateSchema.optional(),
  at: InstantSchema.optional(),
  rows: z.array(Row).min(1).max(2).optional(),
  name: z.string().min(3).optional(),
  side: z.enum(['left', 'right']).optional(),
  kind: z.literal('all').optional(),
  page: z.coerce.number().int().min(1).optional(),
  step: z.number().multipleOf(5).optional(),
  share: z.number().gt(0).lt(1).optional(),
  code: z.string().regex(/^A/).optional(),
  place: z.union([z.string(), z.number()]).optional(),
  fact: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('linked'), sop: z.string() }),
      z.strictObject({ type: z.literal('ended') }),
    ])
    .optional(),
  even: z
    .number()
    .refine((n) => n % 2 === 0)
    .optional(),
});

/** `path: sentence` of each wrong place, in one language. */
const said = (input: object, language: 'id' | 'en'): string => {
  const parsed = Form.safeParse(input, { reportInput: true });
  return parsed.success ? '' : new BadInputError(inputErrorsOf(parsed.error)).sentences(language);
};

test('people read of a row by its number, and of what no form asks for by the name that it has', () => {
  const message = { id: 'kosong', en: 'is empty' };
  const { said } = new BadInputError(['', 'line 3', 'rows.0', 'title', 'sort'].map((path) => ({ path, message })));
  expect(said).toEqual({
    id: 'Ada isian yang belum benar: kosong; baris 3: kosong; baris 1: kosong; “Judul SOP” kosong; “sort” kosong.',
    en: 'Something is not filled in right: is empty; row 3: is empty; row 1: is empty; “Title of the SOP” is empty; “sort” is empty.',
  });
});

describe('what is wrong with an input', () => {
  it.each<[object, string, string]>([
    [{ more: 1 }, 'more: tidak dikenal di sini', 'more: is not known here'],
    [{ rows: [{ title: 'a', x: 1 }] }, 'rows.0.x: tidak dikenal di sini', 'rows.0.x: is not known here'],
    [{ rows: [{}] }, 'rows.0.title: wajib diisi', 'rows.0.title: is missing'],
    [{ rows: [{ title: '' }] }, 'rows.0.title: tidak boleh kosong', 'rows.0.title: must not be empty'],
    [{ rows: [] }, 'rows: tidak boleh kosong', 'rows: must not be empty'],
    [
      { rows: [{ title: 'abcdef' }] },
      'rows.0.title: paling banyak 5 karakter',
      'rows.0.title: must be at most 5 characters',
    ],
    [{ name: 'ab' }, 'name: paling sedikit 3 karakter', 'name: must be at least 3 characters'],
    [
      { rows: [{ title: 'a' }, { title: 'b' }, { title: 'c' }] },
      'rows: paling banyak 2 isian',
      'rows: must be at most 2 entries',
    ],
    [{ rows: [{ title: 'a', no: 11 }] }, 'rows.0.no: paling banyak 10', 'rows.0.no: must be at most 10'],
    [
      { rows: [{ title: 'a', no: 1.5 }] },
      'rows.0.no: harus berupa bilangan bulat',
      'rows.0.no: must be a whole number',
    ],
    [{ rows: 'a' }, 'rows: harus berupa daftar', 'rows: must be a list'],
    [{ name: 7 }, 'name: harus berupa teks', 'name: must be a text'],
    [{ page: 'x' }, 'page: harus berupa angka', 'page: must be a number'],
    [{ page: 0 }, 'page: paling sedikit 1', 'page: must be at least 1'],
    [{ share: 0 }, 'share: harus lebih dari 0', 'share: must be more than 0'],
    [{ share: 1 }, 'share: harus kurang dari 1', 'share: must be less than 1'],
    [{ step: 3 }, 'step: harus kelipatan 5', 'step: must be a multiple of 5'],
    [{ side: 'up' }, 'side: harus salah satu dari: left, right', 'side: must be one of: left, right'],
    [{ kind: 'some' }, 'kind: harus all', 'kind: must be all'],
    [
      { fact: { type: 'lost' } },
      'fact.type: harus salah satu dari: linked, ended',
      'fact.type: must be one of: linked, ended',
    ],
    [
      { place: true },
      'place: tidak cocok dengan satu pun bentuk yang diterima',
      'place: fits none of the forms that are taken',
    ],
    [
      { code: 'B' },
      'code: tidak ditulis dalam bentuk yang diminta',
      'code: is not written in the form that is asked for',
    ],
    [{ even: 3 }, 'even: tidak dapat diterima', 'even: cannot be taken'],
    [
      { on: '2026-02-30' },
      'on: harus berupa tanggal yang ada, ditulis TTTT-BB-HH, misalnya 2026-07-01',
      `on: ${INPUT_RULES.calendarDate}`,
    ],
    [
      { at: 'kemarin', more: 1 },
      'at: harus berupa waktu ISO 8601 dengan selisih zona, misalnya 2026-07-01T00:00:00+07:00; more: tidak dikenal di sini',
      `at: ${INPUT_RULES.instant}; more: is not known here`,
    ],
  ])('is said of %j', (input, id, en) => {
    expect([said(input, 'id'), said(input, 'en')]).toEqual([id, en]);
  });
});
