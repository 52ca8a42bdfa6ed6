import { openDatabase } from '@pantausop/database';
import { addDays, dateInZone } from '@pantausop/domain';
import { cli, startServer } from '../support/programs';
import { Client } from './client';
import { median } from './measure';
import { FIGURE_QUESTIONS, timesOfFigures, timesOfGroupBy } from './questions';
import { timesOf, type Line } from './report';

/** What is loaded of the three sizes; a page at the root shows 60 OPDs, 34 governments or 38 provinces. */
const SIZES = [
  { name: 'city', part: '1', sops: 5_000 },
  { name: 'province', part: '0.12', sops: 24_000 },
  { name: 'nation', part: '0.04', sops: 108_000 },
] as const;
export type SizeName = (typeof SIZES)[number]['name'];

/** Three weeks of days that are not asked twice. */
const ASKED = 120;

/**
 * Figures at the root of a made-up city, province and nation, none asked twice, beside the same totals as a plain GROUP BY over the
 * rows that they are made from; then how both grow with the SOPs below: slopes in a log-log diagram, 0 = not at all, 1 = as they do.
 * @param names of the sizes that are loaded
 * @param urlOf makes an empty database of this name
 */
export async function benchLevels(
  names: readonly SizeName[],
  urlOf: (name: SizeName) => string | Promise<string>,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const grown = new Map<string, [sops: number, ms: number][]>();
  const grows = (what: string, sops: number, ms: number): void =>
    void grown.set(what, [...(grown.get(what) ?? []), [sops, ms]]);
  for (const size of SIZES.filter(({ name }) => names.includes(name))) {
    const settings = { DATABASE_URL: await urlOf(size.name), DEMO: 'off', BACKUP_DIR: 'off' };
    await cli(['migrate'], settings);
    await cli(['seed', '--size', size.name, '--part', size.part], settings);
    const database = await openDatabase(settings.DATABASE_URL);
    const server = await startServer(settings);
    const client = new Client(server.url);
    try {
      await client.signIn('pimpinan', 'pantau-demo');
      const last = addDays(dateInZone(Date.now(), 'Asia/Jakarta'), -3);
      const floor = median(await timesOfGroupBy(database, last, 5));
      grows('GROUP BY', size.sops, floor);
      for (const [what, path] of Object.entries(FIGURE_QUESTIONS)) {
        const times = await timesOfFigures(client, path, last, ASKED);
        grows(what, size.sops, median(times));
        const title = `${what}, root of a ${size.name} of ${size.sops} SOPs (slowest of ${ASKED}: ${Math.max(...times).toFixed(1)} ms)`;
        lines.push(timesOf(title, median(times), floor, 'the total by GROUP BY over the ledger'));
      }
    } finally {
      client.close();
      await server.stop();
      await database.close();
    }
  }
  const floor = slopeOf(grown.get('GROUP BY') ?? []);
  return [...lines, ...Object.keys(FIGURE_QUESTIONS).map((what) => growthLine(what, grown.get(what) ?? [], floor))];
}

function growthLine(what: string, points: readonly (readonly [sops: number, ms: number])[], floor: number): Line {
  const slope = slopeOf(points);
  return {
    what: `growth of: ${what}`,
    measured: `slope ${slope.toFixed(2)}`,
    floor: `slope ${floor.toFixed(2)} the total by GROUP BY`,
    ratio: points.map(([sops, ms]) => `${sops}: ${ms.toFixed(1)} ms`).join(', '),
    goal: { text: '<= 0.25', met: slope <= 0.25 },
  };
}

/** The slope of the line of least squares through the logarithms. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (of: 0 | 1): number => logs.reduce((sum, point) => sum + point[of], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const [across, square] = logs.reduce(([a, s], [lx, ly]) => [a + (lx - x) * (ly - y), s + (lx - x) ** 2] as const, [
    0, 0,
  ] as const);
  return across / square;
}
