import type { Page } from 'playwright-core';
import { expectSound } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

const OTHERS = ['DISHUB', 'DISNAKER', 'DINSOS'];

/** An office with two SOPs in force of three, and three of its kind that have one more. */
const REGISTER = [
  'OPD;Area;Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Efektif;Unsur',
  'DINKES;sdm;Pengajuan Cuti;1/DINKES/2026;2025-01-10;2026-09-15;lengkap',
  'DINKES;sdm;Kenaikan Pangkat;2/DINKES/2026;2025-01-10;2026-09-15;lengkap',
  'DINKES;sdm;Pelayanan Izin Belajar;;2025-01-10;;',
  ...OTHERS.map(
    (opd, i) => `${opd};akuntabilitas;Penyusunan Laporan Kinerja;${i}/${opd}/2026;2025-01-10;2026-09-15;lengkap`,
  ),
].join('\r\n');

describe('where a figure comes from', () => {
  let stage: Stage;
  const panel = (page: Page) => page.getByRole('complementary', { name: 'Dari mana angka ini?' });
  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi', register: REGISTER });
  });
  afterAll(() => stage.end());

  it('opens from the strip and from a cell by keyboard, and gives the focus back', async () => {
    const { page, complaints, close } = await stage.open('/');
    await page.locator('.kpi .fig').nth(1).click();
    await panel(page).getByText('5 / 6 = 83,3%').waitFor();
    expect(new URL(page.url()).searchParams.get('angka')).toBe('coverage');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    const row = page.locator('table.heat tr.r', { has: page.getByRole('rowheader', { name: 'Dinkes', exact: true }) });
    await row.locator('td.cell button').nth(3).press('Enter');
    await panel(page).getByText('2 / 3 = 66,7%').waitFor();
    await panel(page).getByRole('link', { name: 'Pelayanan Izin Belajar' }).waitFor();
    await panel(page)
      .getByText(/^Belum disahkan/)
      .waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['column'])).toBe('3');
    expect(complaints).toEqual([]);
    await close();
  });

  it('opens by its address on a dark phone, and is copied with all that makes it evidence', async () => {
    const { page, complaints, close } = await stage.open('/?angka=score:DINKES:sdm', { width: 360, theme: 'dark' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await panel(page).getByRole('heading', { name: 'Susunan poin' }).waitFor();
    await expectSound(page);
    await panel(page).getByRole('button', { name: 'Salin sebagai bukti' }).click();
    await panel(page).getByRole('button', { name: 'Disalin' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    for (const part of [
      'Skor kelengkapan, SDM aparatur, Dinas Kesehatan',
      ' / 300 = ',
      'Pengajuan Cuti (Dinkes)',
      'Kebijakan penilaian: 1',
      '?angka=score:DINKES:sdm',
    ]) {
      expect(text).toContain(part);
    }
    const download = page.waitForEvent('download');
    await panel(page).getByRole('button', { name: 'Unduh baris (CSV)' }).click();
    expect((await download).suggestedFilename()).toMatch(/^skor-kelengkapan.*\.csv$/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('explains what is made of other figures: complete OPDs, a kind, a rank, the pace; and leads to the method', async () => {
    const { page, complaints, close } = await stage.open('/');
    const figure = (row: number, column: number) =>
      page.locator(`table.heat button[data-row="${row}"][data-column="${column}"]`);
    await figure(1, 3).click();
    await panel(page).getByText('OPD tuntas, SDM aparatur').waitFor();
    await panel(page).getByText('2 / 3 = 66,7%').waitFor();
    await figure(2, 8).click();
    await panel(page)
      .getByText(/^Indeks Kepatuhan SOP, Sekretariat/)
      .waitFor();
    await expectSound(page);
    await page.goto(`${stage.url}/opd`);
    await page.locator('.o-rank .fig').first().click();
    await panel(page)
      .getByText(/^Peringkat, /)
      .waitFor();
    await page.goto(`${stage.url}/proyeksi`);
    // a chart's own words are drawn under a policy without style attributes: a breach would be a complaint
    await page.locator('app-chart svg').first().hover();
    await page.locator('.chart-box > div:not(:has(svg))').filter({ hasText: /\d/ }).waitFor();
    await page.locator('.kpi .fig').first().click();
    await panel(page)
      .getByText(/^Laju per bulan, /)
      .waitFor();
    await panel(page).getByRole('link', { name: 'Cara menghitung di Panduan' }).click();
    await page.waitForURL('**/panduan#cara-menghitung');
    await page.getByRole('heading', { name: 'Cara menghitung' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('says which titles its kind has and it lacks, and takes one to the form of a need', async () => {
    const { page, complaints, close } = await stage.open('/opd/DINKES');
    const lacks = page.getByRole('region', { name: /^1 SOP dimiliki sebagian besar dinas lain/ });
    await lacks.getByText('3 dari 3').waitFor();
    await page.getByText('Tidak diperingkat: 3 SOP wajib, sedikitnya 5').waitFor();
    await expectSound(page);
    await lacks.getByRole('link', { name: 'Tambahkan: Penyusunan Laporan Kinerja' }).click();
    await page.getByLabel('Judul SOP').waitFor();
    expect(await page.getByLabel('Judul SOP').inputValue()).toBe('Penyusunan Laporan Kinerja');
    expect(await page.getByLabel('Area', { exact: false }).first().inputValue()).toBe('akuntabilitas');
    expect(complaints).toEqual([]);
    await close();
  });
});
