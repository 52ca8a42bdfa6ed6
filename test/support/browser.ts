import { existsSync, readFileSync } from 'node:fs';
import type * as Axe from 'axe-core';
import type * as Playwright from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/**
 * Node's own way to packages, beside Jest's, which would evaluate Playwright anew for each spec: a second of work. What runs in the page
 * is read as text.
 */
const { createRequire } = process.getBuiltinModule('node:module');
const nodeRequire = createRequire(import.meta.url);
const { chromium } = nodeRequire('playwright-core') as typeof Playwright;
const axeSource = readFileSync(nodeRequire.resolve('axe-core/axe.min.js'), 'utf8');

/** Chromium in a container, and without its own look-ups on the network: every name but this machine's is unknown to it. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** As Debian and Ubuntu name it; the one without a window is the quicker of two. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The rules of WCAG 2.2 at level AA, and axe's own good practice. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** A page that does not show what a test waits for within this time never will. */
const WAIT_LIMIT_MS = 15_000;

export interface Visit {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  readonly locale?: string;
  /** Signs in as this account of a sample database first. */
  readonly user?: string;
  readonly password?: string;
  /** HTTP statuses that the visit itself provokes (401 on the sign-in page); any other of 400 and more is a complaint. */
  readonly expected?: readonly number[];
}

export interface VisitedPage {
  readonly page: Page;
  /** Errors of scripts, of the console, failed requests, and requests to any other host. Empty when all is well. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** The system's Chromium, else the one that comes as an npm package; `CHROME_BIN` names another. */
export async function launchBrowser(): Promise<Browser> {
  const candidates = [process.env['CHROME_BIN'], ...INSTALLED];
  const installed = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  return chromium.launch({ executablePath: installed ?? (await bundledBrowser()), headless: true, args: FLAGS });
}

/**
 * Unpacks the browser of the npm package into the temporary folder. It brings the libraries and fonts that a bare system
 * lacks, and unpacks them where it believes to be in the kind of place it was made for.
 */
async function bundledBrowser(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}

/** A new window (own cookies) on `url`, watched from its first request on. */
export async function visit(browser: Browser, url: string, how: Visit = {}): Promise<VisitedPage> {
  const options: BrowserContextOptions = {
    viewport: { width: how.width ?? 1440, height: how.height ?? 900 },
    colorScheme: how.theme ?? 'light',
    locale: how.locale ?? 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
  };
  const context = await browser.newContext(options);
  const { origin } = new URL(url);
  if (how.user !== undefined) {
    const data = { username: how.user, password: how.password ?? 'pantau-demo' };
    const answer = await context.request.post(`${origin}/api/v1/session`, { data, headers: { Origin: origin } });
    if (!answer.ok()) throw new Error(`${how.user} cannot sign in: ${answer.status()} ${await answer.text()}`);
  }
  context.setDefaultTimeout(WAIT_LIMIT_MS);
  const page = await context.newPage();
  const complaints = complaintsOf(page, origin, how.expected ?? []);
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

function complaintsOf(page: Page, origin: string, expected: readonly number[]): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(`script: ${message}`));
  page.on('console', (entry) => {
    // A refused request is judged by its status below.
    if (entry.type() === 'error' && !entry.text().startsWith('Failed to load resource')) {
      complaints.push(`console: ${entry.text()}`);
    }
  });
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) complaints.push(`request to another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !expected.includes(status)) complaints.push(`${status}: ${response.url()}`);
  });
  return complaints;
}

/**
 * What axe finds on the page as it stands: one line per broken rule and element; empty when nothing.
 * @param rules all of them, or only those that depend on colours: for a page that was audited in the other theme
 */
export async function accessibilityProblems(page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const results = await page.evaluate(
    // what passes is not written out: on the map of areas that is thousands of cells
    async (runOnly) =>
      (globalThis as unknown as { axe: typeof Axe }).axe.run(document, { runOnly, resultTypes: ['violations'] }),
    rules === 'all' ? AXE_TAGS : COLOUR_RULES,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** How many pixels the page is wider than the window, once charts have been drawn anew for its width: 0, because what is wide scrolls inside its own frame. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { documentElement: all } = document;
    const wider = () => all.scrollWidth - all.clientWidth;
    const end = performance.now() + 3000;
    while (wider() !== 0 && performance.now() < end) await new Promise((next) => requestAnimationFrame(next));
    return wider();
  });
}

/** So much further than their page may go what is rounded and what is outlined. */
const HAIRLINE = 1.5;

/**
 * Tables, lists, forms and texts that end beyond their page, where nobody sees their end: each with the pixels that are cut off. What
 * scrolls in a frame of its own is no fault if the frame can be reached by the keyboard.
 */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate((hairline) => {
    const main = document.querySelector('main');
    if (!main) return [];
    const end = main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight);
    const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const framed = (element: Element): boolean => {
      let frame = element.parentElement;
      while (frame && frame !== main && !scrolls(frame)) frame = frame.parentElement;
      if (!frame || frame === main) return false;
      return frame.scrollWidth <= frame.clientWidth || frame.getAttribute('tabindex') === '0';
    };
    return [...main.querySelectorAll('table, dl, ul, form, p, h1, h2')].flatMap((element) => {
      const { width, right } = element.getBoundingClientRect();
      if (width === 0 || right <= end + hairline || element.closest('.sr') || framed(element)) return [];
      return [`${element.tagName.toLowerCase()}.${element.className} is cut by ${Math.round(right - end)} pixels`];
    });
  }, HAIRLINE);
}

/** Nothing for axe to find, and nothing wider than the window. */
export async function expectSound(page: Page): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}
