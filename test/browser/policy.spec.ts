import type { Page } from 'playwright-core';
import { accessibilityProblems, type VisitedPage } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

const CITY_AND_OPDS = 11;

/** The offices of one do all, those of the other nothing but to ratify. */
const REGISTER = [
  'OPD;Area;Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Efektif;Unsur',
  ...['tatalaksana', 'sdm', 'pelayanan_publik'].flatMap((area) => [
    `DINKES;${area};Layanan ${area};1/${area}/2025;2025-01-10;2026-09-15;lengkap`,
    `DISHUB;${area};Layanan ${area};2/${area}/2025;2025-01-10;2026-09-15;`,
  ]),
].join('\r\n');

interface Answered {
  readonly ruleset: { readonly id: number };
  readonly total: { readonly index: number | null };
}

/** The rules of scoring as Bagian Organisasi keeps them, in a city with two OPDs that have SOPs. */
describe('the rules of scoring', () => {
  let stage: Stage;
  let visited: VisitedPage;
  let page: Page;

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi', register: REGISTER });
    visited = await stage.open('/pengaturan/kebijakan', { expected: [409] });
    ({ page } = visited);
  });
  afterAll(() => stage.end());

  const matrixOn = async (query: string): Promise<Answered> =>
    (await (await page.request.get(`${stage.url}/api/v1/compliance/matrix?${query}`)).json()) as Answered;

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
    expect(await table.locator('tbody tr').count()).toBe(CITY_AND_OPDS);
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
    await page.goto(`${stage.url}/?per=${start}`);
    await page.getByText('Kebijakan penilaian 2').waitFor();
  }, 120_000);

  it('set a target and say whether it is reached', async () => {
    await page.goto(`${stage.url}/pengaturan/target`);
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
    await page.goto(`${stage.url}/pengaturan/area`);
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
    await page.goto(`${stage.url}/pengaturan/libur`);
    await page.getByRole('button', { name: 'Tempel daftar' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Daftar').fill('1 Januari 2031 Tahun Baru Masehi\n17/08/2031 Hari Kemerdekaan');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('2 hari ditambahkan, 0 sudah ada.').waitFor();
    await page.getByRole('rowheader', { name: /Hari Kemerdekaan/ }).waitFor();
    expect(visited.complaints).toEqual([]);
  }, 60_000);

  it('set the letterhead with its crest, which stands on printed pages, and keep the one before', async () => {
    await page.goto(`${stage.url}/pengaturan/kop`);
    const crest = page.locator('.kop-paper .kop-crest');
    await page.getByText('Belum diatur').waitFor();
    const picture = await page.locator('.kop-form').screenshot();
    await page.getByLabel('Lambang daerah').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
    await page.getByLabel('Baris ketiga').fill('Biro Tata Laksana');
    await page.getByRole('button', { name: 'Simpan kop surat' }).click();
    await page.getByText('Tersimpan.').waitFor();
    await crest.waitFor();
    await page.getByLabel('Tanpa lambang').check();
    await page.getByRole('button', { name: 'Simpan kop surat' }).click();
    await crest.waitFor({ state: 'detached' });
    expect(await page.locator('.kop-versions .kop-crest').count()).toBe(1);
    await page.goto(`${stage.url}/area`);
    await page.locator('.kop', { hasText: 'Biro Tata Laksana' }).waitFor({ state: 'attached' });
    expect(visited.complaints).toEqual([]);
  }, 60_000);
});
