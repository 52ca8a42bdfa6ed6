import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { accessibilityProblems, overflow } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

const REGISTER = [
  'OPD;Area Perubahan;Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Efektif;Unsur',
  'DINKES;Pelayanan publik;Pelayanan Rujukan;440/1/DINKES/2026;2026-01-10;2026-03-01;lengkap',
  'DISHUB;Ketatalaksanaan;Penataan Arsip;;2026-02-01;;',
].join('\r\n');

/** What every zip begins with, and every UTF-8 file with a byte order mark. */
const BEGINS = { xlsx: 'PK\u0003\u0004', pptx: 'PK\u0003\u0004', csv: '\u00ef\u00bb\u00bf', json: '{' } as const;

describe('taking a page away', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi', register: REGISTER });
  });
  afterAll(() => stage.end());

  const begins = async (page: Page, item: string): Promise<readonly [name: string, bytes: string]> => {
    await page.getByRole('button', { name: 'Unduh', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: item }).click(),
    ]);
    const bytes = readFileSync(await download.path());
    return [download.suggestedFilename(), bytes.toString('latin1', 0, 4)];
  };

  it('gives files, a text for WhatsApp, and a menu for the keyboard', async () => {
    const { page, close } = await stage.open('/');
    const opener = page.getByRole('button', { name: 'Unduh', exact: true });
    await opener.click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    for (const [item, ending] of [
      ['PPTX', 'pptx'],
      ['XLSX Matriks', 'xlsx'],
      ['CSV Angka', 'csv'],
      ['JSON Angka', 'json'],
      ['JSON Perkembangan', 'json'],
    ] as const) {
      const [name, bytes] = await begins(page, item);
      expect(name.endsWith(`.${ending}`)).toBe(true);
      expect(bytes.startsWith(BEGINS[ending])).toBe(true);
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.url });
    await page.getByRole('button', { name: 'Salin untuk WhatsApp' }).click();
    await page.getByRole('status').filter({ hasText: 'tersalin' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.length).toBeLessThan(1000);
    expect(text).toMatch(/^\*PantauSOP · /);
    expect(text).toContain('1 dari 2 SOP wajib sudah berlaku');
    expect(text.split('\n').at(-1)).toMatch(/\?per=\d{4}-\d{2}-\d{2}$/);
    const [book] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'XLSX: Ketatalaksanaan' }).click(),
    ]);
    const parts = Object.entries(unzipSync(readFileSync(await book.path())));
    const sheets = parts.filter(([name]) => /sheet1|sharedStrings/.test(name)).map(([, bytes]) => strFromU8(bytes));
    expect(sheets.join('')).toContain((await page.locator('app-area-figure h2').innerText()).trim());
    // the area with its only SOP in force: 100,0% is 1 to a spreadsheet
    expect(sheets.join('')).toMatch(/<v>1<\/v>/);
    await page.setViewportSize({ width: 360, height: 800 });
    await opener.click();
    expect(await overflow(page)).toBe(0);
    await close();
  });

  it('says in the page why a file is refused, in the language on screen, and gives it the next time', async () => {
    const { page, complaints, close } = await stage.open('/', { expected: [429, 403] });
    const said = { id: 'Peladen sedang sibuk: coba lagi 10 detik lagi.', en: 'The server is busy: try again in 10 s.' };
    const refusal = (status: number) => ({
      ...{ status, contentType: 'application/problem+json' },
      body: JSON.stringify({
        ...{ type: 'about:blank', title: 'x', status, detail: 'busy', code: 'too_busy', said, requestId: 'r-1' },
      }),
    });
    await page.route('**/exports/matrix.csv*', (route) => route.fulfill(refusal(429)));
    await page.getByRole('button', { name: 'Unduh', exact: true }).click();
    await page.getByRole('link', { name: 'CSV Angka' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Berkas belum terunduh' });
    await alert.getByText(said.id).waitFor();
    await page.getByLabel('English').check();
    await page.getByText(said.en).waitFor();
    await page.getByLabel('Indonesia', { exact: true }).check();
    await alert.waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.unroute('**/exports/matrix.csv*');
    const [name] = await begins(page, 'CSV Angka');
    expect(name).toMatch(/\.csv$/);
    await alert.waitFor({ state: 'detached' });
    await page.goto(`${stage.url}/panduan`);
    await page.route('**/template*', (route) => route.fulfill(refusal(403)));
    await page.locator('a[download]').first().click();
    await alert.getByText(said.id).waitFor();
    expect(page.url()).toBe(`${stage.url}/panduan`);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(['/', '/opd/DINKES'])('prints %s on two pages at most, light also from a dark screen', async (path) => {
    const { page, close } = await stage.open(path, { theme: 'dark' });
    await page.locator('app-chart svg').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => {
      window.addEventListener('beforeprint', () => {
        const { theme } = document.documentElement.dataset;
        const widths = [...document.querySelectorAll('app-chart svg')].map((svg) => svg.getAttribute('width'));
        document.documentElement.dataset['printed'] = [theme, ...widths].join(' ');
      });
    });
    const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(paper.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(await page.locator('html').getAttribute('data-printed')).toMatch(/^light (404 264|264 404)$/);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await close();
  });
});
