import type { Sops } from '@pantausop/contracts';
import { expectSound } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

const COMMENT = '<img src=x onerror="document.title=1"> Mohon lengkapi mutu baku';

/** One SOP that is submitted, four in force for more than a year, one that nobody began. */
const REGISTER = [
  'OPD;Area Perubahan;Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Mulai Penyusunan;Tanggal Diajukan;Tanggal Efektif;Unsur',
  'DINKES;Pelayanan publik;Pelayanan Rujukan;;2025-01-10;2025-02-01;2025-03-01;;lengkap',
  ...[1, 2, 3, 4].map(
    (n) => `DINKES;Ketatalaksanaan;Penataan Arsip ${n};440/${n}/2025;2025-01-10;;;2025-03-0${n};lengkap`,
  ),
  'DINKES;Ketatalaksanaan;Penataan Gudang;;2025-01-10;;;;',
].join('\r\n');

describe('work that waits, comments, and one action on many SOPs', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi', register: REGISTER });
  });
  afterAll(() => stage.end());

  it('Bagian Organisasi finds what was submitted, and says something about it that stays text', async () => {
    const { page, complaints, close } = await stage.open('/tugas');
    const verify = page.locator('.work-group', { hasText: 'Menunggu verifikasi Anda' });
    await verify.getByRole('link', { name: 'Pelayanan Rujukan' }).waitFor();
    await page.locator('.side .nav-count').waitFor();
    await expectSound(page);
    await verify.getByRole('link', { name: 'Pelayanan Rujukan' }).click();
    await page.getByLabel('Tulis komentar').fill(COMMENT);
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.locator('.com-text', { hasText: COMMENT }).waitFor();
    expect(await page.locator('.com-text img').count()).toBe(0);
    await expectSound(page);
    await page.getByRole('button', { name: 'Tarik', exact: true }).click();
    await page.getByRole('button', { name: 'Ya, tarik' }).click();
    await page.getByText('Komentar ini ditarik oleh penulisnya').waitFor();
    expect(await page.getByText('Mohon lengkapi').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('evaluates three SOPs at once with a preview, and takes that back', async () => {
    const { page, complaints, close } = await stage.open('/sop?cari=arsip');
    const boxes = page.locator('.register tbody .pick input');
    await boxes.first().waitFor();
    await boxes.first().focus();
    await page.keyboard.press('Space');
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await page.getByText('3 SOP dipilih').waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Aksi massal' }).click();
    await page.getByRole('button', { name: 'Pratinjau' }).click();
    await page.getByText('3 dari 3 SOP dapat dicatat').waitFor();
    expect(await page.locator('.dlg .imp-effect tbody tr').count()).toBe(2);
    await expectSound(page);
    await page.getByRole('button', { name: 'Simpan untuk 3 SOP' }).click();
    await page.getByText('3 SOP dicatat dalam satu aksi').waitFor();
    const lapsed = async (): Promise<number> => {
      const answer = await page.request.get(`${stage.url}/api/v1/sops?force=lapsed`);
      return ((await answer.json()) as Sops).total;
    };
    expect(await lapsed()).toBe(1);
    await page.getByRole('button', { name: 'Urungkan' }).click();
    await page.getByText('Aksi diurungkan').waitFor();
    expect(await lapsed()).toBe(4);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says which SOPs an action leaves out, and what changed since its preview', async () => {
    const { page, close } = await stage.open('/sop?unit=DINKES', { expected: [409] });
    await page.getByLabel('Pilih semua di halaman ini').check();
    await page.getByText('6 SOP dipilih').waitFor();
    await page.getByRole('button', { name: 'Aksi massal' }).click();
    await page.getByLabel('Aksi', { exact: true }).selectOption('start_drafting');
    await page.getByRole('button', { name: 'Pratinjau' }).click();
    await page.getByText('5 dari 6 SOP dapat dicatat').waitFor();
    await page.getByText('1 SOP dilewati: sudah diajukan').click();
    await page.locator('.bulk-preview details li', { hasText: 'Pelayanan Rujukan' }).waitFor();
    const api = `${stage.url}/api/v1/sops`;
    const sops = (await (await page.request.get(`${api}?q=gudang`)).json()) as Sops;
    await page.request.post(`${api}/${sops.items[0]?.id}/events`, {
      data: { type: 'drafting_started', effectiveOn: '2025-06-01' },
      headers: { Origin: stage.url },
    });
    await page.getByRole('button', { name: 'Simpan untuk 5 SOP' }).click();
    await page.getByText('Ada yang berubah sejak pratinjau').waitFor();
    await page.locator('.dlg', { hasText: '“Penataan Gudang”' }).waitFor();
    await page.getByRole('button', { name: 'Pratinjau ulang' }).click();
    await page.getByText('4 dari 6 SOP dapat dicatat').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.dlg').waitFor({ state: 'detached' });
    await close();
  });

  it('shows an operator the own work, and one whose OPD has none that nothing waits', async () => {
    const operator = await stage.open('/tugas', { user: 'operator' });
    await operator.page.locator('.work-group', { hasText: 'Monitoring jatuh tempo' }).waitFor();
    expect(await operator.page.getByText('Menunggu verifikasi Anda').count()).toBe(0);
    await operator.close();
    const other = await stage.open('/tugas', { user: 'pegawai' });
    await other.page.getByText('Tidak ada yang menunggu Anda').waitFor();
    await expectSound(other.page);
    await other.close();
  });

  it('has room for all of it on a phone, in the dark', async () => {
    const { page, complaints, close } = await stage.open('/tugas', { width: 360, theme: 'dark' });
    await page.locator('.work-group').first().waitFor();
    await expectSound(page);
    await page.goto(`${stage.url}/sop?cari=arsip`);
    await page.locator('.register tbody .pick input').first().check();
    await page.getByRole('button', { name: 'Aksi massal' }).click();
    await page.getByRole('button', { name: 'Pratinjau' }).click();
    await page.getByText('1 dari 1 SOP dapat dicatat').waitFor();
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });
});
