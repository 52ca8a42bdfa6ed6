import type { Page } from 'playwright-core';
import { accessibilityProblems } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

describe('the guide, and a network that is gone', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'operator' });
  });
  afterAll(() => stage.end());

  it('explains itself with the numbers in force, and leads from its table of contents to each part', async () => {
    const { page, complaints, close } = await stage.open('/panduan#simbol');
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
    await page.locator('.guide-toc a').nth(3).press('Enter');
    await page.locator('h2#unsur:focus').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows the last figures with their time while the server is away, and none of them after signing out', async () => {
    const { page, complaints, close } = await stage.open('/');
    await page.locator('table.heat tr.r').first().waitFor();
    await expectKept(page, ['/compliance/matrix', '/compliance/progress', '/session', '/units']);
    expect(complaints).toEqual([]);
    const resume = await stage.interrupt();

    await page.reload();
    await page.locator('table.heat tr.r').first().waitFor();
    await page.getByText(/^Luring: angka terakhir diambil \d+ \p{L}+ 20\d\d, \d\d\.\d\d WIB\.$/u).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await resume();
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
  const limit = Date.now() + 30_000;
  while (Date.now() < limit) {
    const now = await kept(page);
    if (wanted.every((path) => now.includes(path))) return;
    await page.waitForTimeout(100);
  }
  expect(await kept(page)).toEqual(expect.arrayContaining([...wanted]));
}
