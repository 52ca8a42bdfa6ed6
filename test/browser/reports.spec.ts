import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { expectSound } from '../support/browser';
import { FIVE_OPDS } from '../support/registers';
import { cli } from '../support/programs';
import { PASSWORD, setStage, type Stage } from '../support/stage';

/** A report that is not drawn within this time never will be: its program starts with the first one. */
const DRAWING_LIMIT_MS = 60_000;
const NAME = 'Ringkasan uji';

interface Schedules {
  readonly items: readonly { readonly id: string; readonly next: readonly { readonly plannedAt: string }[] }[];
}

describe('scheduled reports on screen', () => {
  let stage: Stage;
  /** when the register was there */
  let recorded = 0;
  const sent = async (): Promise<readonly ParsedMail[]> => {
    const outbox = join(stage.folder, 'outbox');
    return Promise.all(
      readdirSync(outbox)
        .filter((name) => name.endsWith('.eml'))
        .map((name) => simpleParser(readFileSync(join(outbox, name)))),
    );
  };

  beforeAll(async () => {
    stage = await setStage({
      ...{ user: 'bkd', register: FIVE_OPDS },
      settings: { PUBLIC_URL: 'http://127.0.0.1:4000' },
    });
    recorded = Date.now();
  });
  afterAll(() => stage.end());

  it('are planned in words, and the form says what is missing', async () => {
    const { page, complaints, close } = await stage.open('/laporan');
    await page.getByRole('link', { name: 'Buat jadwal' }).first().click();
    await page.getByRole('button', { name: 'Simpan jadwal' }).click();
    await page.getByText('Isi nama jadwal').waitFor();
    await page.getByText('Pilih sedikitnya satu peran').waitFor();
    await page.getByLabel('Nama jadwal').fill(NAME);
    await page.getByRole('button', { name: 'Tambah alamat' }).click();
    await page.getByLabel('Alamat surel').fill('sekda@kota.example');
    await page.getByLabel('Nama penerima').fill('Sekretariat Daerah');
    await page.getByText('Setiap tanggal 1, 08.00 WIB; bila hari libur dikirim hari kerja berikutnya').waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Simpan jadwal' }).click();
    await page.locator('.finding', { hasText: `1 dari 1 jadwal aktif; berikutnya ${NAME}` }).waitFor();
    expect(await page.locator('.rep-next li').count()).toBe(3);
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('are shown as they would be sent, and tried on oneself', async () => {
    // a test without an address of one's own is refused with the way on
    const { page, complaints, close } = await stage.open('/laporan', { expected: [409] });
    await page.getByRole('link', { name: `Pratinjau dan uji ${NAME}` }).click();
    const letter = page.frameLocator('iframe.rep-letter');
    await letter.getByText('Sekretariat Daerah').first().waitFor({ timeout: DRAWING_LIMIT_MS });
    const picture = letter.locator('img').first();
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    // as the mail says it, under a policy that allows no style attributes
    expect(await letter.locator('h1').evaluate((title) => getComputedStyle(title).fontSize)).toBe('24px');
    await expectSound(page);
    await page.getByRole('button', { name: 'Kirim uji ke saya' }).click();
    await page.getByText('Akun Anda belum mempunyai alamat surel').waitFor();
    await page.request.put(`${stage.url}/api/v1/account/email`, {
      data: { current: PASSWORD, email: 'bkd@kota.example' },
      headers: { Origin: stage.url },
    });
    await page.getByRole('button', { name: 'Kirim uji ke saya' }).click();
    await page.getByText('Uji dikirim ke bkd@kota.example').waitFor({ timeout: DRAWING_LIMIT_MS });
    expect((await sent()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^\[UJI COBA\] /)]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('are seen to arrive once they have run', async () => {
    const { page, complaints, close } = await stage.open('/laporan', { theme: 'dark', width: 360 });
    const { items } = (await (await page.request.get(`${stage.url}/api/v1/report-schedules`)).json()) as Schedules;
    const [schedule] = items;
    // of the first minute that knows of this register: what was planned before has no figures, and days to come are not reported
    const due = new Date(Math.ceil(recorded / 60_000) * 60_000);
    const [hour, minute] = new Intl.DateTimeFormat('id-ID', { timeStyle: 'short', timeZone: 'Asia/Jakarta' })
      .format(due)
      .split('.');
    const changed = await page.request.patch(`${stage.url}/api/v1/report-schedules/${schedule?.id}`, {
      data: { rule: { every: 'cron', expression: `${Number(minute)} ${Number(hour)} * * *` }, dayOff: 'send' },
      headers: { Origin: stage.url },
    });
    expect({ status: changed.status(), text: await changed.text() }).toMatchObject({ status: 200 });
    await page.goto(`${stage.url}/laporan/jadwal/${schedule?.id}/ubah`);
    await page.getByText('Diubah: Kapan, Bila jatuh pada hari libur').waitFor();
    await expectSound(page);
    await page.goto(`${stage.url}/laporan`);
    await page.waitForTimeout(Math.max(0, due.getTime() + 500 - Date.now()));
    const said = await cli(['report', 'run', schedule?.id ?? ''], stage.settings);
    expect(said).toContain('1 accepted');
    await page.reload();
    await page.locator('.rep-last', { hasText: 'Selesai' }).waitFor();
    await expectSound(page);
    await page.locator('.rep-last a').click();
    await page.getByRole('button', { name: 'Lihat surat kepada Sekretariat Daerah' }).click();
    await page.locator('dialog').getByText('map kotak keluar').waitFor();
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  }, 150_000);

  it('have the figures of the page that their button opens', async () => {
    const issued = (await sent()).find(({ subject }) => !subject?.startsWith('[UJI COBA]'));
    const text = issued?.text ?? '';
    const path = /\/\?per=\S+/.exec(text)?.[0] ?? '';
    const { page, complaints, close } = await stage.open(path);
    await page.locator('table.heat tr.r').first().waitFor();
    const [index = '', coverage = '', complete = ''] = await page.locator('.kpi').allInnerTexts();
    const [, shown] = /\n(\S+)\s/.exec(index) ?? [];
    const [, share, inForce, required] = /\n(\S+)\n(\S+) dari (\S+) SOP/.exec(coverage) ?? [];
    const [, tuntas, opds] = /\n(\S+)\sdari (\S+)\n/.exec(complete) ?? [];
    const changed = (kpi: string): string => /(Naik|Turun|Tetap)(?: \S+ poin)?/.exec(kpi)?.[0].toLowerCase() ?? '';
    const lines = text.split('\n').map((line) => line.replace(/ +/g, ' '));
    expect(lines.map((line) => line.replace(/ \([^)]*\), /, ', '))).toEqual(
      expect.arrayContaining([
        `Indeks ${shown}, ${changed(index)}`,
        `Cakupan ${share}, ${changed(coverage)}`,
        expect.stringContaining(`OPD tuntas ${tuntas} dari ${opds}, `),
      ]),
    );
    expect(text).toContain(`(${inForce}/${required} SOP)`);
    await page.goto(`${stage.url}${path.replace('/', '/area')}`);
    const rows = page.locator('.area-all tbody tr');
    await rows.first().waitFor();
    const areas = (await rows.allInnerTexts()).map((row) => row.split('\t'));
    const mailed = [...text.matchAll(/ {2,}(\S+) \d+\/\d+, .*\n +(\d+) OPD tuntas, (\d+) sebagian, (\d+) belum/g)];
    expect(areas).toHaveLength(8);
    expect(mailed.map(([, ...figures]) => figures)).toEqual(
      areas.map(([, whole = '', partial, none, , of]) => [of, whole.split('/')[0], partial, none]),
    );
    expect(complaints).toEqual([]);
    await close();
  });

  it('is genuine or not, for anybody who holds one, in the dark on a phone', async () => {
    const issued = (await sent()).find(({ subject }) => !subject?.startsWith('[UJI COBA]'));
    const pdf = issued?.attachments.find(({ contentType }) => contentType === 'application/pdf');
    if (!issued || !pdf) throw new Error('no report was sent');
    const path = /\/verifikasi\/[0-9a-f]{64}/.exec(issued.text ?? '')?.[0];
    const how = { width: 360, theme: 'dark', expected: [404] } as const;
    const { page, complaints, close } = await stage.openAsStranger(path ?? '', how);
    await page.getByText('Laporan ini diterbitkan oleh sistem ini').waitFor();
    await page.getByText(issued.subject ?? '').waitFor();
    const file = page.getByLabel('Berkas laporan');
    const choose = (buffer: Buffer) => file.setInputFiles({ name: 'laporan.pdf', mimeType: 'application/pdf', buffer });
    await choose(pdf.content);
    await page.getByText('Berkas ini tidak berubah').waitFor();
    await page.getByText(createHash('sha256').update(pdf.content).digest('hex')).waitFor();
    await expectSound(page);
    await choose(Buffer.concat([pdf.content, Buffer.from(' ')]));
    await page.getByText('Bukan dokumen yang diterbitkan').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
