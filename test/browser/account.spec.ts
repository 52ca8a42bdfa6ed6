import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { expectSound } from '../support/browser';
import { cli } from '../support/programs';
import { setStage, type Stage } from '../support/stage';

const [INITIAL, OWN, FRESH] = ['kata sandi dari admin', 'kuda lumping menari', 'perahu layar terkembang'];

/** An account in the hands of its owner: from the initial password to a forgotten one, with its devices and tokens. */
describe('the own account', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'organisasi' });
    const account = ['--username', 'siti', '--name', 'Siti', '--role', 'organisasi', '--email', 'siti@medan.example'];
    await cli(['user', 'add', ...account, '--must-change'], stage.settings, INITIAL);
  });
  afterAll(() => stage.end());

  async function signIn(page: Page, password: string): Promise<void> {
    await page.locator('input[autocomplete=username]').fill('siti');
    await page.locator('input[type=password]').fill(password);
    await page.keyboard.press('Enter');
  }

  async function letter(): Promise<string> {
    const outbox = join(stage.folder, 'outbox');
    for (let waited = 0; waited < 10_000; waited += 100) {
      const file = readdirSync(stage.folder).includes('outbox')
        ? readdirSync(outbox).find((name) => name.endsWith('.eml'))
        : undefined;
      if (file !== undefined) return (await simpleParser(readFileSync(join(outbox, file)))).text ?? '';
      await setTimeout(100);
    }
    throw new Error('no letter came');
  }

  it('opens nothing to an initial password, and all of it after its change', async () => {
    const { page, complaints, close } = await stage.openAsStranger('/akun', { expected: [401, 422] });
    await signIn(page, INITIAL);
    await page.getByRole('heading', { level: 1, name: 'Ganti kata sandi awal' }).waitFor();
    await expectSound(page);
    await page.goto(`${stage.url}/sop`);
    await page.getByRole('heading', { level: 1, name: 'Ganti kata sandi awal' }).waitFor();
    await page.getByLabel('Kata sandi sekarang', { exact: true }).fill(INITIAL);
    await page.getByLabel('Kata sandi baru', { exact: true }).fill('indonesia123');
    await page.keyboard.press('Enter');
    await page.getByText('Kata sandi ini mudah ditebak').waitFor();
    await page.getByLabel('Kata sandi baru', { exact: true }).fill(OWN);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Register SOP' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sop');
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows devices and tokens, and makes a token that is shown once', async () => {
    const elsewhere = await stage.open('/akun', { user: 'siti', password: OWN, expected: [401] });
    const { page, complaints, close } = await stage.open('/', { user: 'siti', password: OWN });
    await page.getByRole('link', { name: 'Akun saya: Siti' }).click();
    await page.getByRole('heading', { level: 1, name: 'Akun saya' }).waitFor();
    await page.getByText('Perangkat ini').waitFor();
    await page.getByRole('button', { name: 'Buat token' }).click();
    await page.getByLabel('Nama token').fill('Laporan malam');
    await page.getByLabel('Hak tertentu').check();
    await page.getByLabel('Membaca register SOP').check();
    await expectSound(page);
    await page.getByRole('button', { name: 'Buat token' }).click();
    const secret = await page.locator('input[aria-label=Token]').inputValue();
    expect(secret).toMatch(/^[\w-]{43}$/);
    await expectSound(page);
    const asToken = (path: string) =>
      fetch(`${stage.url}/api/v1${path}`, { headers: { Authorization: `Bearer ${secret}` } }).then(
        ({ status }) => status,
      );
    expect([await asToken('/sops'), await asToken('/units')]).toEqual([200, 403]);
    await page.getByRole('button', { name: 'Selesai' }).click();
    await page.reload();
    await page.getByText('Laporan malam').waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('button', { name: 'Cabut Laporan malam' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('Belum ada token').waitFor();
    expect(await asToken('/sops')).toBe(401);
    await page.getByRole('button', { name: 'Keluar dari semua perangkat' }).click();
    await page.getByRole('button', { name: 'Keluar dari semuanya' }).click();
    await page.waitForURL('**/masuk');
    await elsewhere.page.reload();
    await elsewhere.page.waitForURL('**/masuk**');
    expect(complaints).toEqual([]);
    await close();
    await elsewhere.close();
  });

  it('comes back by a link of a letter', async () => {
    const { page, complaints, close } = await stage.openAsStranger('/masuk?sso=no_role', { expected: [401, 404] });
    await page.getByText('belum memiliki peran di PantauSOP').waitFor();
    await page.getByRole('link', { name: 'Lupa kata sandi?' }).click();
    await page.getByLabel('Nama pengguna atau alamat surel').fill('siti@medan.example');
    await expectSound(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Periksa surel Anda' }).waitFor();
    await expectSound(page);
    const path = /\/atur-sandi\/[\w-]{43}/.exec(await letter())?.[0] ?? '';
    await page.goto(stage.url + path);
    await page.getByLabel('Kata sandi baru', { exact: true }).fill(FRESH);
    await expectSound(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Kata sandi tersimpan' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Masuk' }).click();
    await signIn(page, FRESH);
    await page.getByRole('link', { name: 'Akun saya: Siti' }).waitFor();
    await page.goto(stage.url + path);
    await page.getByRole('heading', { level: 1, name: 'Tautan tidak berlaku lagi' }).waitFor();
    await expectSound(page);
    expect(complaints).toEqual([]);
    await close();
  });
});
