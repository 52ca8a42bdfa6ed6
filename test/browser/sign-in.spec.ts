import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expectSound, launchBrowser, visit } from '../support/browser';
import { startServer, type RunningServer } from '../support/programs';

/** The first page that anybody sees, on a database without sample data. */
describe('the sign-in page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-sign-in-'));
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer({ DATABASE_URL: `file:${join(folder, 'empty.sqlite')}`, DEMO: 'off' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leads whoever has the code of the server from an empty system to the first steps', async () => {
    const { page, complaints, close } = await visit(browser, server.url, { expected: [401, 403] });
    await page.getByRole('link', { name: 'Mulai penyiapan' }).click();
    await page.getByLabel('Pemerintah daerah lain').check();
    await page.getByRole('button', { name: 'Siapkan' }).click();
    await page.getByText('Isi kode yang dicetak peladen').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('kode');
    await expectSound(page);
    await page.getByLabel('Kode penyiapan').fill('aaaa-bbbb-cccc-dddd');
    await page.getByLabel('Nama resmi').fill('Pemerintah Kota Melati');
    await page.getByLabel('Singkatan').fill('Pemko Melati');
    await page.getByLabel('Nama', { exact: true }).fill('Admin Percobaan');
    await page.getByLabel('Alamat surel').fill('admin@kota.example');
    await page.getByLabel('Kata sandi', { exact: true }).fill('kuda lumping menari');
    await page.getByRole('button', { name: 'Siapkan' }).click();
    await page.getByText('bukan kode yang dicetak peladen').waitFor();
    const picture = await page.locator('form').screenshot();
    await page.getByLabel('Lambang daerah').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
    const code = /dengan kode ([a-z0-9-]+)/.exec(server.log())?.[1];
    await page.getByLabel('Kode penyiapan').fill(code ?? '');
    await page.getByRole('button', { name: 'Siapkan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pemerintah Kota Melati siap' }).waitFor();
    const letterhead = await (await page.request.get(`${server.url}/api/v1/letterhead`)).json();
    expect(letterhead).toMatchObject({ crest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await page.getByRole('button', { name: 'Impor tabel unit' }).click();
    await page.getByLabel('Atau tempel tabel').fill('Kode;Nama;Jenis\nDINKES;Dinas Kesehatan;Dinas');
    await page.getByRole('button', { name: 'Pratinjau' }).click();
    await page.getByRole('button', { name: 'Catat 1 baris' }).click();
    await page.getByText('Tercatat: 1 baru').waitFor();
    await page.getByRole('button', { name: 'Tutup' }).last().click();
    await page.getByRole('button', { name: 'Kirim surel uji ke saya' }).click();
    await page.getByText('surat untuk admin@kota.example disimpan').waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    await expectSound(page);
    await page.goto(server.url);
    await page.locator('.finding', { hasText: 'Belum ada SOP yang dicatat di Pemerintah Kota Melati' }).waitFor();
    await page.goto(`${server.url}/mulai`);
    await page.getByText('Sistem ini sudah disiapkan').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('refuses a wrong password in words and keeps the name that was typed', async () => {
    const { page, complaints, close } = await visit(browser, `${server.url}/masuk`, { expected: [401] });
    await page.locator('input[autocomplete=username]').fill('siapa');
    await page.locator('input[type=password]').fill('bukan-ini');
    await page.keyboard.press('Enter');
    const alert = page.locator('[role=alert]');
    await alert.getByText('Nama pengguna atau kata sandi tidak cocok').waitFor();
    expect(await page.locator('input[autocomplete=username]').inputValue()).toBe('siapa');
    expect(complaints).toEqual([]);
    await close();
  });
});
