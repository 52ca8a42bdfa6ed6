import type { Page } from 'playwright-core';
import { expectSound } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

/** An office's own list: no column for the area, one SOP without a signature yet. */
const REGISTER = [
  'Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Efektif',
  'Pengelolaan Persuratan;551/1/DISHUB/2025;2025-01-06;2025-03-01',
  'Kenaikan Pangkat Pegawai;551/2/DISHUB/2026;2025-01-06;2026-02-02',
  'Penyusunan Laporan Kinerja;;2025-01-06;',
].join('\r\n');

/** What the product is for: a register comes in, its areas are confirmed, and the dashboard of every day follows from it. */
describe('from a register file to the dashboard', () => {
  const file = { name: 'register-dishub.csv', mimeType: 'text/csv', buffer: Buffer.from(REGISTER) };
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi' });
  });
  afterAll(() => stage.end());

  /** The heatmap's row of an OPD on a day: what its cells say, the index last but one. */
  async function rowOn(page: Page, opd: string, day?: string): Promise<string[]> {
    await page.goto(`${stage.url}/${day === undefined ? '' : `?per=${day}`}`);
    const row = page.locator('table.heat tbody tr', { has: page.getByRole('rowheader', { name: opd, exact: true }) });
    await row.waitFor();
    const cells = await row.locator('td').allTextContents();
    return cells.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  it('takes the file, asks for areas, and shows the new figures today and the old ones on past days', async () => {
    const { page, complaints, close } = await stage.open('/');
    expect(new Set((await rowOn(page, 'Dishub')).slice(0, 8))).toEqual(new Set(['Belum dipetakan']));

    await page.getByRole('link', { name: 'Impor' }).first().click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('OPD', { exact: true }).selectOption({ label: 'Dinas Perhubungan' });
    await page.getByRole('button', { name: 'Baca dan pratinjau' }).click();
    await page.getByRole('button', { name: 'Konfirmasi 3 usulan' }).click();
    await page.getByRole('button', { name: 'Simpan 3 SOP baru' }).click();
    await page.getByText('Impor ini sudah tersimpan').waitFor();
    await page.getByRole('link', { name: 'Rapor Dinas Perhubungan' }).click();
    await page.getByRole('heading', { level: 1, name: /Dinas Perhubungan/ }).waitFor();
    await page.getByText('2 dari 3').first().waitFor();
    await expectSound(page);

    const today = await rowOn(page, 'Dishub');
    const [, tatalaksana, , sdm, , akuntabilitas] = today;
    expect([tatalaksana, sdm, akuntabilitas]).toEqual([
      'Tuntas, 1 dari 1 SOP: 100,0',
      'Tuntas, 1 dari 1 SOP: 100,0',
      'Belum, 0 dari 1 SOP: 0,0',
    ]);
    expect((await page.textContent('main'))?.replace(/\s+/g, ' ')).toContain('66,7%');
    await expectSound(page);

    const past = await rowOn(page, 'Dishub', '2025-12-31');
    expect([past[1], past[3], past[5]]).toEqual([
      'Tuntas, 1 dari 1 SOP: 100,0',
      'Belum, 0 dari 1 SOP: 0,0',
      'Belum, 0 dari 1 SOP: 0,0',
    ]);
    expect((await page.textContent('main'))?.replace(/\s+/g, ' ')).toContain('33,3%');
    await expectSound(page);

    const before = await rowOn(page, 'Dishub', '2025-01-05');
    expect(new Set(before.slice(0, 8))).toEqual(new Set(['Belum dipetakan']));
    expect(complaints).toEqual([]);
    await close();
  });

  it('changes nothing when the same file comes again', async () => {
    const { page, close } = await stage.open('/impor');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('OPD', { exact: true }).selectOption({ label: 'Dinas Perhubungan' });
    await page.getByRole('button', { name: 'Baca dan pratinjau' }).click();
    await page.getByText('Sama 3').first().waitFor();
    await expectSound(page);
    await close();
  });
});
