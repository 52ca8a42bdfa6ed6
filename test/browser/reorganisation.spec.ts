import { MatrixSchema } from '@pantausop/contracts';
import { addDays, addMonths, dateInZone, SHORT_UNIT_LIST, startOfMonth } from '@pantausop/domain';
import type { Page } from 'playwright-core';
import { expectSound } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

const TODAY = dateInZone(Date.now(), 'Asia/Jakarta');
/** recorded two months late, so that the line of progress runs across it */
const MERGED_ON = startOfMonth(addMonths(TODAY, -2));
const NEEDED_ON = addMonths(MERGED_ON, -8);
const RATIFIED_ON = addMonths(MERGED_ON, -6);
const NAME = 'Dinas Perhubungan, Komunikasi, dan Informatika';

const line = (opd: string, title: string, ratified: string): string =>
  `${opd};Ketatalaksanaan;${title};;${NEEDED_ON};;;${ratified};lengkap`;
const REGISTER = [
  'OPD;Area Perubahan;Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Mulai Penyusunan;Tanggal Diajukan;Tanggal Efektif;Unsur',
  line('DISHUB', 'Uji Kendaraan', RATIFIED_ON),
  line('DISHUB', 'Pengelolaan Arsip', ''),
  line('DISKOMINFO', 'Layanan Jaringan', RATIFIED_ON),
  line('DISKOMINFO', 'Pengelolaan Arsip', ''),
].join('\r\n');

describe('a merger of two OPDs', () => {
  let stage: Stage;
  const codesOn = async (page: Page, asOf: string): Promise<readonly string[]> => {
    const answer = await page.context().request.get(`${stage.url}/api/v1/compliance/matrix?asOf=${asOf}`);
    const two = ['DISHUB', 'DISKOMINFO', 'DISHUBKOMINFO'];
    return MatrixSchema.parse(await answer.json())
      .units.flatMap(({ code }) => (two.includes(code) ? [code] : []))
      .sort();
  };

  beforeAll(async () => {
    stage = await setStage({ user: 'admin', register: REGISTER });
  });
  afterAll(() => stage.end());

  it('recorded late: decided SOP by SOP, seen before, in the roster of every date, marked, and taken back', async () => {
    const { page, complaints, close } = await stage.open('/pengaturan/unit', { expected: [422, 400] });
    await page.locator('.uni-tree tbody tr').nth(10).waitFor();
    await expectSound(page);
    await page.getByLabel('Cari nama, singkatan, kode').fill('perhubungan');
    await page.getByText('1 unit cocok').waitFor();
    await page.getByRole('link', { name: 'Dinas Perhubungan' }).click();
    await page.getByRole('heading', { name: 'Induk' }).waitFor();

    await page.getByRole('link', { name: 'Ubah susunan' }).click();
    const next = page.getByRole('button', { name: 'Lanjut' });
    await next.click();
    await page.getByText('Pilih sekurangnya dua unit').waitFor();
    await expectSound(page);
    const add = page.getByLabel('Tambah unit');
    for (const label of ['Dinas Perhubungan', 'Dinas Komunikasi dan Informatika']) await add.selectOption({ label });
    await page.getByLabel('Berlaku sejak').fill(MERGED_ON);
    await page.getByText('angka sejak hari itu dihitung ulang').waitFor();
    await page.getByLabel('Dasar hukum').fill('Perda Kota Medan (percobaan)');
    await page.getByLabel('Nama lengkap').fill(NAME);
    await page.getByLabel('Singkatan').fill('Dishubkominfo');
    // the code of another unit is refused in the server's words, where it can be mended
    await page.getByLabel('Kode', { exact: true }).fill('BAPPEDA');
    await next.click();
    await page.getByRole('alert').filter({ hasText: 'pilih kode lain' }).waitFor();
    await page.getByLabel('Kode', { exact: true }).fill('dishubkominfo');
    await next.click();

    const rows = page.locator('.rog-sops tbody tr');
    await rows.nth(3).waitFor();
    expect(await rows.getByText('Usulan').count()).toBe(4);
    expect(await page.getByText('Judul sama di unit tujuan').count()).toBe(2);
    await expectSound(page);
    await page.getByLabel('Keputusan untuk Pengelolaan Arsip').nth(1).selectOption('end');
    await page.getByText('1 belum diputuskan', { exact: false }).first().waitFor();
    await rows.getByLabel('Alasan berakhir').fill('Sama dengan SOP yang lain');
    await page.getByLabel('Area', { exact: true }).selectOption({ label: 'Ketatalaksanaan' });
    await page.getByLabel('Cari judul atau nomor').fill('jaringan');
    await page.locator('#rog-banyak').selectOption({ label: 'Pindah ke Dishubkominfo, tinjau ulang' });
    await page.getByRole('button', { name: 'Terapkan ke 1 SOP' }).click();
    await page.getByText('Keputusan diterapkan ke 1 SOP.').waitFor();
    await page.getByRole('button', { name: 'Lihat dampak' }).click();

    await page.getByText('2 SOP pindah, 1 pindah dan ditinjau ulang, 1 berakhir').waitFor();
    await page.getByText('1 akun aktif berperan di unit yang berakhir: Akun pegawai').waitFor();
    const today = page.locator('.rog-effect', { hasText: 'Hari ini' });
    expect(await today.locator('tr', { hasText: NAME }).textContent()).toMatch(/tidak ada.*2\/3/);
    await expectSound(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectSound(page);
    expect(await codesOn(page, TODAY)).toEqual(['DISHUB', 'DISKOMINFO']);

    await page.getByRole('button', { name: 'Catat perubahan' }).click();
    await page.getByRole('heading', { name: 'Perubahan tercatat' }).waitFor();
    expect(await codesOn(page, addDays(MERGED_ON, -1))).toEqual(['DISHUB', 'DISKOMINFO']);
    expect(await codesOn(page, MERGED_ON)).toEqual(['DISHUBKOMINFO']);
    expect(await codesOn(page, TODAY)).toEqual(['DISHUBKOMINFO']);

    await page.getByRole('link', { name: 'Lihat susunan per tanggal itu' }).click();
    await page.locator('.uni-ops', { hasText: 'digabung menjadi Dishubkominfo' }).waitFor();
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('heading', { name: 'Pendahulu' }).waitFor();
    await expectSound(page);
    await page.goto(stage.url);
    await page.locator('.marks li', { hasText: 'digabung menjadi Dishubkominfo' }).first().waitFor();

    await page.goto(`${stage.url}/pengaturan/unit`);
    await page.getByRole('button', { name: /^Tarik kembali: .*Dishubkominfo/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Tarik kembali' }).click();
    await dialog.getByText('Tulis alasannya.').waitFor();
    await dialog.getByLabel('Alasan').fill('Perda belum diundangkan');
    await expectSound(page);
    await dialog.getByRole('button', { name: 'Tarik kembali' }).click();
    await page.getByText('Perubahan ditarik kembali.').waitFor();
    expect(await codesOn(page, TODAY)).toEqual(['DISHUB', 'DISKOMINFO']);

    // among more units than a list can hold one is found by words
    const parts = Array.from({ length: SHORT_UNIT_LIST }, (_, n) => `DISHUB-${n};Bidang Ke-${n};;Bidang;DISHUB`);
    const answer = await page.context().request.post(`${stage.url}/api/v1/units/table`, {
      data: { text: ['Kode;Nama;Singkatan;Jenis;Induk', ...parts].join('\n') },
      headers: { Origin: stage.url },
    });
    expect(answer.status()).toBe(200);
    await page.goto(`${stage.url}/sop/baru`);
    const unit = page.getByRole('combobox', { name: 'Unit' });
    await unit.pressSequentially('ke 77 perhubungan');
    await page.getByRole('option', { name: 'Bidang Ke-77 DISHUB-77 Dinas Perhubungan' }).waitFor();
    await expectSound(page);
    await unit.press('Enter');
    expect(await unit.inputValue()).toBe('Bidang Ke-77');
    expect(complaints).toEqual([]);
    await close();
  }, 120_000);
});
