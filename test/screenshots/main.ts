import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser, overflow, visit, type Visit } from '../support/browser';
import { cli, startServer } from '../support/programs';
import { findThings, LONGEST_MS, PAGES, type Found } from './pages';

/** Charts are drawn within this time after the last answer. */
const SETTLE_MS = 500;

const { values } = parseArgs({
  options: {
    language: { type: 'string', default: 'id' },
    page: { type: 'string', multiple: true, default: [] },
    width: { type: 'string', multiple: true, default: ['1440', '360'] },
    theme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    /** only what a window shows, not the whole page */
    window: { type: 'boolean', default: false },
    out: { type: 'string', default: 'var/screenshots' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'pantausop-screenshots-'));
const out = resolve(values.out);
mkdirSync(out, { recursive: true });
try {
  const settings = { DATABASE_URL: `file:${join(folder, 'sample.sqlite')}`, DEMO: 'off' };
  await cli(['migrate'], settings);
  await cli(['seed', '--demo'], settings);
  const server = await startServer(settings);
  const browser = await launchBrowser();
  try {
    await pictureAll(browser, server.url);
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function pictureAll(browser: Browser, origin: string): Promise<void> {
  const reader = await visit(browser, origin, { user: 'organisasi' });
  const found = await findThings(reader.page.request, origin);
  await reader.close();
  for (const width of values.width.map(Number)) {
    for (const theme of values.theme.map((one) => (one === 'dark' ? 'dark' : 'light'))) {
      await picture(browser, origin, found, { width, theme });
    }
  }
}

/** Each page of one look; one window per person. Says what a picture cannot show: errors, and what is cut at the edge. */
async function picture(browser: Browser, origin: string, found: Found, look: Visit): Promise<void> {
  for (const user of new Set(PAGES.map((page) => page.user))) {
    const pages = PAGES.filter(
      (page) => page.user === user && (values.page.length === 0 || values.page.includes(page.name)),
    );
    if (pages.length === 0) continue;
    const who = user === null ? {} : { user };
    const { page, complaints, close } = await visit(browser, `${origin}/masuk`, {
      ...look,
      ...who,
      expected: [401, 404],
    });
    await page.evaluate((language) => localStorage.setItem('pantausop.language', language), values.language);
    for (const { name, path, press } of pages) {
      const address = path(found);
      if (address === null) {
        console.log(`${name}: the sample has none`);
        continue;
      }
      await page.goto(origin + address, { waitUntil: 'networkidle', timeout: LONGEST_MS });
      if (press) {
        const button = page.getByRole('button', { name: press }).first();
        const there = await button.waitFor().then(
          () => true,
          () => false,
        );
        if (!there) {
          console.log(`${name}: there is no button ${press.source}`);
          continue;
        }
        await button.click();
      }
      await page.waitForFunction(() => document.querySelector('app-skeleton') === null, undefined, {
        timeout: LONGEST_MS,
      });
      await page.waitForTimeout(SETTLE_MS);
      const file = join(out, `${name}-${look.width}-${look.theme}-${values.language}.png`);
      await page.screenshot({ path: file, fullPage: press === undefined && !values.window });
      const wide = await overflow(page);
      console.log(relative(process.cwd(), file) + (wide === 0 ? '' : `: ${wide} px wider than the window`));
    }
    for (const complaint of complaints) console.log(`${user ?? 'nobody'}, ${look.width} px: ${complaint}`);
    await close();
  }
}
