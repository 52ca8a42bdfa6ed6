import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { accessibilityProblems, launchBrowser, overflow, visit } from '../support/browser';
import { startServer, type RunningServer } from '../support/programs';

/** The first page that anybody sees, on a database without sample data. */
describe('the sign-in page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-sign-in-'));
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer({ DATABASE_URL: `file:${join(folder, 'empty.sqlite')}`, DEMO: 'off' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const looks = [1440, 360].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })));
  it.each(looks)('is where a stranger lands, at $width px, $theme', async ({ width, theme }) => {
    const { page, complaints, close } = await visit(browser, server.url, { width, theme, expected: [401] });
    await page.locator('input[type=password]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/masuk');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await page.textContent('body')).not.toContain('pantau-demo');
    expect(complaints).toEqual([]);
    await close();
  });

  it('refuses a wrong password in words and keeps the name that was typed', async () => {
    const { page, complaints, close } = await visit(browser, `${server.url}/masuk`, { expected: [401] });
    await page.locator('input[autocomplete=username]').fill('siapa');
    await page.locator('input[type=password]').fill('bukan-ini');
    await page.keyboard.press('Enter');
    const alert = page.locator('[role=alert]');
    await alert.waitFor();
    expect((await alert.textContent())?.trim()).not.toBe('');
    expect(await page.locator('input[autocomplete=username]').inputValue()).toBe('siapa');
    expect(complaints).toEqual([]);
    await close();
  });
});
