import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expectSound, type Visit } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/register');

/** The import of a register, on the reference units of the city and without sample data. */
describe('the import page', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi' });
  });
  afterAll(() => stage.end());

  const open = (how: Visit = {}) => stage.open('/impor', how);

  async function give(page: Page, file: string, opd?: string): Promise<void> {
    await page.locator('input[type=file]').setInputFiles(join(FIXTURES, file));
    if (opd !== undefined) await page.getByLabel('OPD', { exact: true }).selectOption({ label: opd });
    await page.getByRole('button', { name: 'Baca dan pratinjau' }).click();
  }

  const finding = (page: Page, text: string) => page.locator('.finding', { hasText: text }).waitFor();
  const commitButton = (page: Page) => page.locator('.imp-commit button');

  it('takes a register from the file to the record and back', async () => {
    const { page, complaints, close } = await open();
    await page.getByRole('heading', { name: 'Belum ada impor' }).waitFor();
    await expectSound(page);

    await give(page, 'register_bappenda_2025.csv', 'Badan Pendapatan Daerah');
    await finding(page, 'setelah pertanyaan di bawah dijawab: 41 SOP baru');
    const row = page.locator('.imp-row', { hasText: 'Pengelolaan Persuratan' });
    expect(await row.locator('select').inputValue()).toBe('tatalaksana');
    expect(await row.textContent()).toMatch(/Usulan, keyakinan \d+%.*judul memuat “persuratan”/s);
    expect(await commitButton(page).getAttribute('aria-disabled')).toBe('true');
    expect(await page.locator('.imp-commit').textContent()).toContain('Konfirmasi dahulu 41 usulan area');
    await commitButton(page).press('Enter');
    await expectSound(page);

    await row.locator('select').selectOption('sdm');
    await row.getByText('Dipilih oleh pengguna').waitFor();
    await page.getByRole('button', { name: 'Konfirmasi 40 usulan' }).click();
    await page.getByText('Jawab dahulu sejak kapan 41 nomor tanpa tanggal berlaku').waitFor();
    expect(await row.locator('select').inputValue()).toBe('sdm');
    await page.getByLabel('Akhir tahun yang tertulis pada nomornya').check();
    await finding(page, 'Siap disimpan: 41 SOP baru');
    await page.getByLabel('Buat 1 unit kerja ini').check();
    await page.getByText('Ikut dibuat: 1 unit kerja.').waitFor();
    expect(await page.locator('.imp-effect tbody tr').textContent()).toMatch(
      /Badan Pendapatan Daerah.*0\/0.*41\/41.*100,0%/s,
    );
    await expectSound(page);

    expect((await commitButton(page).textContent())?.trim()).toBe('Simpan 41 SOP baru');
    await commitButton(page).click();
    await finding(page, 'Impor ini sudah tersimpan: 41 SOP baru');
    expect(await page.locator('.imp-done').textContent()).toMatch(/SOP\s*41.*Peristiwa\s*123.*Unit baru\s*1/s);
    const report = page.getByRole('link', { name: 'Rapor Badan Pendapatan Daerah' });
    expect(await report.getAttribute('href')).toBe('/opd/medan-bapenda');
    await expectSound(page);

    await page.getByRole('button', { name: 'Batalkan impor ini' }).click();
    await page.getByText('41 SOP dan 123 peristiwa yang dicatatnya ditarik kembali').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Ya, batalkan impor');
    await expectSound(page);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Ya, batalkan impor' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Batalkan impor ini' }).click();
    await page.getByRole('button', { name: 'Ya, batalkan impor' }).press('Enter');
    await finding(page, 'sudah dibatalkan');
    await expectSound(page);

    await page.getByRole('link', { name: 'Impor berkas lain' }).click();
    await page.locator('.imp-list > li', { hasText: 'Dibatalkan' }).waitFor();
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('previews the good rows beside a bad one, names the mistake and gives the file back marked', async () => {
    const { page, complaints, close } = await open({ width: 360 });
    await give(page, 'partly-unknown-opd.xlsx');
    await finding(page, 'Siap disimpan: 2 SOP baru');
    await page.getByLabel('Galat 1').check();
    await page.locator('.imp-row', { hasText: 'OPD “Dinas Kesehatn” tidak dikenal' }).waitFor();
    await expectSound(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Unduh Excel bertanda' }).click();
    expect((await download).suggestedFilename()).toBe('partly-unknown-opd-catatan.xlsx');
    await page.getByRole('button', { name: 'Pakai saran: Dinas Kesehatan' }).click();
    await finding(page, 'Siap disimpan: 3 SOP baru');
    // the answer is part of the preview: another visit finds it
    await page.reload();
    await finding(page, 'Siap disimpan: 3 SOP baru');
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    ['refused-pdf-named-xlsx.xlsx', 'Isi berkas ini adalah PDF, bukan register', 'This file is PDF, not a register'],
    ['refused-truncated.xlsx', 'rusak atau terpotong', 'damaged or truncated'],
  ])(
    'says in place why %s is refused, in either language, and keeps what was entered',
    async (file, said, inEnglish) => {
      const { page, complaints, close } = await open({ expected: [422] });
      await give(page, file, 'Dinas Kesehatan');
      const alert = page.locator('[role=alert]');
      await alert.getByText(said).waitFor();
      expect(await page.locator('.drop').textContent()).toContain(file);
      expect(await page.locator('#opd-i option:checked').textContent()).toBe('Dinas Kesehatan');
      await expectSound(page);
      await page.getByLabel('English').check();
      await alert.getByText(inEnglish).waitFor();
      expect(await page.locator('.drop').textContent()).toContain(file);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('asks for the OPD where the file names none', async () => {
    const { page, close } = await open({ expected: [422], theme: 'dark' });
    await give(page, 'refused-missing-opd-column.csv');
    await page.locator('[role=alert]').getByText('OPD tidak dipilih untuk seluruh berkas').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('opd-i');
    await expectSound(page);
    await close();
  });

  it('offers an operator the own OPD and says which rows are for others to import', async () => {
    const { page, complaints, close } = await open({ user: 'pegawai', width: 360, theme: 'dark' });
    await give(page, 'register_bappenda_2025.csv');
    await finding(page, 'Belum ada baris yang dapat disimpan: 41 baris memiliki galat');
    expect(await page.locator('.imp-row').first().textContent()).toContain('memerlukan peran Bagian Organisasi');
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('tells somebody who may not import whom to ask, and asks the server for nothing', async () => {
    const { page, complaints, close } = await open({ user: 'pimpinan' });
    await page.getByText('Mintalah Bagian Organisasi mengunggah berkas Anda').waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });
});
