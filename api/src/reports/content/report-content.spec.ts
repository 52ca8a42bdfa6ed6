import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { simpleParser, type ParsedMail } from 'mailparser';
import { migrate, openDatabase, write, type Database } from '@pantausop/database';
import { calendarDate, coverageOf, formatRatio, indexOf, type Fraction } from '@pantausop/domain';
import type { Matrix } from '@pantausop/contracts';
import { laterOf, monitored, newSop, ratified, recordAt } from '../../compliance/figures.fixture';
import { IN_FORCE, startSmallCity, type SmallCityTester } from '../../compliance/small-city.fixture';
import { UserDirectory } from '../../access';
import type { Caller } from '../../http';
import { LetterheadService } from '../../letterhead/letterhead.service';
import { TrainingRepository } from '../../training/training.repository';
import { Clockwork } from '../clockwork';
import { ReportRunner } from '../report-runner';
import { MONTHLY } from '../reports.fixture';
import { SchedulesService } from '../schedules/schedules.service';
import { sheetsOf } from '../../imports/reading/sheets.fixture';
import { RenderFault, ReportContent, type ReportOrder } from '../report-content';
import { mustShow } from './pictures/drawing';
import { CARD, CONTEXT, LEADERSHIP, textOfPdf } from './report-content.fixture';
import { ReportRenderer } from './rendering/report-renderer';
import type { CoverageSnapshot, ReminderSnapshot } from './snapshot';

describe('the content of reports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-content-'));
  const mails = new Map<string, ParsedMail>();
  let database: Database;
  let city: SmallCityTester;
  let content: ReportContent;

  /** What a receiver found in the outbox. */
  function sentTo(name: string) {
    const { html, text = '', subject = '', attachments } = mails.get(name) ?? { attachments: [] };
    const file = (type: RegExp): Buffer =>
      attachments.find(({ contentType }) => type.test(contentType))?.content ?? Buffer.alloc(0);
    const cids = attachments.flatMap(({ cid }) => cid ?? []);
    return { html: html || '', text, subject, cids, pdf: file(/pdf/), xlsx: file(/spreadsheet/) };
  }

  beforeAll(async () => {
    database = await openDatabase('file::memory:');
    await migrate(database);
    city = await startSmallCity(database, { MAIL_OUTBOX: folder });
    content = city.app.get(ReportContent, { strict: false });
    // letters make a formula of a title, and a mark of HTML
    await recordAt(city.app, '2026-06-27T09:00:00+07:00', {
      sops: [{ ...newSop('=HYPERLINK("x")', 'dinkes', 'pengawasan', IN_FORCE) }, newSop('<b>', 'disdik', 'sdm')],
    });
    city.clock.set('2026-06-30T09:00:00+07:00');
    const owner = (await city.app.get(UserDirectory).users()).find(({ username }) => username === 'organisasi');
    const to = (name: string, unitId: string | null) => ({ address: `${name}@contoh.example`, name, unitId });
    for (const [report, addresses] of [
      ['leadership', [to('walikota', null)]],
      ['reportCard', [to('dinkes', 'dinkes'), to('disdik', 'disdik')]],
    ] as const) {
      const audience = { roles: [], addresses: [...addresses] };
      await city.app
        .get(SchedulesService)
        .add({ ...MONTHLY, report, audience, dayOff: 'send' }, { userId: owner?.id ?? '', username: 'organisasi' });
    }
    city.clock.set('2026-07-01T08:00:30+07:00');
    await city.app.get(Clockwork).tick();
    for (const name of readdirSync(folder)) {
      const mail = await simpleParser(readFileSync(join(folder, name)), { keepCidLinks: true });
      mails.set([mail.to].flat()[0]?.text.split('@')[0] ?? '', mail);
    }
  }, 60_000);
  afterAll(async () => {
    await city.app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the figures of the screen in the mail, its text twin, paper and workbook, as they came out of the outbox', async () => {
    const { total, units, areas, ruleset } = (await city.get('matrix?asOf=2026-06-30')).body as Matrix;
    const { html, text, subject, pdf, xlsx } = sentTo('walikota');
    const paper = await textOfPdf(pdf);
    const map = (await sheetsOf(xlsx, 'laporan.xlsx')).get('Matriks') ?? [];
    const said = (one: Fraction | null): string => (one ? formatRatio(one) : '–');
    // a line of paper or text may end anywhere
    const closed = (place: string): string => place.replace(/\s+/g, '');
    const { inForce, required } = total.total;
    const sentence = `${inForce} dari ${required} SOP wajib sudah berlaku (${said(coverageOf(total.total))}%)`;
    const index = said(indexOf(total.cells, ruleset));
    for (const place of [html, text, paper.text, map.flat().join(' ')]) expect(closed(place)).toContain(index);
    for (const place of [html, text, paper.text]) expect(closed(place)).toContain(closed(sentence));
    // areas: the text twin counts, the mail has shares
    const shares = total.cells.map((cell) => {
      const share = coverageOf(cell);
      return share === null ? '–' : cell.inForce === cell.required ? '100%' : `${formatRatio(share)}%`;
    });
    const counts = total.cells.map((cell, at) => `${shares[at]} ${cell.inForce}/${cell.required}`);
    expect(shares.filter((share) => share !== '–')).toEqual(['75,0%', '0,0%', '100%']);
    expect([...text.matchAll(/ {2,}(\S+ \d+\/\d+), \S+$/gm)].map(([, found]) => found)).toEqual(counts);
    const rows = html.split('<tr class="area">').slice(1);
    expect(rows.map((row) => /align="right"[^>]*>\s*([^<\s]+)/.exec(row)?.[1])).toEqual(shares);
    // each OPD, each area: paper and workbook
    for (const unit of units.filter(({ own }) => own !== true)) {
      const marks = unit.cells.map((cell) => (cell.required === 0 ? '?' : `${cell.inForce}/${cell.required}`));
      const whole = said(indexOf(unit.cells, ruleset));
      const line = new RegExp(`${unit.abbreviation} ((?:\\S+ ){8})\\S+ (\\S+) `).exec(paper.text) ?? [];
      expect([line[1]?.trim(), line[2]]).toEqual([marks.join(' '), whole]);
      const row = map.find(([code]) => code === unit.code) ?? [];
      expect(row.slice(4, 4 + areas.length)).toEqual(marks);
      expect(row).toContain(whole);
    }
    expect(paper).toMatchObject({ pages: 4, text: expect.stringContaining('Halaman 4 dari 4') });
    const digest = /SHA-256 ([0-9a-f]{64})/.exec(html)?.[1];
    expect(paper.text).toContain(digest);
    expect(subject).toBe('Laporan Kepatuhan SOP-AP, Juni 2026');
  });

  it('makes a mail that stands alone: small, escaped, each picture attached, in 70 columns without HTML', async () => {
    const { html, text, cids } = sentTo('walikota');
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    const sealed = await content.seal(LEADERSHIP);
    const letter = await content.letter(sealed, CONTEXT);
    expect(letter.html).toContain('Sari &lt;script&gt;');
    expect(letter.subject).toBe('[UJI COBA] Laporan Kepatuhan SOP-AP, Juni 2026');
    expect(html).not.toMatch(/<script|src="http|url\(|<link/);
    const shown = [...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => cid);
    expect(shown.toSorted()).toEqual(cids.toSorted());
    expect(shown).toHaveLength(9);
    const long = text.split('\n').filter((line) => line.length > 70 && !/https?:\/\//.test(line));
    expect(long).toEqual([]);
  });

  it.each([
    ['dinkes', /disdik|Dinas Pendidikan|BKD|Pengelolaan (c|d|e|<b>|&lt;b)/i],
    ['disdik', /dinkes|Dinas Kesehatan|BKD|Pengelolaan (a|b|e|=)/i],
  ])('says nothing of another OPD in the report card of %s', async (own, others) => {
    const { html, text, subject, pdf, xlsx } = sentTo(own);
    const paper = await textOfPdf(pdf);
    const sheets = [...(await sheetsOf(xlsx, 'rapor.xlsx')).values()].flat(2).join('|');
    const { json } = await content.seal({ ...CARD, unitIds: [own] });
    for (const place of [json, html, text, subject, paper.text, sheets]) {
      expect(place.toLowerCase()).toContain(own);
      expect(place).not.toMatch(others);
    }
    expect(paper.pages).toBeLessThanOrEqual(2);
    // the title is no formula
    if (own === 'dinkes') expect(sheets).toContain('|Pengelolaan =HYPERLINK');
  });

  it('is the same to the byte for the same order, also after later records, and tells the corrections', async () => {
    const { html, pdf, xlsx } = sentTo('dinkes');
    const sealed = await content.seal(CARD);
    expect(html).toContain(`SHA-256 ${sealed.digest}`);
    expect(await content.corrections(sealed)).toEqual([]);
    await recordAt(city.app, '2026-07-01T08:30:00+07:00', {
      sops: [laterOf('b', [ratified('2026-06-20')]), laterOf('a', [monitored('2026-06-21')])],
    });
    city.clock.set('2026-07-01T09:00:00+07:00');
    const again = await content.seal(CARD);
    expect(again).toEqual(sealed);
    const files = await content.files(again);
    expect([files.pdf, files.xlsx].map((file) => Buffer.from(file?.bytes ?? []))).toEqual([pdf, xlsx]);
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

  it('count nobody of a training who was recorded after the moment that they know of', async () => {
    const order: ReportOrder = { ...LEADERSHIP, kind: 'coverage' };
    const trainedBy = async (knownAt: string) => {
      const { training } = JSON.parse((await content.seal({ ...order, knownAt })).json) as CoverageSnapshot;
      return [training.trained, training.people];
    };
    const [trained = 0, people = 0] = await trainedBy(order.knownAt);
    city.clock.set('2026-07-01T10:00:00+07:00');
    const trainings = city.app.get(TrainingRepository, { strict: false });
    const { id } = await database.db.selectFrom('governments').select('id').executeTakeFirstOrThrow();
    const mark = { governmentId: id, recordedAt: city.clock.stamp(), actor: 'bkd' };
    const day = calendarDate('2026-06-10');
    const training = {
      ...{ id: 't', title: 'Bimtek', subjects: [], startsOn: day, endsOn: day, placeKind: 'in_person' as const },
      ...{ place: 'Aula', organiser: 'BKD', teachers: [], lessonHours: null, batches: 1, statedParticipants: null },
      ...{ sourceNote: null, sample: false },
    };
    const participant = { id: 'p', unit: 'dinkes', batch: null, name: null, people: 7, drafts: false };
    await write(database, async (tx) => {
      await trainings.add(tx, training, mark);
      await trainings.addParticipants(tx, 't', [participant], mark);
    });
    expect(await trainedBy(order.knownAt)).toEqual([trained, people]);
    expect(await trainedBy('2026-07-01T03:00:00.000Z')).toEqual([trained + 1, people + 7]);
  });

  it('are headed as was set by the moment that they know of, with the crest in mail and paper', async () => {
    const picture = new Resvg(
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><rect width="60" height="60"/></svg>',
    );
    const letterheads = city.app.get(LetterheadService);
    const government = 'Pemerintah Kota Contoh Raya';
    const lines = { government, secretariat: 'Setda', office: 'Biro Tata Laksana', address: 'Jalan Contoh 1' };
    const [user] = await city.app.get(UserDirectory).users();
    const caller = { username: 'organisasi', name: user?.name ?? '' } as Caller;
    await letterheads.set({ ...lines, crest: 'new' }, picture.render().asPng(), caller);
    const knownAt = new Date(city.clock.now() + 60_000).toISOString();
    const headed = async (order: ReportOrder) => {
      const sealed = await content.seal(order);
      const { pdf, pictures } = await content.files(sealed);
      const { html } = await content.letter(sealed, CONTEXT);
      const { text } = await textOfPdf(pdf!.bytes);
      return [text.includes('PEMERINTAH KOTA CONTOH RAYA'), html.includes('cid:crest'), pictures[0]?.cid === 'crest'];
    };
    expect(await headed({ ...CARD, knownAt })).toEqual([true, true, true]);
    expect(await headed(CARD)).toEqual([false, false, false]);
  });

  it('has nothing to say of a day before the first record', async () => {
    const { id } = await database.db.selectFrom('report_schedules').select('id').executeTakeFirstOrThrow();
    const outcome = await city.app.get(ReportRunner).run(id, Date.parse('2026-02-03T09:00:00+07:00'));
    expect(outcome).toMatchObject({ status: 'skipped', counts: {} });
  });

  it('go to nobody without their fonts, and the owner is told which is missing', async () => {
    const renderer = city.app.get(ReportRenderer, { strict: false });
    const draw = renderer.render.bind(renderer);
    renderer.render = (sealed, crest) => draw(sealed, crest, '/no/such/folder');
    const before = readdirSync(folder);
    city.clock.set('2026-08-01T08:00:30+07:00');
    await city.app.get(Clockwork).tick();
    const runs = database.db.selectFrom('report_runs').select(['status', 'reason']).orderBy('nominal_at');
    expect((await runs.execute()).slice(-2)).toEqual(Array(2).fill({ status: 'failed', reason: 'render_fault' }));
    const { detail } = await database.db
      .selectFrom('report_notices')
      .select('detail')
      .where('kind', '=', 'failed')
      .executeTakeFirstOrThrow();
    expect([detail, readdirSync(folder)]).toEqual([
      expect.stringContaining('plus-jakarta-sans-450.ttf is missing in /no/such/folder'),
      before,
    ]);
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
