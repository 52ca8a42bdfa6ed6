import { expectSound } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

const TABLE = [
  'Kode\tNama Proses\tKelompok\tOPD',
  'U\tPelayanan kesehatan\tProses inti\t',
  'U.1\tPelayanan rujukan\t\tDINKES',
  'U.2\tPelayanan darah\t\tDINKES',
  'X\tTanpa kelompok\t\t',
].join('\n');

/** Bagian Organisasi records the map of processes; whoever leads reads the areas. */
describe('areas', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi' });
  });
  afterAll(() => stage.end());

  it.each(['id', 'en'])('the list is not cut where there is just room for its table (%s)', async (language) => {
    const { page, complaints, close } = await stage.open('/favicon.svg', { width: 768, height: 900 });
    await page.evaluate((chosen) => localStorage.setItem('pantausop.language', chosen), language);
    await page.goto(`${stage.url}/area`);
    await page.locator(`html[lang=${language}]`).waitFor();
    const table = page.locator('.area-all');
    await table.locator('tbody tr').first().waitFor();
    expect(
      await table.evaluate((drawn: HTMLElement) => drawn.offsetWidth - (drawn.parentElement?.clientWidth ?? 0)),
    ).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('the list, one area, its map: a need, a table, a process linked by hand', async () => {
    const { page, complaints, close } = await stage.open('/area');
    const post = (path: string, data: object) =>
      page.context().request.post(`${stage.url}/api/v1${path}`, { data, headers: { Origin: stage.url } });
    const need = { unit: 'medan-dinkes', area: 'tatalaksana', title: 'Pelayanan Rujukan', effectiveOn: '2026-01-05' };
    expect((await post('/sops', need)).status()).toBe(201);

    await page.goto(`${stage.url}/area`);
    await page.locator('.area-all tbody tr').first().waitFor();
    expect(await page.locator('.area-all tbody tr').count()).toBe(8);
    await expectSound(page);
    await page.getByRole('rowheader', { name: 'Ketatalaksanaan' }).getByRole('link').click();
    await page.locator('.area-counts').waitFor();
    await page.getByRole('button', { name: /Belum$/ }).click();
    await page.waitForURL(/status=none/);
    expect(await page.locator('.area-list tbody tr:not(.area-group)').allTextContents()).toEqual([
      expect.stringContaining('Dinas Kesehatan'),
    ]);
    await expectSound(page);

    await page.getByRole('radio', { name: 'Peta proses bisnis' }).check();
    await page.waitForURL(/bagian=proses/);
    await page.getByText('Peta proses bisnis belum dicatat').waitFor();
    await page.getByRole('button', { name: 'Impor tabel proses' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Atau tempel tabel').fill(TABLE);
    await expectSound(page);
    await dialog.getByRole('button', { name: 'Pratinjau' }).click();
    await dialog.getByText('Kelompok belum diisi').waitFor();
    await expectSound(page);
    await dialog.getByRole('button', { name: 'Catat 3 baris' }).click();
    await dialog.getByText(/^Tercatat: 3 baru/).waitFor();
    await dialog.getByRole('button', { name: 'Tutup' }).last().click();

    await page.getByRole('button', { name: 'Ubah Pelayanan rujukan' }).click();
    await dialog.getByLabel('Cari SOP').fill('rujukan');
    await dialog.getByRole('button', { name: 'Cari', exact: true }).click();
    await dialog.getByRole('button', { name: 'Kaitkan Pelayanan Rujukan' }).click();
    await dialog.getByRole('button', { name: 'Lepas Pelayanan Rujukan' }).waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
    await page.getByText('Hanya yang tanpa SOP').click();
    await page.waitForURL(/proses=tanpa/);
    expect(await page.locator('.processes').textContent()).not.toContain('Pelayanan rujukan');
    expect(await page.locator('.lke-letter').allTextContents()).toEqual(['D', '–', '–']);
    expect(complaints).toEqual([]);
    await close();
  }, 120_000);
});
