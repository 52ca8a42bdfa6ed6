import type { SopEvents, Sops } from '@pantausop/contracts';
import { accessibilityProblems } from '../support/browser';
import { PASSWORD, setStage, type Stage } from '../support/stage';

const HEADERS =
  'OPD;Area Perubahan;Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Efektif;Tanggal Monitoring;Hasil Monitoring;Unsur;Tidak Berlaku';
const REFERRAL =
  'DINKES;Pelayanan publik;Pelayanan Rujukan;440/1/DINKES/2026;2026-01-10;2026-03-01;2026-08-31;Baik;lengkap;';
const NOT_APPLICABLE = 'DINKES;SDM aparatur;Seleksi Tenaga Kontrak;;2026-01-10;;;;;Bukan kewenangan dinas';

/** A register of 30 SOPs: more than one page of the list. */
const REGISTER = [
  HEADERS,
  REFERRAL,
  NOT_APPLICABLE,
  ...Array.from({ length: 28 }, (_, i) => `DISHUB;Ketatalaksanaan;Penataan Arsip ${i + 1};;2026-02-01;;;;;`),
].join('\r\n');

describe('the register and the page of an SOP', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi', register: REGISTER });
    await retractMonitoring();
  });
  afterAll(() => stage.end());

  /** Takes the only monitoring back, so that a history holds a retraction. */
  async function retractMonitoring(): Promise<void> {
    const { page, close } = await stage.open('/sop');
    const api = `${stage.url}/api/v1/sops`;
    const headers = { Origin: stage.url };
    const sops = (await (await page.request.get(`${api}?q=rujukan`)).json()) as Sops;
    const id = sops.items[0]?.id ?? '';
    const events = (await (await page.request.get(`${api}/${id}/events`)).json()) as SopEvents;
    const event = events.items.find(({ type }) => type === 'monitored')?.id;
    const data = { type: 'retracted', event, reason: 'Tercatat pada SOP yang keliru' };
    const answer = await page.request.post(`${api}/${id}/events`, {
      data,
      headers: { ...headers, 'If-Match': events.version },
    });
    if (!answer.ok()) throw new Error(`the monitoring was not retracted: ${answer.status()} ${await answer.text()}`);
    await close();
  }

  it('finds words, keeps them in the address, and says what to do when nothing matches', async () => {
    const { page, complaints, close } = await stage.open('/sop');
    const rows = page.locator('.register tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(25);
    await page.locator('#cari').fill('rujukan');
    await page.getByText('1 SOP cocok dengan saringan').waitFor();
    expect(await rows.count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('cari')).toBe('rujukan');
    await page.locator('#cari').fill('tidak ada judul ini');
    await page.getByText('Tidak ada SOP yang cocok').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator('.empty').getByRole('button', { name: 'Hapus saringan' }).click();
    await page.getByText('30 SOP tercatat').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });

  it('sorts by the head of a column, and turns pages', async () => {
    const { page, complaints, close } = await stage.open('/sop?urut=points');
    const head = page.getByRole('columnheader', { name: 'Poin' });
    await head.waitFor();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    await page.locator('.register tbody tr', { hasText: 'Pelayanan Rujukan' }).waitFor();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await page.locator('.register tbody tr').first().textContent()).toContain('Pelayanan Rujukan');
    await page.getByRole('button', { name: 'Halaman 2' }).click();
    await page.getByText('26–30 dari 30').waitFor();
    expect(await page.locator('.register tbody tr').count()).toBe(5);
    await page.locator('#tahap').selectOption('ratified');
    await page.getByText('1–1 dari 1').waitFor();
    expect(new URL(page.url()).searchParams.get('hal')).toBeNull();
    expect(complaints).toEqual([]);
    await close();
  });

  it('opens an SOP on the date of the list, with its points, its elements and what was taken back', async () => {
    const { page, complaints, close } = await stage.open('/sop?per=2026-09-01&cari=rujukan');
    await page.getByRole('link', { name: 'Pelayanan Rujukan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pelayanan Rujukan' }).waitFor();
    expect(new URL(page.url()).searchParams.get('per')).toBe('2026-09-01');
    // scoring rules, example 3: 50 + 20 + 0 + 15, because the monitoring was taken back
    expect((await page.locator('.points tfoot td').textContent())?.trim()).toBe('85 dari 100');
    expect(await page.locator('.el-list li').count()).toBe(19);
    expect(await page.locator('.el-list .absent').count()).toBe(0);
    const taken = page.locator('.history li', { has: page.locator('del') });
    expect(await taken.locator('del').textContent()).toBe('Dipantau: berjalan baik');
    expect(await taken.textContent()).toContain('Tercatat pada SOP yang keliru');
    expect(complaints).toEqual([]);
    await close();
  });

  it('names the decision that an SOP does not apply', async () => {
    const { page, close } = await stage.open('/sop?sifat=not_applicable');
    await page.getByRole('link', { name: 'Seleksi Tenaga Kontrak' }).click();
    await page.locator('.decisions tbody tr').waitFor();
    expect(await page.locator('.decisions tbody tr').count()).toBe(1);
    expect(await page.locator('.sop-note').textContent()).toContain('Bukan kewenangan dinas');
    await close();
  });

  it('says that an SOP was not there yet on an earlier day', async () => {
    const { page, close } = await stage.open('/sop?cari=rujukan', { expected: [404] });
    await page.getByRole('link', { name: 'Pelayanan Rujukan' }).click();
    await page.locator('.history li').first().waitFor();
    await page.goto(`${page.url().split('?', 1)[0]}?per=2025-12-31`);
    await page.getByText('SOP ini tidak ada pada 31 Desember 2025').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await close();
  });

  it('offers the import to those who may, in the language on screen', async () => {
    const keeper = await stage.open('/sop');
    await keeper.page.locator('main').getByRole('link', { name: 'Impor register' }).waitFor();
    await keeper.page.getByLabel('English').check();
    await keeper.page.getByText('30 SOPs recorded').waitFor();
    expect(await accessibilityProblems(keeper.page)).toEqual([]);
    await keeper.close();
    const reader = await stage.open('/sop', { user: 'bkd' });
    await reader.page.locator('.register tbody tr').first().waitFor();
    expect(await reader.page.getByRole('link', { name: 'Impor' }).count()).toBe(0);
    await reader.close();
  });

  it('asks a stranger to sign in, and then shows the page that was asked for', async () => {
    const { page, complaints, close } = await stage.openAsStranger('/sop?cari=rujukan&per=2026-09-01', {
      expected: [401],
    });
    await page.locator('input[autocomplete=username]').fill('bkd');
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('1 SOP cocok dengan saringan').waitFor();
    expect(page.url()).toBe(`${stage.url}/sop?cari=rujukan&per=2026-09-01`);
    expect(complaints).toEqual([]);
    await close();
  });
});
