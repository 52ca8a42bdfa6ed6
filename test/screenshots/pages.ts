import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from 'playwright-core';

/** A page to picture: its address (null where the sample has none), and who looks at it. */
export interface PicturedPage {
  readonly name: string;
  readonly user: string | null;
  readonly path: (found: Found) => string | null;
  /** the name of the button that is pressed first, in either language */
  readonly press?: RegExp;
}

/** Things of the sample database that addresses name. */
export interface Found {
  readonly opd: string | undefined;
  readonly sop: string | undefined;
  readonly schedule: string | undefined;
  readonly run: string | undefined;
  /** of a preview that was made for the picture */
  readonly import: string | undefined;
}

const at = (name: string, user: string | null, path: string, press?: RegExp): PicturedPage => ({
  ...{ name, user, path: () => path },
  ...(press ? { press } : {}),
});

/** A page of one thing. */
const of = (name: string, user: string, thing: keyof Found, path: (id: string) => string): PicturedPage => ({
  ...{ name, user },
  path: ({ [thing]: id }) => (id === undefined ? null : path(id)),
});

/** Every page, in the order of the menu, and the dialogs that hold more than a question. */
export const PAGES: readonly PicturedPage[] = [
  at('masuk', null, '/masuk'),
  at('lupa-sandi', null, '/lupa-sandi'),
  at('atur-sandi', null, '/atur-sandi/tautan-yang-tidak-berlaku'),
  at('verifikasi', null, '/verifikasi'),
  at('verifikasi-salah', null, `/verifikasi/${'0'.repeat(64)}`),
  at('ringkasan', 'pimpinan', '/'),
  at('ringkasan-lalu', 'pimpinan', '/?per=2026-01-31'),
  at('opd', 'pimpinan', '/opd'),
  of('opd-rapor', 'pimpinan', 'opd', (id) => `/opd/${id}`),
  at('area', 'pimpinan', '/area'),
  at('area-tatalaksana', 'pimpinan', '/area/tatalaksana'),
  at('area-proses', 'organisasi', '/area/tatalaksana?bagian=proses'),
  at('area-proses-ubah', 'organisasi', '/area/tatalaksana?bagian=proses', /^(Ubah|Change) (?!batas|the limits)/),
  at('area-proses-impor', 'organisasi', '/area/tatalaksana?bagian=proses', /^(Impor tabel|Import a table)/),
  at('register', 'organisasi', '/sop'),
  at('register-kosong', 'organisasi', '/sop?cari=tidakadasamasekali'),
  of('sop', 'organisasi', 'sop', (id) => `/sop/${id}`),
  at('sop-baru', 'organisasi', '/sop/baru'),
  at('perubahan', 'pimpinan', '/perubahan'),
  at('proyeksi', 'pimpinan', '/proyeksi'),
  at('pelatihan', 'bkd', '/pelatihan'),
  at('pelatihan-baru', 'bkd', '/pelatihan', /^(Catat pelatihan|Tambah pelatihan|Add a training|Record a training)/),
  at('pelatihan-peserta', 'bkd', '/pelatihan', /^(Peserta|Participants)/),
  at('tugas', 'organisasi', '/tugas'),
  at('tugas-operator', 'operator', '/tugas'),
  at('laporan', 'organisasi', '/laporan'),
  at('laporan-jadwal-baru', 'organisasi', '/laporan/jadwal/baru'),
  of('laporan-jadwal', 'organisasi', 'schedule', (id) => `/laporan/jadwal/${id}`),
  of('laporan-jadwal-ubah', 'organisasi', 'schedule', (id) => `/laporan/jadwal/${id}/ubah`),
  of('laporan-kiriman', 'organisasi', 'run', (id) => `/laporan/kiriman/${id}`),
  at('impor', 'organisasi', '/impor'),
  of('impor-pratinjau', 'organisasi', 'import', (id) => `/impor/${id}`),
  {
    ...of('impor-kolom', 'organisasi', 'import', (id) => `/impor/${id}`),
    press: /^(Ubah kolom|Ubah arti kolom|Change the columns|Change what)/,
  },
  at('panduan', 'operator', '/panduan'),
  at('akun', 'operator', '/akun'),
  at('pengaturan-pengguna', 'admin', '/pengaturan/pengguna'),
  at('pengaturan-pengguna-baru', 'admin', '/pengaturan/pengguna', /^(Tambah pengguna|Add user|Add a user|New user)/),
  at('pengaturan-unit', 'admin', '/pengaturan/unit'),
  at('pengaturan-unit-impor', 'admin', '/pengaturan/unit', /^(Impor tabel|Import a table)/),
  at('pengaturan-unit-ubah', 'admin', '/pengaturan/unit/ubah'),
  at('pengaturan-kebijakan', 'admin', '/pengaturan/kebijakan'),
  at('pengaturan-target', 'admin', '/pengaturan/target'),
  at('pengaturan-area', 'admin', '/pengaturan/area'),
  at('pengaturan-libur', 'admin', '/pengaturan/libur'),
  at('pengaturan-kop', 'organisasi', '/pengaturan/kop'),
  at('pengaturan-audit', 'admin', '/pengaturan/audit'),
  at('pengaturan-keadaan', 'admin', '/pengaturan/keadaan'),
  at('tidak-ada', 'pimpinan', '/tidak-ada'),
];

/** The first of each kind in the sample, and a preview of a real register. */
export async function findThings(api: APIRequestContext, origin: string): Promise<Found> {
  const first = async (path: string, wanted: (item: Item) => boolean = () => true): Promise<string | undefined> => {
    const answer = (await (await api.get(`${origin}/api/v1${path}`)).json()) as { items: readonly Item[] };
    return answer.items.find(wanted)?.id;
  };
  const schedule = await first('/report-schedules');
  return {
    opd: await first('/units', ({ kind }) => kind === 'dinas'),
    sop: await first('/sops?pageSize=1'),
    schedule,
    run: schedule === undefined ? undefined : await testRun(api, origin, schedule),
    import: await preview(api, origin),
  };
}

/** A report is drawn before it is sent or shown; on a busy machine that takes its time. */
export const LONGEST_MS = 90_000;

/** The sample has sent nothing: a test of one of its schedules, to the one who looks. */
async function testRun(api: APIRequestContext, origin: string, schedule: string): Promise<string> {
  const headers = { Origin: origin };
  await api.put(`${origin}/api/v1/account/email`, {
    headers,
    data: { current: 'pantau-demo', email: 'organisasi@kota.example' },
  });
  const answer = await api.post(`${origin}/api/v1/report-schedules/${schedule}/send-test`, {
    ...{ headers, data: {}, timeout: LONGEST_MS },
  });
  return ((await answer.json()) as Item).id;
}

const REGISTER = 'register_bappenda_2025.csv';

async function preview(api: APIRequestContext, origin: string): Promise<string> {
  const file = { name: REGISTER, mimeType: 'text/csv', buffer: readFileSync(join('test/fixtures/register', REGISTER)) };
  const answer = await api.post(`${origin}/api/v1/imports`, {
    headers: { Origin: origin },
    multipart: { file, unit: 'BAPENDA' },
  });
  return ((await answer.json()) as Item).id;
}

interface Item {
  readonly id: string;
  readonly kind?: string;
}
