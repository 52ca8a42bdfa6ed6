import { expectSound, overflow } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

describe('trainings, whom they cover, and the OPDs to call', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ user: 'bkd', city: 'reference' });
  });
  afterAll(() => stage.end());

  it('bkd adds a training and a pasted list, and the coverage follows', async () => {
    const { page, complaints, close } = await stage.open('/pelatihan');
    await page.getByText('Belum ada OPD dengan peserta pelatihan yang tercatat').waitFor();
    // the training of August 2019 is there, its participants by OPD are not known
    await page.getByText('rincian per OPD tidak diketahui').waitFor();
    await page.getByText('60 peserta lain diumumkan tanpa rincian OPD').waitFor();
    await page.getByRole('button', { name: 'Tambah pelatihan' }).click();
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Isi nama, tanggal').waitFor();
    await page.getByLabel('Nama pelatihan').fill('Pelatihan uji');
    await page.getByLabel('Mulai').fill('2026-01-12');
    await page.getByLabel('Selesai').fill('2026-01-14');
    await page.getByLabel('Penyelenggara').fill('BKPSDM');
    await page.getByLabel('Jam pelajaran (JP)').fill('24');
    await expectSound(page);
    await page.getByRole('button', { name: 'Simpan' }).click();
    const people = page.getByRole('button', { name: 'Peserta Pelatihan uji' });
    await people.click();
    const list = page.getByLabel('Daftar peserta');
    await list.fill('DINKES;Peserta Satu;1;ya\nDinas Perhubngan;2');
    await page.getByRole('button', { name: 'Pratinjau' }).click();
    await page.getByText('1 baris siap (1 orang), 1 perlu diperbaiki').waitFor();
    await page.getByText('mungkin maksudnya Dinas Perhubungan').waitFor();
    await expectSound(page);
    await list.fill('DINKES;Peserta Satu;1;ya\nDinas Perhubungan;2');
    await page.getByRole('button', { name: 'Pratinjau' }).click();
    await page.getByRole('button', { name: 'Simpan 2 baris' }).click();
    await page.getByText('3 orang ditambahkan').waitFor();
    await page.locator('.tr-list', { hasText: 'Peserta Satu' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await people.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.locator('.finding', { hasText: /^2 dari \d+ OPD memiliki pegawai/ }).waitFor();
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('pimpinan reads it on a phone in the dark, without names and without buttons to change it', async () => {
    const { page, complaints, close } = await stage.open('/pelatihan', { user: 'pimpinan', width: 360, theme: 'dark' });
    await page.locator('.finding', { hasText: /^2 dari/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Tambah pelatihan' }).count()).toBe(0);
    await expectSound(page);
    await page.getByRole('button', { name: 'Peserta Pelatihan uji' }).click();
    await page.getByText('Nama peserta hanya terlihat oleh').waitFor();
    expect(await page.getByText('Peserta Satu').count()).toBe(0);
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('the list of OPDs says who is silent and whom to call', async () => {
    const { page, complaints, close } = await stage.open('/opd');
    await page.getByRole('heading', { name: 'OPD yang perlu dihubungi' }).waitFor();
    await page.getByText('sunyi, tanpa operator, dan tanpa pegawai terlatih.').first().waitFor();
    const all = await page.locator('.opds tbody tr').count();
    await page.getByLabel('Perhatian').selectOption('untrained');
    expect(await page.locator('.opds tbody tr').count()).toBe(all - 2);
    await page.getByLabel('Perhatian').selectOption('noOperator');
    expect(await page.locator('.opds tbody tr').count()).toBe(all - 2);
    await expectSound(page);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
