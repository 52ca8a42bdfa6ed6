import type { NestExpressApplication } from '@nestjs/platform-express';
import { ImportSchema, type Import } from '@pantausop/contracts';
import { migrate, openDatabase } from '@pantausop/database';
import { AREA_CODES, addDays, calendarDate } from '@pantausop/domain';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { recordSmallCity, startApp } from '../testing';

/** Columns that say the same in every writing of them; the others have one of many forms. */
const COMPARED = [
  'OPD', 'Judul SOP', 'Nomor SOP', 'Bobot', 'Tanggal Kebutuhan', 'Tanggal Efektif', 'Disahkan Oleh', 'Tanggal Monitoring',
  'Hasil Monitoring', 'Tidak Berlaku', 'Keterangan',
] as const; // prettier-ignore
type Row = Readonly<Record<(typeof COMPARED)[number] | 'Area Perubahan', string>>;

/** Texts that spreadsheets, CSV and people make difficult. */
const WORDS = fc.constantFrom(
  'Izin',
  'Cuti; Besar',
  '"Kutip"',
  '=1+1',
  '-tanda',
  "d'Or",
  'é – ü',
  'A,B',
  '  spasi  ',
  '+62',
  '@x',
);
const TEXT = fc
  .array(WORDS, { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' ').replace(/\s+/g, ' ').trim());
const day = (offset: number): string => addDays(calendarDate('2024-01-01'), offset);

const ROW = fc
  .record({
    opd: fc.constantFrom('Dinas Kesehatan', 'Dinas Pendidikan'),
    area: fc.constantFrom(...AREA_CODES),
    weight: fc.integer({ min: 1, max: 10 }),
    need: fc.integer({ min: 0, max: 300 }),
    stage: fc.integer({ min: 0, max: 3 }),
    gap: fc.integer({ min: 1, max: 90 }),
    text: TEXT,
    note: fc.option(TEXT, { nil: '' }),
    well: fc.boolean(),
  })
  .map(
    ({
      opd,
      area,
      weight,
      need,
      stage,
      gap,
      text,
      note,
      well,
    }): Omit<Row, 'Judul SOP' | 'Nomor SOP'> & { text: string } => ({
      text,
      OPD: opd,
      'Area Perubahan': area,
      Bobot: String(weight),
      'Tanggal Kebutuhan': day(need),
      'Tanggal Efektif': stage === 1 || stage === 2 ? day(need + gap) : '',
      'Disahkan Oleh': stage === 1 || stage === 2 ? 'Kepala Dinas' : '',
      'Tanggal Monitoring': stage === 2 ? day(need + gap * 2) : '',
      'Hasil Monitoring': stage === 2 ? (well ? 'Baik' : 'Tidak') : '',
      'Tidak Berlaku': stage === 3 ? `bukan urusan ${text}` : '',
      Keterangan: note,
    }),
  );
const REGISTER = fc.array(ROW, { minLength: 1, maxLength: 25 }).map((rows) =>
  rows.map(({ text, ...row }, i): Row => ({
    ...row,
    'Judul SOP': `Urusan ${text} ${i + 1}`,
    'Nomor SOP': row['Tanggal Efektif'] === '' ? '' : `0${i + 1}/${text.length}/2024`,
  })),
);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csvOf = (rows: readonly Row[]): Buffer => {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return Buffer.from(lines.map((cells) => cells.map(quoted).join(',')).join('\r\n'));
};
/** What a cell says; the sign against formulas is none of it. */
const bare = (row: Readonly<Record<string, string>>): string[] =>
  COMPARED.map((column) => (row[column] ?? '').replace(/^'(?=[=+\-@\t\r])/, ''));
const byTitle = (a: string[], b: string[]): number => ((a[1] ?? '') < (b[1] ?? '') ? -1 : 1);

describe('what is imported and exported', () => {
  it('is what was imported, and imported again it changes nothing', async () => {
    const registers = fc.sample(REGISTER, { seed: 20_261_127, numRuns: 4 });
    for (const register of registers) {
      const database = await openDatabase('file::memory:');
      await migrate(database);
      const { app } = await startApp(database);
      await recordSmallCity(app, database, false);
      const { imported, exported } = await client(app);
      expect((await imported(csvOf(register))).counts).toEqual({ new: register.length, changed: 0, same: 0, error: 0 });
      const csv = await exported();
      const rows: Record<string, string>[] = parse(csv, { columns: true, from_line: 2, delimiter: ';', bom: true });
      expect(rows.map(bare).sort(byTitle)).toEqual(register.map(bare).sort(byTitle));
      expect((await imported(Buffer.from(csv))).counts).toEqual({
        new: 0,
        changed: 0,
        same: register.length,
        error: 0,
      });
      expect(await exported()).toBe(csv);
      await app.close();
    }
  }, 60_000);
});

async function client(app: NestExpressApplication) {
  await app.get(DemoAccounts).make();
  const http = () => request(app.getHttpServer());
  const { headers } = await http().post('/api/v1/session').send({ username: 'admin', password: DEMO_PASSWORD });
  const cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  return {
    async imported(file: Buffer): Promise<Import> {
      const sent = await http().post('/api/v1/imports').set('Cookie', cookie).attach('file', file, 'a.csv').expect(201);
      const preview = ImportSchema.parse(sent.body);
      const commit = http().post(`/api/v1/imports/${preview.id}/commit`).set('Cookie', cookie);
      return ImportSchema.parse((await commit.send({}).expect(200)).body);
    },
    exported: async () => (await http().get('/api/v1/exports/register.csv').set('Cookie', cookie).expect(200)).text,
  };
}
