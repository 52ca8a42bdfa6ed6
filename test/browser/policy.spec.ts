import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, overflow, visit, type VisitedPage } from '../support/browser';
import { startServer, type RunningServer } from '../support/programs';

interface Answered {
  readonly ruleset: { readonly id: number };
  readonly total: { readonly index: number | null };
}

/** The rules of scoring as Bagian Organisasi keeps them, in the sample city. */
describe('the rules of scoring', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-policy-'));
  let server: RunningServer;
  let browser: Browser;
  let visited: VisitedPage;
  let page: Page;

  beforeAll(async () => {
    server = await startServer({ DATABASE_URL: `file:${join(folder, 'sample.sqlite')}` });
    browser = await launchBrowser();
    visited = await visit(browser, `${server.url}/pengaturan/kebijakan`, { user: 'organisasi', expected: [409] });
    ({ page } = visited);
  }, 200_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const matrixOn = async (query: string): Promise<Answered> =>
    (await (await page.request.get(`${server.url}/api/v1/compliance/matrix?${query}`)).json()) as Answered;

  it('publish a new version after its impact was shown, and leave the figures of today alone', async () => {
    await page.getByRole('button', { name: 'Aturan baru' }).click();
    const start = await page.getByLabel('Berlaku mulai').inputValue();
    const [today, next] = [await matrixOn(''), await matrixOn(`asOf=${start}`)];
    await page.getByLabel('Pengesahan', { exact: true }).first().fill('10');
    await page.getByText('Jumlah poin: 90. Harus tepat 100.').waitFor();
    expect(await page.getByRole('button', { name: 'Lihat dampak' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Penerapan', { exact: true }).fill('25');
    await page.getByText('Jumlah poin: 100 dari 100').waitFor();
    await page.getByRole('button', { name: 'Lihat dampak' }).click();
    const table = page.getByRole('region', { name: 'Indeks setiap OPD sebelum dan sesudah aturan baru' });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(30);
    expect(await table.getByText('Turun di bawah target').or(table.getByText('Target')).count()).toBeGreaterThan(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Terbitkan aturan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Dasar keputusan').fill('Keputusan Sekretaris Daerah Nomor 1');
    await dialog.getByRole('button', { name: 'Terbitkan aturan' }).click();
    // every SOP of the city is booked anew
    await page.getByText('Aturan 2 terbit').waitFor({ timeout: 60_000 });
    await page.getByText('Akan berlaku').waitFor();
    await page.getByText('Pengesahan: 20 menjadi 10').waitFor();
    const [still, then] = [await matrixOn(''), await matrixOn(`asOf=${start}`)];
    expect(still.total).toEqual(today.total);
    expect([still.ruleset.id, next.ruleset.id, then.ruleset.id]).toEqual([1, 1, 2]);
    expect(then.total.index).not.toBe(next.total.index);
    await page.goto(`${server.url}/?per=${start}`);
    await page.getByText('Kebijakan penilaian 2').waitFor();
  }, 120_000);

  it('set a target and say whether it is reached', async () => {
    await page.goto(`${server.url}/pengaturan/target`);
    await page.getByRole('button', { name: 'Target baru' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ukuran').selectOption('coverage');
    await dialog.getByLabel('Nilai target').fill('0.1');
    await dialog.getByLabel('Tenggat').fill('2099-12-31');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    const row = page.getByRole('row', { name: /31 Des 2099/ });
    // the figures under the rules published a moment ago are made now
    await row.getByText('Tercapai', { exact: true }).waitFor({ timeout: 60_000 });
    await row.getByRole('button', { name: /Tarik kembali/ }).click();
    await page.getByLabel('Alasan').fill('Keliru');
    await page.getByRole('dialog').getByRole('button', { name: 'Tarik kembali' }).click();
    await row.waitFor({ state: 'detached' });
  }, 120_000);

  it('refuse to excuse an area in which SOPs are required, and name them', async () => {
    await page.goto(`${server.url}/pengaturan/area`);
    await page.getByRole('button', { name: 'Keputusan baru' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Unit').selectOption({ label: 'Dinas Kesehatan' });
    await dialog.getByLabel('Area').selectOption('pelayanan_publik');
    await dialog.getByLabel('Alasan').fill('Tidak ada urusan');
    await dialog.getByLabel('Disetujui oleh').fill('Kepala Bagian Organisasi');
    await dialog.getByLabel('Mulai').fill('2026-01-01');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    const said = await dialog.getByRole('alert').textContent();
    expect(said).toMatch(/Area ini tidak dapat diputuskan tidak berlaku: \d+ SOP diwajibkan pada masa itu \(.{5,}\)/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }, 60_000);

  it('take a pasted list of holidays', async () => {
    await page.goto(`${server.url}/pengaturan/libur`);
    await page.getByRole('button', { name: 'Tempel daftar' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Daftar').fill('1 Januari 2031 Tahun Baru Masehi\n17/08/2031 Hari Kemerdekaan');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('2 hari ditambahkan, 0 sudah ada.').waitFor();
    await page.getByRole('rowheader', { name: /Hari Kemerdekaan/ }).waitFor();
    expect(visited.complaints).toEqual([]);
  }, 60_000);

  const looks = [1440, 360].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })));
  it.each(looks)(
    'keep to the page and to WCAG at $width px, $theme',
    async ({ width, theme }) => {
      const one = await visit(browser, `${server.url}/pengaturan/kebijakan`, { width, theme, user: 'organisasi' });
      for (const [path, seen] of [
        ['kebijakan', 'Semua angka'],
        ['target', 'Tenggat'],
        ['area', 'Delapan area'],
        ['libur', 'Tarik kembali'],
      ] as const) {
        await one.page.goto(`${server.url}/pengaturan/${path}`);
        await one.page.getByText(seen).first().waitFor();
        if (path === 'kebijakan') await one.page.getByRole('button', { name: 'Aturan baru' }).click();
        expect(await accessibilityProblems(one.page)).toEqual([]);
        expect(await overflow(one.page)).toBe(0);
      }
      expect(one.complaints).toEqual([]);
      await one.close();
    },
    60_000,
  );
});
