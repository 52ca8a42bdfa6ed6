import {
  ChangesSchema,
  ImportSchema,
  MatrixSchema,
  OutlookSchema,
  ProgressSchema,
  type Import,
} from '@pantausop/contracts';
import { describeEngines } from '@pantausop/database/testing';
import { formatRatio, indexOf } from '@pantausop/domain';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import request, { type Response } from 'supertest';
import { TokensService } from '../access';
import {
  checked,
  drafted,
  evaluated,
  monitored,
  newSop,
  notApplicable,
  ratified,
  recordAt,
} from '../compliance/figures.fixture';
import { IN_FORCE, startSmallCity, type SmallCityTester } from '../compliance/small-city.fixture';
import { sheetsOf, type Lines } from '../imports/reading/sheets.fixture';

const cellOf = (lines: Lines, row: string, header: string): string | undefined => {
  const heads = lines.find((cells) => cells.includes(header)) ?? [];
  return lines.find((cells) => cells.includes(row))?.[heads.indexOf(header)];
};

interface RegisteredItem {
  readonly unit: { readonly code: string };
  readonly events: readonly { readonly type: string }[];
}

describeEngines('exports', (engine) => {
  let city: SmallCityTester;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    city = await startSmallCity(await engine.open());
    for (const username of ['pimpinan', 'operator', 'organisasi']) {
      tokens.set(username, (await city.app.get(TokensService).create(username, 'exports', null)).secret);
    }
    const numbered = (title: string) => ({ type: 'ratified', number: '000.5/1/2026', signatory: title }) as const;
    await recordAt(city.app, '2026-06-27T09:00:00+07:00', {
      sops: [
        // its document lacks what its number and date would prove
        newSop(
          'f',
          'disdik',
          'sdm',
          [checked('2026-02-01', ['judul', 'kegiatan']), ['2026-02-02', numbered('Kadis')]],
          3,
        ),
        newSop('g', 'disdik', 'sdm', [
          drafted('2026-02-01'),
          checked('2026-02-03', []),
          ['2026-02-04', { type: 'submitted' }],
        ]),
        newSop('h', 'dinkes', 'sdm', [...IN_FORCE, monitored('2026-04-01', 'not_well'), evaluated('2026-05-01')]),
        newSop('i', 'dinkes', 'peraturan', [notApplicable('2026-02-01', '2027-01-01')]),
        newSop('j', 'dinkes', 'sdm', [['2026-02-01', { type: 'retitled', title: '=HYPERLINK("http://x")' }]]),
        newSop('k', 'dinkes', 'organisasi', [...IN_FORCE, ['2026-04-01', { type: 'revoked', reason: 'diganti' }]]),
        newSop('l', 'dinkes', 'organisasi', [
          ratified('2026-03-01'),
          drafted('2026-06-01'),
          checked('2026-06-02', ['judul']),
        ]),
      ],
    });
  }, 60_000);
  afterAll(() => city.app.close());

  const http = () => request(city.app.getHttpServer());
  const as = (username: string) => `Bearer ${tokens.get(username)}`;
  const binary = (response: Response, done: (error: Error | null, body: Buffer) => void): void => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  };
  const file = async (path: string, username = 'organisasi'): Promise<Buffer> => {
    const answer = await http()
      .get(`/api/v1/exports/${path}`)
      .set('Authorization', as(username))
      .buffer(true)
      .parse(binary as never)
      .expect(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[a-z0-9-]+\.(csv|json|xlsx|pptx)"$/);
    return answer.body as Buffer;
  };
  const preview = async (bytes: Buffer, name: string, username = 'organisasi'): Promise<Import> => {
    const upload = http().post('/api/v1/imports').set('Authorization', as(username)).attach('file', bytes, name);
    return ImportSchema.parse((await upload.expect(201)).body);
  };

  it.each(['register.xlsx', 'register.csv'])('gives a %s that an import reads back without a change', async (name) => {
    for (const [unit, count] of [
      ['DINKES', 7],
      ['DISDIK', 4],
    ] as const) {
      const { counts, rows } = await preview(await file(`${name}?unit=${unit}`), name);
      expect(rows.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))).toEqual([]);
      expect(counts).toEqual({ new: 0, changed: 0, same: count, error: 0 });
    }
  });

  it('gives JSON: the answers themselves, and the register with its events', async () => {
    const answer = await http().get('/api/v1/compliance/matrix').set('Authorization', as('organisasi')).expect(200);
    expect(JSON.parse((await file('matrix.json')).toString())).toEqual(answer.body);
    expect(JSON.parse((await file('progress.json?from=2026-05-01')).toString())).toMatchObject({ interval: 'month' });
    const { total, items } = JSON.parse((await file('register.json?unit=DISDIK', 'organisasi')).toString());
    expect([total, items.length]).toEqual([4, 4]);
    expect(items.map(({ unit, events }: RegisteredItem) => [unit.code, events[0]?.type])).toContainEqual([
      'DISDIK',
      'required',
    ]);
  });

  it('gives the register of the own scope only, its formulas as text, its history beside it', async () => {
    const own = await sheetsOf(await file('register.xlsx', 'operator'), 'register.xlsx');
    const titles = (own.get('Register') ?? []).slice(1).map((cells) => cells[3]);
    expect(titles).toContain('Pengelolaan a');
    expect(titles).not.toContain('Pengelolaan d');
    expect(titles).toContain(`'=HYPERLINK("http://x")`);
    const history = own.get('Riwayat') ?? [];
    expect(history.filter((cells) => cells[0] === 'k').map((cells) => cells[3])).toEqual([
      'required',
      'document_checked',
      'ratified',
      'revoked',
    ]);
    expect(own.get('Penjelasan')?.flat()).toContain('DATA CONTOH: bukan keadaan pemerintah daerah mana pun');
    const csv = (await file('register.csv?area=sdm', 'operator')).toString('utf8');
    expect(csv).toMatch(/^\uFEFF"?Salinan keadaan register per 1 Juli 2026/);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    await http().get('/api/v1/exports/register.csv?unit=DISDIK').set('Authorization', as('operator')).expect(404);
  });

  it('gives the matrix as the screen shows it, to the digit', async () => {
    const query = 'root=KOTA&asOf=2026-06-30';
    const matrix = MatrixSchema.parse((await city.get(`matrix?${query}`)).body);
    const sheets = await sheetsOf(await file(`matrix.xlsx?${query}`, 'pimpinan'), 'matriks.xlsx');
    const [map, figures] = [sheets.get('Matriks') ?? [], sheets.get('Angka') ?? []];
    const head = map.slice(0, 9).flat();
    expect(head).toEqual(expect.arrayContaining(['Kota Contoh', '30 Juni 2026', 'Kebijakan penilaian']));
    expect(head).toContain('DATA CONTOH: bukan keadaan pemerintah daerah mana pun');
    for (const unit of matrix.units.filter(({ own }) => own !== true)) {
      const index = unit.index === null ? null : indexOf(unit.cells, matrix.ruleset);
      expect(cellOf(map, unit.code, 'Indeks, 0–100')).toBe(index ? formatRatio(index) : '–');
      expect(cellOf(map, unit.code, 'Berlaku')).toBe(String(unit.total.inForce));
    }
    expect(figures.filter((cells) => cells[0] === 'DINKES')).toHaveLength(9);
    const csv = (await file(`matrix.csv?${query}`, 'pimpinan')).toString('utf8');
    const line = csv.split('\r\n').find((text) => text.startsWith('DINKES;') && text.includes(';sdm;'));
    const sdm = matrix.units.find(({ code }) => code === 'DINKES')?.cells.find(({ area }) => area === 'sdm');
    expect(line?.split(';').slice(7, 9)).toEqual([String(sdm?.inForce), String(sdm?.required)]);
    expect(line?.endsWith(`;${sdm?.coverage};${sdm?.score}`)).toBe(true);
  });

  it('gives progress and changes with the filters of the screen', async () => {
    const range = 'root=DINKES&from=2026-01-31&to=2026-06-30';
    const progress = ProgressSchema.parse((await city.get(`progress?${range}&interval=month`)).body);
    const csv = (await file(`progress.csv?${range}&interval=month`, 'pimpinan')).toString('utf8');
    expect(csv).toContain('Unit;Dinas Kesehatan\r\n');
    for (const { date, index, inForce } of progress.points) {
      const line = csv
        .split('\r\n')
        .find((text) => text.startsWith(`${date};`))
        ?.split(';');
      expect([line?.[4], line?.[16]]).toEqual([String(inForce), index === null ? '' : String(index)]);
    }
    const changes = ChangesSchema.parse((await city.get(`changes?${range}&measure=score`)).body);
    const sheets = await sheetsOf(await file(`changes.xlsx?${range}&measure=score`, 'pimpinan'), 'perubahan.xlsx');
    const causes = sheets.get('Sebab') ?? [];
    const work = causes.find(([name]) => name?.includes('Pekerjaan OPD'));
    expect(work?.[3]).toBe(String(changes.steps.find((step) => step.causes.includes('work'))?.numerator));
    expect((sheets.get('SOP') ?? []).length).toBeGreaterThan(1);
  });

  it('gives six slides with native charts of the very numbers, and nothing that leaves the file', async () => {
    const query = 'root=KOTA&asOf=2026-06-30&comparison=2026-05-31';
    const parts = unzipSync(await file(`briefing.pptx?${query}`, 'pimpinan'));
    const names = Object.keys(parts);
    for (const name of names.filter((one) => /\.(xml|rels)$/.test(one))) {
      const text = strFromU8(parts[name] ?? new Uint8Array());
      expect(() => new SaxesParser({ xmlns: true }).write(text).close()).not.toThrow();
      expect(text).not.toContain('TargetMode="External"');
    }
    const texts = (pattern: RegExp): string[] =>
      names
        .filter((one) => pattern.test(one))
        .sort()
        .map((name) => strFromU8(parts[name] ?? new Uint8Array()));
    const slides = texts(/^ppt\/slides\/slide\d\.xml$/);
    expect(slides).toHaveLength(6);
    for (const slide of slides) expect(slide).toContain('DATA CONTOH');
    const matrix = MatrixSchema.parse((await city.get('matrix?root=KOTA&asOf=2026-06-30')).body);
    const { inForce, required } = matrix.total.total;
    expect(slides[0]).toContain(`${inForce} dari ${required} SOP wajib sudah berlaku`);
    expect(slides[0]).toContain('Per 30 Juni 2026');

    const charts = texts(/^ppt\/charts\/chart\d+\.xml$/);
    expect(charts).toHaveLength(3);
    expect(names.filter((one) => /embeddings\/.*\.xlsx$/.test(one))).toHaveLength(3);
    const valuesOf = (chart: string | undefined, name: string): number[] => {
      const series = (chart ?? '').split('<c:ser>').find((one) => one.includes(`<c:v>${name}</c:v>`)) ?? '';
      const values = /<c:val>[\s\S]*<\/c:val>/.exec(series)?.[0] ?? '';
      return [...values.matchAll(/<c:v>([^<]+)<\/c:v>/g)].map(([, value]) => Number(value));
    };
    const sdm = matrix.total.cells.find(({ area }) => area === 'sdm');
    expect(valuesOf(charts[0], 'Cakupan, %')).toContain(Math.round((sdm?.coverage ?? 0) * 1000) / 10);
    const changes = ChangesSchema.parse(
      (await city.get('changes?root=KOTA&from=2026-05-31&to=2026-06-30&measure=index')).body,
    );
    const total = [...valuesOf(charts[1], 'Jumlah'), ...valuesOf(charts[1], 'Jumlah, di bawah titik awal')];
    expect(total.reduce((sum, value) => sum + value, 0)).toBeCloseTo((changes.change ?? 0) * 100, 2);
    const outlook = OutlookSchema.parse((await city.get('outlook?root=KOTA&asOf=2026-06-30&measure=index')).body);
    expect(valuesOf(charts[2], 'Tercatat').at(-1)).toBe(Math.round((outlook.value ?? 0) * 1000) / 10);
  });

  it('names on the last slide the OPDs of which nothing was recorded for long', async () => {
    const last = async (asOf: string): Promise<string> => {
      const parts = unzipSync(await file(`briefing.pptx?root=KOTA&asOf=${asOf}&comparison=2026-05-31`, 'pimpinan'));
      const slide = strFromU8(parts['ppt/slides/slide6.xml'] ?? new Uint8Array());
      return [...slide.matchAll(/<a:t>([^<]*)/g)].map(([, text]) => text).join('|');
    };
    expect(await last('2026-06-30')).not.toMatch(/sunyi \d+ hari/);
    const later = await last('2026-09-30');
    expect(later).toContain('sunyi 95 hari');
    expect(later).toContain('yang sunyi mengaktifkan kembali operatornya');
  });

  it('refuses a comparison that is not before the day', async () => {
    const path = '/api/v1/exports/briefing.pptx?asOf=2026-06-30&comparison=2026-06-30';
    const refused = await http().get(path).set('Authorization', as('pimpinan')).expect(422);
    expect(refused.body).toMatchObject({ code: 'range_turned_round' });
  });
});
