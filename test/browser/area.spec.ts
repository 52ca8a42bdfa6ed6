import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, overflow, visit } from '../support/browser';
import { cli, startServer, type RunningServer } from '../support/programs';

const PASSWORD = 'sandi-percobaan';
const TABLE = [
  'Kode\tNama Proses\tKelompok\tOPD',
  'U\tPelayanan kesehatan\tProses inti\t',
  'U.1\tPelayanan rujukan\t\tDINKES',
  'U.2\tPelayanan darah\t\tDINKES',
  'X\tTanpa kelompok\t\t',
].join('\n');

/** Bagian Organisasi records the map of processes; whoever leads reads the areas. */
describe('areas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-area-'));
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    const settings = { DATABASE_URL: `file:${join(folder, 'city.sqlite')}`, DEMO: 'off' };
    await cli(['seed'], settings);
    await cli(
      ['user', 'add', '--username', 'organisasi', '--name', 'Bagian Organisasi', '--role', 'organisasi'],
      settings,
      PASSWORD,
    );
    server = await startServer(settings);
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const looks = async (page: Page): Promise<void> => {
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  };

  it('the list, one area, its map: a need, a table, a process linked by hand', async () => {
    const who = { user: 'organisasi', password: PASSWORD };
    const { page, complaints, close } = await visit(browser, `${server.url}/area`, who);
    const post = (path: string, data: object) =>
      page.context().request.post(`${server.url}/api/v1${path}`, { data, headers: { Origin: server.url } });
    const need = { unit: 'medan-dinkes', area: 'tatalaksana', title: 'Pelayanan Rujukan', effectiveOn: '2026-01-05' };
    expect((await post('/sops', need)).status()).toBe(201);

    await page.goto(`${server.url}/area`);
    await page.locator('.area-all tbody tr').first().waitFor();
    expect(await page.locator('.area-all tbody tr').count()).toBe(8);
    await looks(page);
    await page.getByRole('rowheader', { name: 'Ketatalaksanaan' }).getByRole('link').click();
    await page.locator('.area-counts').waitFor();
    await page.getByRole('button', { name: /Belum$/ }).click();
    await page.waitForURL(/status=none/);
    expect(await page.locator('.area-list tbody tr:not(.area-group)').allTextContents()).toEqual([
      expect.stringContaining('Dinas Kesehatan'),
    ]);
    await looks(page);

    await page.getByRole('radio', { name: 'Peta proses bisnis' }).check();
    await page.waitForURL(/bagian=proses/);
    await page.getByText('Peta proses bisnis belum dicatat').waitFor();
    await page.getByRole('button', { name: 'Impor tabel proses' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Atau tempel tabel').fill(TABLE);
    await looks(page);
    await dialog.getByRole('button', { name: 'Pratinjau' }).click();
    await dialog.getByText('Kelompok belum diisi').waitFor();
    await looks(page);
    await dialog.getByRole('button', { name: 'Catat 3 baris' }).click();
    await dialog.getByText(/^Tercatat: 3 baru/).waitFor();
    await dialog.getByRole('button', { name: 'Tutup' }).last().click();

    await page.getByRole('button', { name: 'Ubah Pelayanan rujukan' }).click();
    await dialog.getByLabel('Cari SOP').fill('rujukan');
    await dialog.getByRole('button', { name: 'Cari', exact: true }).click();
    await dialog.getByRole('button', { name: 'Kaitkan Pelayanan Rujukan' }).click();
    await dialog.getByRole('button', { name: 'Lepas Pelayanan Rujukan' }).waitFor();
    await looks(page);
    await page.keyboard.press('Escape');
    await page.getByText('Hanya yang tanpa SOP').click();
    await page.waitForURL(/proses=tanpa/);
    expect(await page.locator('.processes').textContent()).not.toContain('Pelayanan rujukan');
    expect(await page.locator('.lke-letter').allTextContents()).toEqual(['D', '–', '–']);
    expect(complaints).toEqual([]);
    await close();
  }, 120_000);

  it.each([
    ['tatalaksana?bagian=proses', 1440, 'dark'],
    ['tatalaksana?bagian=proses', 360, 'light'],
    ['sdm', 360, 'dark'],
  ] as const)('%s at %d px, %s', async (path, width, theme) => {
    const url = `${server.url}/area/${path}`;
    const who = { user: 'organisasi', password: PASSWORD };
    const { page, complaints, close } = await visit(browser, url, { width, theme, ...who });
    await page.locator(path.includes('proses') ? '.processes' : '.area-list').waitFor();
    await looks(page);
    expect(complaints).toEqual([]);
    await close();
  });
});
