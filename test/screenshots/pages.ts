import type { APIRequestContext } from 'playwright-core';

/** A page to picture: its address (null where the sample has none), and who looks at it. */
export interface PicturedPage {
  readonly name: string;
  readonly user: string | null;
  readonly path: (found: Found) => string | null;
}

/** Things of the sample database that addresses name. */
export interface Found {
  readonly opd: string | undefined;
  readonly sop: string | undefined;
}

const at = (name: string, user: string | null, path: string): PicturedPage => ({ name, user, path: () => path });

/** Every page, in the order of the menu. */
export const PAGES: readonly PicturedPage[] = [
  at('masuk', null, '/masuk'),
  at('lupa-sandi', null, '/lupa-sandi'),
  at('ringkasan', 'pimpinan', '/'),
  at('opd', 'pimpinan', '/opd'),
  { name: 'opd-rapor', user: 'pimpinan', path: ({ opd }) => (opd === undefined ? null : `/opd/${opd}`) },
  at('area', 'pimpinan', '/area'),
  at('area-tatalaksana', 'pimpinan', '/area/tatalaksana'),
  at('register', 'organisasi', '/sop'),
  { name: 'sop', user: 'organisasi', path: ({ sop }) => (sop === undefined ? null : `/sop/${sop}`) },
  at('sop-baru', 'organisasi', '/sop/baru'),
  at('perubahan', 'pimpinan', '/perubahan'),
  at('proyeksi', 'pimpinan', '/proyeksi'),
  at('pelatihan', 'bkd', '/pelatihan'),
  at('tugas', 'organisasi', '/tugas'),
  at('laporan', 'organisasi', '/laporan'),
  at('laporan-jadwal', 'organisasi', '/laporan/jadwal/baru'),
  at('verifikasi', null, '/verifikasi'),
  at('impor', 'organisasi', '/impor'),
  at('panduan', 'operator', '/panduan'),
  at('akun', 'operator', '/akun'),
  at('pengaturan', 'admin', '/pengaturan'),
  at('pengaturan-pengguna', 'admin', '/pengaturan/pengguna'),
  at('pengaturan-audit', 'admin', '/pengaturan/audit'),
  at('tidak-ada', 'pimpinan', '/tidak-ada'),
];

/** The first OPD and the first SOP of the register. */
export async function findThings(api: APIRequestContext, origin: string): Promise<Found> {
  const first = async (path: string, wanted: (item: Item) => boolean): Promise<string | undefined> => {
    const answer = (await (await api.get(`${origin}/api/v1${path}`)).json()) as { items: readonly Item[] };
    return answer.items.find(wanted)?.id;
  };
  return {
    opd: await first('/units', ({ kind }) => kind === 'dinas'),
    sop: await first('/sops?pageSize=1', () => true),
  };
}

interface Item {
  readonly id: string;
  readonly kind?: string;
}
