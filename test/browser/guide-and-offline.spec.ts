import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, overflow, visit, type Visit } from '../support/browser';
import { cli, startServer, type RunningServer } from '../support/programs';

const PASSWORD = 'uji-panduan-2026';

describe('the guide, and a network that is gone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-guide-'));
  const settings = { DATABASE_URL: `file:${join(folder, 'guide.sqlite')}`, DEMO: 'off' };
  let server: RunningServer;
  let browser: Browser;

  const open = (path: string, how: Visit = {}) =>
    visit(browser, server.url + path, { user: 'operator', password: PASSWORD, ...how });

  beforeAll(async () => {
    await cli(['seed'], settings);
    const account = ['--username', 'operator', '--name', 'Operator Uji', '--role', 'operator', '--unit', 'DINKES'];
    await cli(['user', 'add', ...account], settings, PASSWORD);
    server = await startServer(settings);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('explains itself with the numbers in force, without faults in both themes and languages', async () => {
    const looks = [
      { width: 1440, theme: 'light', language: 'id' },
      { width: 360, theme: 'dark', language: 'id' },
      { width: 360, theme: 'light', language: 'en' },
      { width: 1440, theme: 'dark', language: 'en' },
    ] as const;
    for (const { width, theme, language } of looks) {
      const { page, complaints, close } = await open('/masuk', { width, theme });
      await page.evaluate((chosen) => localStorage.setItem('pantausop.language', chosen), language);
      await page.goto(`${server.url}/panduan#simbol`);
      await page.locator('h2#simbol:focus').waitFor();
      expect(await page.locator('h2#simbol').evaluate((h) => h.getBoundingClientRect().top)).toBeLessThan(400);
      expect(await page.locator('table[aria-labelledby=satu-sop] td.num').allInnerTexts()).toEqual([
        '0',
        '12',
        '85',
        '100',
        '85',
        '70',
        '85',
      ]);
      expect(await page.locator('.guide-elements tbody tr').count()).toBe(19);
      expect(await page.locator('app-flow-symbol svg').count()).toBe(5);
      expect(await page.locator('main').innerText()).not.toMatch(/guide\.|documents\.|terms\./);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.locator('.guide-toc a').nth(3).press('Enter');
      await page.locator('h2#unsur:focus').waitFor();
      expect(complaints).toEqual([]);
      await close();
    }
  }, 180_000);

  it('shows the last figures with their time while the server is away, and none of them after signing out', async () => {
    const { page, complaints, close } = await open('/');
    await page.locator('table.heat tr.r').first().waitFor();
    await expectKept(page, ['/compliance/matrix', '/compliance/progress', '/session', '/units']);
    expect(complaints).toEqual([]);
    const port = new URL(server.url).port;
    await server.stop();

    await page.reload();
    await page.locator('table.heat tr.r').first().waitFor();
    await page.getByText(/^Luring: angka terakhir diambil \d+ \p{L}+ 20\d\d, \d\d\.\d\d WIB\.$/u).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    server = await startServer({ ...settings, PORT: port });
    await page.getByRole('button', { name: 'Muat ulang' }).click();
    await page.locator('table.heat tr.r').first().waitFor();
    await page.locator('app-offline-band .band').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByRole('button', { name: 'Masuk' }).waitFor();
    expect(await kept(page)).toEqual([]);
    await close();
  }, 180_000);
});

/** Addresses of the answers that the browser keeps. */
const kept = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    if (!(await caches.has('pantausop-figures-1'))) return [];
    const answers = await (await caches.open('pantausop-figures-1')).keys();
    return answers.map(({ url }) => new URL(url).pathname.replace('/api/v1', ''));
  });

async function expectKept(page: Page, wanted: readonly string[]): Promise<void> {
  const limit = Date.now() + 15_000;
  while (Date.now() < limit) {
    const now = await kept(page);
    if (wanted.every((path) => now.includes(path))) return;
    await page.waitForTimeout(100);
  }
  expect(await kept(page)).toEqual(expect.arrayContaining([...wanted]));
}
