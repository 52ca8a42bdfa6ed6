import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, overflow, visit } from '../support/browser';
import { cli, startServer, type RunningServer } from '../support/programs';

const PASSWORD = 'uji-unduhan-2026';
const REGISTER = [
  'OPD;Area Perubahan;Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Efektif;Unsur',
  'DINKES;Pelayanan publik;Pelayanan Rujukan;440/1/DINKES/2026;2026-01-10;2026-03-01;lengkap',
  'DISHUB;Ketatalaksanaan;Penataan Arsip;;2026-02-01;;',
].join('\r\n');

/** What every zip begins with, and every UTF-8 file with a byte order mark. */
const BEGINS = { xlsx: 'PK\u0003\u0004', pptx: 'PK\u0003\u0004', csv: '\u00ef\u00bb\u00bf' } as const;

describe('taking a page away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-take-away-'));
  const settings = { DATABASE_URL: `file:${join(folder, 'take.sqlite')}`, DEMO: 'off' };
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    const file = join(folder, 'register.csv');
    writeFileSync(file, REGISTER);
    await cli(['seed'], settings);
    await cli(
      ['user', 'add', '--username', 'organisasi', '--name', 'Akun', '--role', 'organisasi'],
      settings,
      PASSWORD,
    );
    await cli(['import', file, '--accept-areas', '--commit'], settings);
    server = await startServer(settings);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

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
    const { page, close } = await visit(browser, `${server.url}/`, { user: 'organisasi', password: PASSWORD });
    const opener = page.getByRole('button', { name: 'Unduh', exact: true });
    await opener.click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    for (const [item, ending] of [
      ['PPTX', 'pptx'],
      ['XLSX', 'xlsx'],
      ['CSV Angka', 'csv'],
    ] as const) {
      const [name, bytes] = await begins(page, item);
      expect(name.endsWith(`.${ending}`)).toBe(true);
      expect(bytes.startsWith(BEGINS[ending])).toBe(true);
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
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

  it.each(['/', '/opd/DINKES'])('prints %s on two pages at most, light also from a dark screen', async (path) => {
    const how = { user: 'organisasi', password: PASSWORD, theme: 'dark' } as const;
    const { page, close } = await visit(browser, server.url + path, how);
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
