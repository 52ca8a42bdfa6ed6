import { FIVE_OPDS } from '../support/registers';
import { setStage, type Stage } from '../support/stage';

describe('the dashboard', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'pimpinan', register: FIVE_OPDS });
  });
  afterAll(() => stage.end());

  it('on a phone says where we stand, what moved and whom to call before it draws, and cuts no list at the edge', async () => {
    const { page, complaints, close } = await stage.open('/?per=2026-09-30', { width: 360, height: 740 });
    await page.locator('table.heat tr.r').first().waitFor();
    const top = async (selector: string): Promise<number> =>
      (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
    const order = [await top('.kpis'), await top('#naik-j'), await top('#diam-j'), await top('app-progress-figure')];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[1]).toBeLessThan(2 * 740);
    const cut = (table: string): Promise<number> =>
      page.locator(table).evaluate((t) => t.scrollWidth - (t.parentElement?.clientWidth ?? 0));
    await page.goto(`${stage.url}/opd`);
    await page.locator('.opds tbody tr').first().waitFor();
    expect(await cut('.opds')).toBe(0);
    await page.locator('.opds').getByRole('link', { name: 'Dinas Kesehatan' }).click();
    await page.locator('.sops tbody tr').first().waitFor();
    expect(await cut('.sops')).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says of a unit that is not there, in the language of the page, that it is not, and leads on', async () => {
    const { page, complaints, close } = await stage.open('/?wilayah=tidak-ada', { expected: [404, 422] });
    const alert = page.getByRole('alert');
    await alert.getByText('Tidak ditemukan').waitFor();
    await page.waitForLoadState('networkidle');
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(asked.filter((name) => name.includes('/units/activity'))).toEqual([]);
    expect(await alert.textContent()).toContain('Unit “tidak-ada” tidak ada, atau di luar hak akses Anda');
    await page.getByLabel('English').check();
    await alert.getByText('There is no unit “tidak-ada”').waitFor();
    expect(await alert.textContent()).not.toMatch(/api|tidak ada/);
    await alert.getByRole('link', { name: 'Open for the whole government' }).click();
    await page.locator('table.heat tr.r').first().waitFor();
    expect(page.url()).not.toContain('wilayah');
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps everything on a desk where it first stood while the charts arrive', async () => {
    const { page, complaints, close } = await stage.open('/', { width: 1440, height: 900 });
    await page.locator('app-chart svg').nth(1).waitFor();
    await page.waitForLoadState('networkidle');
    const moved = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((seen) => {
            const shifts = seen.getEntries() as (PerformanceEntry & { readonly value: number })[];
            resolve(shifts.reduce((sum, { value }) => sum + value, 0));
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 1000);
        }),
    );
    expect(moved).toBeLessThan(0.0005);
    expect(complaints).toEqual([]);
    await close();
  });

  it('fetches each figure of the first page once, ahead of the scripts that ask for it', async () => {
    const { page, complaints, close } = await stage.open('/');
    await page.locator('table.heat tr.r').first().waitFor();
    const asked = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => /\/api\/v1\/(?:session|compliance\/matrix)/.test(name))
        .map(({ name, initiatorType }) => [name.replace(/\d{4}-\d{2}-\d{2}$/, 'date'), initiatorType]),
    );
    expect(asked.map(([name]) => name?.slice(stage.url.length)).sort()).toEqual([
      '/api/v1/compliance/matrix',
      '/api/v1/compliance/matrix?asOf=date',
      '/api/v1/session',
    ]);
    expect(new Set(asked.map(([, by]) => by))).toEqual(new Set(['link']));
    expect(complaints).toEqual([]);
    await close();
  });

  it('says the finding before the application stands, which then takes its place without a move', async () => {
    const { page, complaints, close } = await stage.open('/favicon.svg');
    const html = await (await page.request.get(`${stage.url}/`)).text();
    const ofApplication = [...html.matchAll(/href="(chunk-[\w-]+\.js)" fetchpriority="low"/g)].map(([, name]) => name);
    expect(ofApplication.length).toBeGreaterThan(3);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(
      (url) => ofApplication.includes(url.pathname.slice(1)),
      async (route) => {
        await held;
        await route.continue();
      },
    );
    await page.goto(`${stage.url}/`, { waitUntil: 'commit' });
    const seen = (place: string) =>
      page.locator(place).evaluate((shown) =>
        ['.top', '.bar', '.eyebrow', '.finding', '.finding + p'].map((selector) => {
          const part = shown.parentElement?.querySelector(selector) as HTMLElement;
          const { x, y, width, height } = part.getBoundingClientRect();
          return [selector, part.matches('.top, .bar') ? '' : part.innerText, x, y, width, height];
        }),
      );
    await page.locator('.first-picture .finding', { hasText: /^Indeks Kepatuhan SOP/ }).waitFor();
    const before = await seen('.first-picture');
    release();
    await page.locator('app-root .finding').waitFor();
    expect(await page.locator('.first-picture').count()).toBe(0);
    expect(await seen('app-shell')).toEqual(before);
    expect(complaints).toEqual([]);
    await close();
  });

  it('walks the heatmap by keyboard, and goes by the panel of a cell to its office on that day', async () => {
    const { page, complaints, close } = await stage.open('/?per=2026-09-30');
    const row = page.locator('table.heat tr.r', { has: page.getByRole('rowheader', { name: 'Dinkes', exact: true }) });
    await row.waitFor();
    const stops = page.locator('table.heat button[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    const place = (): Promise<(string | undefined)[]> =>
      page.evaluate(() => {
        const { row: at, column } = (document.activeElement as HTMLElement).dataset;
        return [at, column];
      });
    await stops.focus();
    expect(await place()).toEqual(['0', '0']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await place()).toEqual(['1', '1']);
    await page.keyboard.press('End');
    expect(await place()).toEqual(['1', '8']);
    await page.keyboard.press('Control+Home');
    expect(await place()).toEqual(['0', '0']);
    await row.locator('td.cell button').nth(1).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Rapor OPD Dinkes' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Dinas Kesehatan' }).waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect([pathname, searchParams.get('per'), searchParams.get('area')]).toEqual([
      '/opd/medan-dinkes',
      '2026-09-30',
      'tatalaksana',
    ]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps the day in the address, and shows on an earlier day what stood then', async () => {
    const { page, complaints, close } = await stage.open('/?per=2024-12-31');
    const inForce = page.getByText(/^0 dari 35 SOP wajib/).first();
    await inForce.waitFor();
    await page.goto(`${stage.url}/?per=2026-09-30`);
    await page
      .getByText(/^27 dari 35 SOP wajib/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Cakupan OPD' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Cakupan OPD' }).waitFor();
    expect(new URL(page.url()).searchParams.get('per')).toBe('2026-09-30');
    await page.goBack();
    await page
      .getByText(/^27 dari 35 SOP wajib/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
