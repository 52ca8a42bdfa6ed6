import { expectSound } from '../support/browser';
import { setStage, type Stage } from '../support/stage';

const NEED = { unit: 'disdik', area: 'tatalaksana', title: 'Bukan Urusannya', effectiveOn: '2026-01-05' };

/** An administrator lets somebody in, sees what they tried, and ends it. */
describe('users and the trail', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ user: 'admin' });
  });
  afterAll(() => stage.end());

  it('a new operator, a refused act, the trail, the end of the session', async () => {
    const users = `${stage.url}/pengaturan/pengguna`;
    const admin = await stage.open('/pengaturan/pengguna', { expected: [409] });
    await admin.page.getByText('Kelola', { exact: true }).first().waitFor();
    await expectSound(admin.page);

    await admin.page.getByRole('button', { name: 'Tambah pengguna' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel('Nama pengguna').fill('petugas');
    await dialog.getByLabel('Nama', { exact: true }).fill('Petugas Percobaan');
    await dialog.getByLabel('Unit').selectOption({ label: 'Dinas Kesehatan' });
    await expectSound(admin.page);
    await dialog.getByRole('button', { name: 'Buat pengguna' }).click();
    const password = (await dialog.locator('.usr-password').textContent())?.trim() ?? '';
    expect(password).toMatch(/^[a-z0-9-]{19}$/);
    await dialog.getByRole('button', { name: 'Tutup' }).click();
    await admin.page.getByText('Belum pernah masuk').first().waitFor();
    expect(await admin.page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Tambah pengguna');

    const theirs = await stage.openAsStranger('/masuk', { expected: [401, 403] });
    const post = (path: string, data: object) =>
      theirs.page.context().request.post(`${stage.url}/api/v1${path}`, { data, headers: { Origin: stage.url } });
    expect((await post('/session', { username: 'petugas', password })).status()).toBe(204);
    expect((await post('/sops', NEED)).status()).toBe(403);

    await admin.page.goto(`${stage.url}/pengaturan/audit?pelaku=petugas`);
    const acts = admin.page.locator('.aud > li');
    await acts.first().waitFor();
    expect(await acts.count()).toBe(2);
    expect(await acts.nth(0).textContent()).toContain('Ditolak');
    expect(await acts.nth(1).textContent()).toContain('Masuk');
    await acts.nth(0).locator('summary').focus();
    await admin.page.keyboard.press('Enter');
    await acts.nth(0).getByText('403').waitFor();
    await expectSound(admin.page);
    await admin.page.getByLabel('Hasil').selectOption('done');
    await admin.page.waitForURL(/hasil=done/);
    await admin.page.goto(`${stage.url}/pengaturan/audit?cari=petugas&tindakan=user.add`);
    await acts.first().waitFor();
    expect(await admin.page.textContent('main')).not.toContain(password);

    await admin.page.goto(`${users}?cari=petugas`);
    await admin.page.getByRole('button', { name: 'Kelola Petugas Percobaan' }).click();
    await expectSound(admin.page);
    await dialog.getByRole('button', { name: 'Nonaktifkan' }).click();
    await dialog.getByRole('button', { name: 'Aktifkan kembali' }).waitFor();
    const ended = await theirs.page.context().request.get(`${stage.url}/api/v1/session`);
    expect(ended.status()).toBe(401);
    await dialog.getByRole('button', { name: 'Tutup' }).click();

    await admin.page.goto(users);
    await admin.page.getByRole('button', { name: 'Kelola Administrator' }).click();
    await dialog.getByRole('button', { name: /^Cabut Admin/ }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('alert').textContent()).toContain('admin terakhir');
    expect([...admin.complaints, ...theirs.complaints]).toEqual([]);
    await theirs.close();
    await admin.close();
  }, 120_000);
});
