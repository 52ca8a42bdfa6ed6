import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MatrixSchema, ProgressSchema, SopDetailSchema, SopEventSchema, type Matrix } from '@pantausop/contracts';
import { describeServedEngines } from '@pantausop/database/testing';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, visit } from '../support/browser';
import { cli, startServer, type ProgramSettings, type RunningServer } from '../support/programs';
import { DAYS, type HandCell, type HandDay } from './by-hand';
import { LATE, SOPS, UNITS, type GoldenEvent } from './city';
import { byHand, ofMatrix } from './comparison';

const PASSWORD = 'kota-melati-2026';

describeServedEngines('the city worked out by hand', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-golden-'));
  let server: RunningServer;
  let browser: Browser;
  let settings: ProgramSettings;
  let token = '';
  /** the last stamp before the late record */
  let before = '';

  const call = async (path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${server.url}/api/v1/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const matrix = async (query: string): Promise<Matrix> => MatrixSchema.parse(await call(`compliance/matrix?${query}`));
  const say = async (sop: string, event: GoldenEvent): Promise<string> =>
    SopEventSchema.parse(await call(`sops/${sop}/events`, event)).recordedAt;
  const knownAt = ({ late }: HandDay): string => (late ? '' : `&knownAt=${before}`);

  beforeAll(async () => {
    settings = { DATABASE_URL: await engine.url(), DEMO: 'off' };
    const units = join(folder, 'units.json');
    writeFileSync(units, JSON.stringify(UNITS));
    await cli(['seed', '--units', units], settings);
    await cli(
      ['user', 'add', '--username', 'setda', '--name', 'Bagian Organisasi', '--role', 'organisasi'],
      settings,
      PASSWORD,
    );
    const made = await cli(['token', 'create', '--user', 'setda', '--label', 'golden', '--json'], settings);
    token = (JSON.parse(made) as { token: string }).token;
    server = await startServer(settings);
    browser = await launchBrowser();
    const ids = new Map<string, string>();
    for (const { name, need, events } of SOPS) {
      const { id } = SopDetailSchema.parse(await call('sops', need));
      ids.set(name, id);
      for (const event of events) before = await say(id, event);
    }
    await say(ids.get(LATE.sop) ?? '', LATE.event);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(DAYS)('is answered by the program on $asOf, late record known: $late', async (day) => {
    const answer = await matrix(`asOf=${day.asOf}${knownAt(day)}`);
    expect(ofMatrix(answer)).toEqual(byHand(day));
    const query = `from=${day.asOf}&to=${day.asOf}&interval=day${knownAt(day)}`;
    const { points } = ProgressSchema.parse(await call(`compliance/progress?${query}`));
    expect(points.map(({ date, index }) => ({ date, index }))).toEqual([{ date: day.asOf, index: day.city.index }]);
  });

  it('is proved by verify, and rebuilt from its events to the same bytes', async () => {
    expect(JSON.parse(await cli(['verify', '--json'], settings))).toMatchObject({ ok: true, sops: SOPS.length });
    const { before: held, after } = JSON.parse(await cli(['rebuild', '--ledger', '--json'], settings)) as Record<
      string,
      string
    >;
    expect(after).toMatch(/^[0-9a-f]{64}$/);
    expect(after).toBe(held);
  });

  /** The cells of a row of the heatmap as a person reads them, by the name of the row. */
  async function rowsOf(page: Page): Promise<Map<string, string[]>> {
    await page.locator('table.heat tbody tr').first().waitFor();
    const rows = await page.locator('table.heat tbody tr').evaluateAll((found) =>
      found.map((row) =>
        // the head of a row says how fresh its records are beside the name
        [...row.querySelectorAll('th,td')].map((cell) =>
          ((cell.matches('th') ? cell.querySelector('a') : null) ?? cell).textContent.replace(/\s+/g, ' ').trim(),
        ),
      ),
    );
    return new Map(rows.map(([name = '', ...cells]) => [name, cells]));
  }

  /** A cell as the page says it. */
  function cellText([n, k, , , , status]: HandCell): RegExp {
    const words = {
      ...{ complete: 'Tuntas', partial: 'Sebagian', none: 'Belum' },
      ...{ not_applicable: 'Tidak berlaku', unmapped: 'Belum dipetakan' },
    };
    return n === 0 ? new RegExp(`^${words[status]}$`) : new RegExp(`^${words[status]}, ${k} dari ${n} SOP: `);
  }

  // the page shows today's knowledge: the days whose figures the late record has not changed, and those that it has
  const shown = DAYS.filter(({ late, asOf }) => late || asOf < LATE.event.effectiveOn);
  it.each(shown)('is shown by the page on $asOf', async (day) => {
    const url = `${server.url}/?per=${day.asOf}`;
    const { page, complaints, close } = await visit(browser, url, { user: 'setda', password: PASSWORD });
    const rows = await rowsOf(page);
    const { city, opds } = byHand(day);
    expect(rows.get('Seluruhnya')?.[8]).toBe(day.city.indexText);
    for (const { id, name } of UNITS.filter((unit) => unit.id in opds)) {
      const cells = rows.get(name) ?? [];
      expect({ id, index: cells[8] }).toEqual({ id, index: day.opds[id]?.indexText });
      opds[id]?.cells.forEach((cell, at) => expect(cells[at]).toMatch(cellText(cell)));
    }
    expect(city.cells).toHaveLength(8);
    const text = ((await page.textContent('main')) ?? '').replace(/\s+/g, ' ');
    expect(text).toContain(`${day.city.coverageText}%`);
    expect(text).toContain(`${day.city.unmappedCells} sel belum dipetakan`);
    expect(complaints).toEqual([]);
    await close();
  });
});
