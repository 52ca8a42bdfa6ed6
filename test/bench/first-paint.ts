import type { Browser, CDPSession } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { median } from './measure';
import type { Line } from './report';

const RUNS = 5;
/** Nothing larger is painted later than so long after the last answer. */
const SETTLED_MS = 1500;

/** How a visitor comes: the window, how much slower the processor is, and the line (null = that of this machine). */
interface Visitor {
  readonly what: string;
  readonly width: number;
  readonly height: number;
  readonly slowdown: number;
  /** kilobits a second and milliseconds, as browsers emulate slow 4G */
  readonly line: { readonly down: number; readonly up: number; readonly latency: number } | null;
  readonly goalMs: number;
}

const VISITORS: readonly Visitor[] = [
  { what: 'desktop', width: 1440, height: 900, slowdown: 1, line: null, goalMs: 1000 },
  {
    what: 'slow phone (4x CPU, slow 4G)',
    ...{ width: 360, height: 740, slowdown: 4, goalMs: 2500 },
    line: { down: 1638.4, up: 675, latency: 150 },
  },
];

/** When the largest part of the overview is painted on a first visit: nothing cached, signed in. */
export async function benchFirstPaint(origin: string): Promise<readonly Line[]> {
  const browser = await launchBrowser();
  try {
    const lines: Line[] = [];
    for (const visitor of VISITORS) {
      const visits: Visit[] = [];
      for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, origin, visitor));
      const paint = lineOf(
        `overview, largest paint, ${visitor.what}`,
        visits.map((one) => one.largestPaintMs),
      );
      const goal = {
        text: `<= ${visitor.goalMs} ms`,
        met: median(visits.map((one) => one.largestPaintMs)) <= visitor.goalMs,
      };
      lines.push(
        { ...paint, goal },
        {
          ...lineOf(
            `overview, usable, ${visitor.what}`,
            visits.map((one) => one.usableMs),
          ),
          goal: null,
        },
      );
    }
    return lines;
  } finally {
    await browser.close();
  }
}

const lineOf = (what: string, took: readonly number[]): Omit<Line, 'goal'> => ({
  what,
  measured: `${median(took).toFixed(0)} ms`,
  ...{ floor: '', ratio: `${Math.min(...took).toFixed(0)} to ${Math.max(...took).toFixed(0)} ms` },
});

/** Milliseconds from the start of the navigation. */
interface Visit {
  /** the finding, which the first picture shows */
  readonly largestPaintMs: number;
  /** the application stands in the place of the first picture */
  readonly usableMs: number;
}

async function visit(browser: Browser, origin: string, { width, height, slowdown, line }: Visitor): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  try {
    const data = { username: 'pimpinan', password: 'pantau-demo' };
    await context.request.post(`${origin}/api/v1/session`, { data, headers: { Origin: origin } });
    const page = await context.newPage();
    await slowed(await context.newCDPSession(page), slowdown, line);
    await page.goto(origin, { waitUntil: 'commit' });
    // nothing is fetched while a slow processor draws: a quiet line alone does not tell that the page stands
    await page.locator('app-root p.finding').waitFor({ timeout: 60_000 });
    const usableMs = await page.evaluate(() => performance.now());
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(SETTLED_MS);
    const largestPaintMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const seen = new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN));
          seen.observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
    return { largestPaintMs, usableMs };
  } finally {
    await context.close();
  }
}

async function slowed(browser: CDPSession, slowdown: number, line: Visitor['line']): Promise<void> {
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (line === null) return;
  const bytes = (kilobits: number): number => (kilobits * 1000) / 8;
  await browser.send('Network.enable');
  await browser.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: line.latency },
    ...{ downloadThroughput: bytes(line.down), uploadThroughput: bytes(line.up) },
  });
}
