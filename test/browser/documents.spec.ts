import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expectSound, type Visit } from '../support/browser';
import { setStage, type Account, type Stage } from '../support/stage';

const FIXTURES = join(import.meta.dirname, '../fixtures/documents');
const NAME = 'dwibahasa-1.docx';
const TRUTH = (JSON.parse(readFileSync(join(FIXTURES, 'known/truth.json'), 'utf8')) as Record<string, string[]>)[NAME];
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('the documents of an SOP on its page', () => {
  let stage: Stage;
  let path = '';

  const open = (user: Account, how: Visit = {}) => stage.open(path, { user, ...how });
  const docs = (page: Page) => page.locator('.docs');
  const dialog = (page: Page) => page.getByRole('dialog');
  const choose = (page: Page, name: string, buffer: Buffer) =>
    docs(page).locator('input[type=file]').setInputFiles({ name, mimeType: WORD, buffer });
  const upload = (page: Page) => docs(page).locator('[type=submit]').click();
  const file = (name: string): Buffer => readFileSync(join(FIXTURES, name));
  const send = async (page: Page, to: string, data: object, version?: string): Promise<{ id: string }> => {
    const headers = { Origin: stage.url, ...(version === undefined ? {} : { 'If-Match': version }) };
    const answer = await page.request.post(`${stage.url}/api/v1${to}`, { data, headers });
    expect(answer.status()).toBe(201);
    return (await answer.json()) as { id: string };
  };

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi' });
    const { page, close } = await stage.open('/masuk');
    const need = {
      unit: 'medan-dinkes',
      area: 'pelayanan_publik',
      title: 'Pelayanan Rujukan',
      effectiveOn: '2025-01-10',
    };
    path = `/sop/${(await send(page, '/sops', need)).id}`;
    await close();
  });
  afterAll(() => stage.end());

  it('are given, read for the 19 elements with the words that were found, and confirmed by a person', async () => {
    const { page, complaints, close } = await open('operator', { expected: [409, 422] });
    const events = `/sops${path.slice('/sop'.length)}/events`;
    await docs(page).getByText('Belum ada berkas untuk SOP ini').waitFor();
    expect(await docs(page).locator('[type=submit]').count()).toBe(0);

    // refused in words, in the language on screen; the file stays chosen
    await choose(page, 'SOP.pdf', file(`known/${NAME}`));
    await upload(page);
    await docs(page).getByText('Nama berkas ini berakhiran .pdf, tetapi isinya Word (.docx)').waitFor();
    await expectSound(page);
    await choose(page, 'SOP.docx', Buffer.alloc(0));
    await upload(page);
    await docs(page).getByText('Berkas ini kosong (0 bita)').waitFor();
    await page.getByLabel('English').check();
    await docs(page).getByText('This file is empty (0 bytes)').waitFor();
    await page.getByLabel('Indonesia', { exact: true }).check();
    writeFileSync(join(stage.folder, 'besar.docx'), Buffer.alloc(21 * 1_048_576));
    await docs(page).locator('input[type=file]').setInputFiles(join(stage.folder, 'besar.docx'));
    await docs(page).getByText('Berkas ini 21 MiB; batasnya 20 MiB').waitFor();

    await choose(page, NAME, file(`known/${NAME}`));
    await docs(page).getByLabel('Catatan (boleh kosong)').fill('naskah pertama');
    await upload(page);
    await docs(page).getByText(`“${NAME}” sudah disimpan`).waitFor();
    await docs(page).getByText('naskah pertama').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      docs(page)
        .getByRole('link', { name: `Unduh ${NAME}` })
        .click(),
    ]);
    expect(download.suggestedFilename()).toBe(NAME);
    expect(readFileSync(await download.path()).equals(file(`known/${NAME}`))).toBe(true);

    await docs(page)
      .getByRole('button', { name: `Periksa unsur dari berkas ${NAME}` })
      .click();
    await dialog(page).getByText('Usulan dari isi berkas').waitFor();
    expect(await dialog(page).locator('.cl-tick input:checked').count()).toBe(TRUTH?.length);
    expect(await dialog(page).locator('.cl-value').count()).toBeGreaterThan(5);
    await dialog(page)
      .getByText(/^tabel \d+, baris \d+, kolom \d+$/)
      .first()
      .waitFor();
    await expectSound(page);
    await dialog(page).locator('.cl-tick input:checked').first().uncheck();
    await dialog(page).getByText('berbeda dari usulan').waitFor();

    // somebody else is faster: the ticks stay, and what changed is said
    const organisasi = await open('organisasi');
    const seen = (await (await organisasi.page.request.get(`${stage.url}/api/v1${events}`)).json()) as {
      version: string;
    };
    await send(organisasi.page, events, { type: 'reweighted', effectiveOn: '2026-01-05', weight: 3 }, seen.version);
    await organisasi.close();
    await dialog(page).getByRole('button', { name: 'Konfirmasi' }).click();
    await dialog(page).getByText('Bobot diubah menjadi 3').waitFor();
    await dialog(page).getByRole('button', { name: 'Muat keadaan terbaru dan lanjutkan' }).click();
    expect(await dialog(page).locator('.cl-tick input:checked').count()).toBe((TRUTH?.length ?? 0) - 1);
    const promise = (await dialog(page).getByText('Poin hari ini menjadi').textContent()) ?? '';
    const points = /menjadi (\d+) \(sekarang 0\)/.exec(promise)?.[1] ?? 'none';
    await dialog(page).getByRole('button', { name: 'Konfirmasi' }).click();
    await docs(page)
      .getByText(`Unsur dokumen diperiksa: ${(TRUTH?.length ?? 0) - 1} dari 19 ada`)
      .waitFor();
    await page.locator('.points tfoot td', { hasText: `${points} dari 100` }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('say when a scan has no text, are withdrawn with a reason, and are only listed for those who read', async () => {
    const { page, complaints, close } = await open('operator', { width: 360, theme: 'dark' });
    await choose(page, 'pindai.pdf', file('scanned.pdf'));
    await expectSound(page);
    await upload(page);
    await docs(page).getByText('“pindai.pdf” sudah disimpan').waitFor();
    await docs(page).getByRole('button', { name: 'Periksa unsur dari berkas pindai.pdf' }).click();
    await dialog(page).getByText('Berkas ini tidak berisi teks').waitFor();
    expect(await dialog(page).locator('.cl-tick input').count()).toBe(19);
    await expectSound(page);
    await page.keyboard.press('Escape');

    await docs(page).getByRole('button', { name: 'Tarik pindai.pdf' }).click();
    await dialog(page).getByRole('button', { name: 'Tarik' }).click();
    await dialog(page).getByText('Isi dahulu').waitFor();
    await dialog(page).getByLabel('Alasan').fill('salah pindai');
    await expectSound(page);
    await dialog(page).getByRole('button', { name: 'Tarik' }).click();
    await docs(page)
      .getByText(/oleh Akun operator: salah pindai/)
      .waitFor();
    expect(complaints).toEqual([]);
    await close();

    const reader = await open('bkd', { theme: 'dark' });
    await docs(reader.page).getByText('salah pindai').waitFor();
    expect(
      await docs(reader.page)
        .getByRole('link', { name: /^Unduh/ })
        .count(),
    ).toBe(2);
    expect(await docs(reader.page).locator('button, input').count()).toBe(0);
    await expectSound(reader.page);
    await reader.close();
  });
});
