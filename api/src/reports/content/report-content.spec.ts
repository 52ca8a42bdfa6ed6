import { unzipSync } from 'fflate';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { calendarDate } from '@pantausop/domain';
import type { Matrix } from '@pantausop/contracts';
import { laterOf, monitored, newSop, ratified, recordAt } from '../../compliance/figures.fixture';
import { IN_FORCE, startSmallCity, type SmallCityTester } from '../../compliance/small-city.fixture';
import { RenderFault, ReportContent, type LetterContext, type ReportOrder } from '../report-content';
import { mustShow } from './pictures/drawing';
import { ReportRenderer } from './rendering/report-renderer';
import type { LeadershipSnapshot, ReminderSnapshot } from './snapshot';

const JUNE = {
  period: { from: calendarDate('2026-06-01'), to: calendarDate('2026-06-30') },
  comparedWith: calendarDate('2026-05-31'),
  asOf: calendarDate('2026-06-30'),
  knownAt: '2026-07-01T08:00:00+07:00',
  language: 'id',
} as const;
const LEADERSHIP: ReportOrder = { ...JUNE, kind: 'leadership', unitIds: [] };
const CARD: ReportOrder = { ...JUNE, kind: 'reportCard', unitIds: ['dinkes'] };
const CONTEXT: LetterContext = {
  recipientName: 'Sari <script>',
  reason: 'Anda menerima surel ini sebagai pimpinan.',
  unsubscribeUrl: 'https://contoh.example/berhenti/1',
  mandatory: false,
  test: true,
  baseUrl: 'https://contoh.example',
};

async function textOfPdf(bytes: Uint8Array): Promise<{ text: string; pages: number }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false });
  const document = await task.promise;
  const texts: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const pages = document.numPages;
  await task.destroy();
  return { text: texts.join('\n'), pages };
}

/** All texts and numbers of a workbook, one after the other. */
function textOfWorkbook(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /sheet\d+\.xml|sharedStrings/.test(name));
  return parts
    .map(([, part]) =>
      Buffer.from(part)
        .toString('utf8')
        .replace(/<[^>]+>/g, '|'),
    )
    .join('\n');
}

describe('the content of reports', () => {
  let database: Database;
  let city: SmallCityTester;
  let content: ReportContent;

  beforeAll(async () => {
    database = await openDatabase('file::memory:');
    await migrate(database);
    city = await startSmallCity(database);
    content = city.app.get(ReportContent, { strict: false });
    // letters make a formula of a title, and a mark of HTML
    await recordAt(city.app, '2026-06-27T09:00:00+07:00', {
      sops: [{ ...newSop('=HYPERLINK("x")', 'dinkes', 'pengawasan', IN_FORCE) }, newSop('<b>', 'disdik', 'sdm')],
    });
  });
  afterAll(async () => {
    await city.app.close();
    await database.close();
  });

  it('has the figures of the screen in snapshot, mail, text twin, paper and workbook', async () => {
    const matrix = (await city.get('matrix?asOf=2026-06-30')).body as Matrix;
    const sealed = await content.seal(LEADERSHIP);
    const snapshot = JSON.parse(sealed.json) as LeadershipSnapshot;
    expect(snapshot.matrix.total).toEqual(matrix.total);
    const { inForce, required } = matrix.total.total;
    const files = await content.files(sealed);
    const { html, text, subject } = await content.letter(sealed, CONTEXT);
    const pdf = await textOfPdf(files.pdf!.bytes);
    const index = (matrix.total.index! * 100).toFixed(1).replace('.', ',');
    const coverage = `${((inForce / required) * 100).toFixed(1).replace('.', ',')}%`;
    const sentence = `${inForce} dari ${required} SOP wajib sudah berlaku (${coverage})`;
    // a line of paper or text may end anywhere
    const closed = (said: string): string => said.replace(/\s+/g, '');
    for (const place of [html, text, pdf.text, textOfWorkbook(files.xlsx!.bytes)]) {
      expect(closed(place)).toContain(closed(index));
      expect(closed(place)).toContain(closed(sentence));
    }
    expect(pdf).toMatchObject({ pages: 4, text: expect.stringContaining('Halaman 4 dari 4') });
    expect(pdf.text).toContain(sealed.digest);
    expect(subject).toBe('[UJI COBA] Laporan Kepatuhan SOP-AP, Juni 2026');
  });

  it('makes a mail that stands alone: small, escaped, each picture attached, in 70 columns without HTML', async () => {
    const sealed = await content.seal(LEADERSHIP);
    const { pictures } = await content.files(sealed);
    const { html, text } = await content.letter(sealed, CONTEXT);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(html).toContain('Sari &lt;script&gt;');
    expect(html).not.toMatch(/<script|src="http|url\(|<link/);
    const shown = [...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => cid);
    expect(shown.toSorted()).toEqual(pictures.map(({ cid }) => cid).toSorted());
    expect(shown).toHaveLength(9);
    const long = text.split('\n').filter((line) => line.length > 70 && !line.includes('https://'));
    expect(long).toEqual([]);
  });

  it('says nothing of another OPD in a report card', async () => {
    const sealed = await content.seal(CARD);
    const files = await content.files(sealed);
    const { html, text } = await content.letter(sealed, CONTEXT);
    const pdf = await textOfPdf(files.pdf!.bytes);
    const workbook = textOfWorkbook(files.xlsx!.bytes);
    for (const place of [sealed.json, html, text, pdf.text, workbook]) {
      expect(place).toMatch(/dinkes/i);
      expect(place).not.toMatch(/disdik|Dinas Pendidikan|BKD|Pengelolaan (c|d|e|<b>|&lt;b)/i);
    }
    expect(pdf.pages).toBeLessThanOrEqual(2);
    // the title is no formula
    expect(workbook).toMatch(/\|Pengelolaan =HYPERLINK/);
  });

  it('is the same to the byte for the same order, also after later records, and tells the corrections', async () => {
    const sealed = await content.seal(CARD);
    const files = await content.files(sealed);
    expect(await content.corrections(sealed)).toEqual([]);
    await recordAt(city.app, '2026-07-01T08:30:00+07:00', {
      sops: [laterOf('b', [ratified('2026-06-20')]), laterOf('a', [monitored('2026-06-21')])],
    });
    const again = await content.seal(CARD);
    expect(again).toEqual(sealed);
    const [a, b] = [files, await content.files(again)].map(({ pdf, xlsx, pictures }) =>
      [pdf!, xlsx!, ...pictures].map(({ digest }) => digest),
    );
    expect(a).toEqual(b);
    const corrections = await content.corrections(sealed);
    expect(corrections).toContainEqual({ figure: 'SDM aparatur', sealed: '0/1', now: '1/1' });
    expect(corrections.map(({ figure }) => figure)).toContain('Indeks');
  });

  it('seals coverage and reminder in both languages', async () => {
    for (const language of ['id', 'en'] as const) {
      const coverage = await content.seal({ ...LEADERSHIP, kind: 'coverage', language });
      expect((await textOfPdf((await content.files(coverage)).pdf!.bytes)).pages).toBe(3);
      const reminder = await content.seal({ ...CARD, kind: 'reminder', language, unitIds: ['dinkes', 'disdik'] });
      expect(await content.files(reminder)).toEqual({ pdf: null, xlsx: null, pictures: [] });
      for (const sealed of [coverage, reminder]) {
        const { html, text } = await content.letter(sealed, { ...CONTEXT, mandatory: true, unsubscribeUrl: null });
        expect([html, text].join()).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it('reminds of the dates of several OPDs in one digest, each with its OPD, and has nothing to send where none is due', async () => {
    const day = calendarDate('2027-02-25');
    const ahead = { ...CARD, kind: 'reminder', period: { from: day, to: day }, asOf: day } as const;
    const both = await content.seal({ ...ahead, unitIds: ['dinkes', 'disdik'] });
    const { week } = JSON.parse(both.json) as ReminderSnapshot;
    expect(week.slice(1).map(({ title, opd, on }) => [title, opd, on])).toEqual([
      ['Pengelolaan a', 'DINKES', '2027-03-01'],
      // of a laboratory below it
      ['Pengelolaan c', 'DISDIK', '2027-03-01'],
      ['Pengelolaan d', 'DISDIK', '2027-03-01'],
    ]);
    expect(both).toMatchObject({
      empty: false,
      title: expect.stringMatching(/^Pengingat SOP-AP DINKES dan DISDIK: 4/),
    });
    const { html, text } = await content.letter(both, CONTEXT);
    for (const place of [html, text]) expect(place).toContain('DISDIK · Tata laksana');
    expect(html).toContain('/tugas"');
    expect((await content.seal({ ...CARD, kind: 'reminder', unitIds: ['disdik'] })).empty).toBe(true);
  });

  it('draws nothing without its fonts', async () => {
    const { json, digest } = await content.seal(CARD);
    const drawn = city.app.get(ReportRenderer, { strict: false }).render(json, digest, '/no/such/folder');
    await expect(drawn).rejects.toThrow(RenderFault);
    await expect(drawn).rejects.toThrow('plus-jakarta-sans-450.ttf is missing');
  });
});

describe('the guard of pictures', () => {
  const picture = (x: number) => `<svg><rect/><path d="M0 0"/><text transform="translate(${x} 10)">Juni</text></svg>`;
  const wanted = { width: 100, height: 20, texts: ['Juni'], marks: 1 };

  it('lets whole ones pass', () => expect(() => mustShow(picture(50), wanted)).not.toThrow());

  it.each([
    ['a text outside', picture(120), wanted],
    ['a text that is missing', picture(50), { ...wanted, texts: ['Juli'] }],
    ['marks that are missing', picture(50), { ...wanted, marks: 2 }],
  ])('refuses %s', (_, svg, what) => expect(() => mustShow(svg, what)).toThrow(RenderFault));
});
