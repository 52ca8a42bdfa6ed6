import type { Page } from 'playwright-core';
import { expectSound, type Visit } from '../support/browser';
import { setStage, type Account, type Stage } from '../support/stage';

describe('the life of an SOP on its page', () => {
  let stage: Stage;
  /** path of the SOP of the journey */
  let path = '';

  const open = (user: Account, to = path, how: Visit = {}) => stage.open(to, { user, ...how });
  const dialog = (page: Page) => page.getByRole('dialog');
  const saved = (page: Page) => page.locator('.act-done:not(.sr)');
  const save = async (page: Page, said: string): Promise<void> => {
    await dialog(page).getByRole('button', { name: 'Simpan' }).click();
    await saved(page).getByText(said).waitFor();
    expect(await dialog(page).count()).toBe(0);
  };
  const next = (page: Page, name: string) =>
    page.locator('.act-bar').getByRole('button', { name, exact: true }).click();
  const other = async (page: Page, name: string): Promise<void> => {
    await next(page, 'Tindakan lain');
    await page.locator('.act-list').getByRole('button', { name, exact: true }).click();
  };
  const points = (page: Page, text: string) => page.locator('.points tfoot td', { hasText: text }).waitFor();

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi' });
  });
  afterAll(() => stage.end());

  it('begins with a need that Bagian Organisasi records', async () => {
    const { page, complaints, close } = await open('organisasi', '/sop/baru');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.locator('#unit[aria-invalid]').waitFor();
    await expectSound(page);
    await page.locator('#unit option', { hasText: 'Dinas Kesehatan' }).first().waitFor({ state: 'attached' });
    await page.locator('#unit').selectOption({ label: 'Dinas Kesehatan' });
    await page.locator('#judul').fill('Pelayanan Rujukan');
    await page.locator('#area').selectOption('pelayanan_publik');
    await page.locator('#sejak').fill('2025-01-10');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pelayanan Rujukan' }).waitFor();
    path = new URL(page.url()).pathname;
    expect(path).toMatch(/^\/sop\/[0-9a-f-]{36}$/);
    expect(complaints).toEqual([]);
    await page.goto(`${stage.url}/sop/baru`);
    await page.locator('#unit option', { hasText: 'Dinas Kesehatan' }).first().waitFor({ state: 'attached' });
    await page.locator('#unit').selectOption({ label: 'Dinas Kesehatan' });
    await page.locator('#judul').fill('SOP pelayanan rujukan');
    await page.locator('#judul').press('Tab');
    await page.getByText('sudah memiliki SOP berjudul sama').waitFor();
    await close();
  });

  it('goes from a draft to an SOP in force, is sent back once, and says at each step what comes of it', async () => {
    const operator = await open('operator', path, { width: 360, theme: 'dark' });
    const organisasi = await open('organisasi', path, { expected: [409] });
    const [theirs, ours] = [operator.page, organisasi.page];

    // two windows: the slower one keeps what was typed, and hears what changed
    await other(ours, 'Ubah bobot');
    await dialog(ours).getByLabel('Bobot').fill('3');
    await next(theirs, 'Mulai penyusunan');
    await expectSound(theirs);
    await save(theirs, 'Penyusunan dimulai');
    await dialog(ours).getByRole('button', { name: 'Simpan' }).click();
    await dialog(ours).getByText('SOP ini berubah sejak Anda membukanya').waitFor();
    expect(await dialog(ours).locator('.act-news').textContent()).toMatch(/Penyusunan dimulai .*, oleh operator/);
    await expectSound(ours);
    await dialog(ours).getByRole('button', { name: 'Muat keadaan terbaru dan lanjutkan' }).click();
    expect(await dialog(ours).getByLabel('Bobot').inputValue()).toBe('3');
    await save(ours, 'Bobot diubah menjadi 3');

    await theirs.reload();
    await next(theirs, 'Periksa unsur dokumen');
    await dialog(theirs).getByRole('button', { name: 'Pilih semua' }).click();
    await dialog(theirs).getByText('Poin hari ini menjadi 50 (sekarang 0)').waitFor();
    await expectSound(theirs);
    await save(theirs, 'Unsur dokumen diperiksa: 19 dari 19 ada');
    await points(theirs, '50 dari 100');
    await next(theirs, 'Ajukan');
    await save(theirs, 'Diajukan untuk disahkan');
    await theirs.getByText('Menunggu verifikasi Bagian Organisasi').waitFor();

    await ours.reload();
    await other(ours, 'Kembalikan dengan catatan');
    await dialog(ours).getByRole('button', { name: 'Simpan' }).click();
    await dialog(ours).getByText('Isi dahulu').waitFor();
    expect(await ours.evaluate(() => document.activeElement?.id)).toBe('act-note');
    await dialog(ours).getByLabel('Yang harus diperbaiki').fill('Lengkapi mutu baku');
    await save(ours, 'Dikembalikan untuk diperbaiki: Lengkapi mutu baku');

    await theirs.reload();
    await theirs.locator('.act-returned', { hasText: 'Lengkapi mutu baku' }).waitFor();
    await next(theirs, 'Ajukan');
    await save(theirs, 'Diajukan untuk disahkan');

    await ours.reload();
    await next(ours, 'Verifikasi');
    await save(ours, 'Verifikasi');
    await ours.getByText('Diverifikasi oleh organisasi').waitFor();
    await next(ours, 'Catat pengesahan');
    await dialog(ours).getByLabel('Nomor SOP').fill('440/1/DINKES/2026');
    await dialog(ours).getByLabel('Disahkan oleh').fill('Kepala Dinas');
    await dialog(ours).getByText('Poin hari ini menjadi 85 (sekarang 50)').waitFor();
    await save(ours, 'Disahkan dengan nomor 440/1/DINKES/2026 oleh Kepala Dinas');
    await points(ours, '85 dari 100');

    await theirs.reload();
    await next(theirs, 'Catat pemantauan');
    await dialog(theirs).getByLabel('Berjalan dengan baik', { exact: true }).check();
    await dialog(theirs).getByLabel('Catatan hasil penilaian').fill('Dipatuhi petugas');
    await dialog(theirs).getByText('Poin hari ini menjadi 100').waitFor();
    await expectSound(theirs);
    await save(theirs, 'Dipantau: berjalan baik');
    await theirs.getByText('Catatan: Dipatuhi petugas').waitFor();
    await theirs.getByText('Tidak ada yang perlu dikerjakan sekarang').waitFor();
    await expectSound(theirs);
    expect([operator.complaints, organisasi.complaints]).toEqual([[], []]);
    await operator.close();
    await organisasi.close();
  });

  it('is evaluated, revised beside the version in force, excused and taken back, with the reason in its history', async () => {
    const { page, complaints, close } = await open('organisasi');
    await other(page, 'Catat evaluasi');
    await dialog(page).getByLabel('Mudah dipahami').check();
    await dialog(page).getByLabel('Masih sesuai').check();
    await expectSound(page);
    await save(page, 'Dievaluasi: masih sesuai');
    await page.getByText('1 dari 7 pernyataan Tabel 8 terpenuhi').waitFor();

    await other(page, 'Mulai revisi');
    await save(page, 'Penyusunan dimulai');
    await page.locator('.versions tbody tr', { hasText: 'Rancangan' }).waitFor();
    const inForce = page.locator('.versions tbody tr', { hasText: '440/1/DINKES/2026' });
    expect(await inForce.textContent()).toContain('Berlaku');

    await other(page, 'Nyatakan tidak berlaku');
    await dialog(page).getByLabel('Alasan').fill('Layanan dialihkan');
    await dialog(page).getByText('tidak ikut dihitung (sekarang 100 poin)').waitFor();
    await save(page, 'Dinyatakan tidak berlaku: Layanan dialihkan');

    const excused = page.locator('.history .line', { hasText: 'Layanan dialihkan' });
    await excused.getByRole('button', { name: 'Tarik' }).click();
    await dialog(page).getByLabel('Alasan').fill('Salah SOP');
    await dialog(page).getByText('ikut dihitung kembali dengan 100 poin').waitFor();
    await save(page, 'Ditarik: Salah SOP');
    await excused.locator('del').waitFor();

    const ratified = page.locator('.history .line', { hasText: 'Disahkan dengan nomor' });
    await ratified.getByRole('button', { name: 'Koreksi' }).click();
    expect(await dialog(page).getByLabel('Nomor SOP').inputValue()).toBe('440/1/DINKES/2026');
    await dialog(page).getByLabel('Tanggal').fill('2024-12-31');
    await dialog(page).getByText('SOP ini belum wajib pada 31 Desember 2024').waitFor();
    await dialog(page).getByLabel('Tanggal').fill('2026-01-02');
    await dialog(page).getByLabel('Alasan koreksi').fill('Tanggal tanda tangan');
    await save(page, 'Disahkan dengan nomor 440/1/DINKES/2026');
    await page.getByText('Menggantikan catatan yang ditarik').waitFor();
    await page.getByText('Dicatat kemudian').first().waitFor();
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('offers by keyboard, says why the rest cannot be done, and nothing to those who only read', async () => {
    const { page, close } = await open('operator', path, { theme: 'dark' });
    await page.locator('.act-bar').waitFor();
    const toggle = page.getByRole('button', { name: 'Tindakan lain' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    await page.locator('.act-list summary').click();
    await page
      .getByText('Belum ada dokumen yang diajukan')
      .or(page.getByText('Revisi sudah berjalan'))
      .first()
      .waitFor();
    await page.getByText('Dicatat oleh Bagian Organisasi').waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator(':focus').textContent()).toContain('Tindakan lain');
    await page.getByLabel('English').check();
    await page.getByRole('button', { name: 'More actions' }).waitFor();
    await close();
    const reader = await open('bkd');
    await reader.page.locator('.history li').first().waitFor();
    expect(await reader.page.locator('.act-bar, .history .btn').count()).toBe(0);
    await reader.close();
  });
});
