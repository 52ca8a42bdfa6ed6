import type { Sops } from '@pantausop/contracts';
import type { Page } from 'playwright-core';
import { accessibilityProblems, cutOff, overflow, type Visit, type VisitedPage } from '../support/browser';
import { FIVE_OPDS } from '../support/registers';
import { setStage, type Account, type Stage } from '../support/stage';

/** Every page (`:sop` is one of the register), who looks at it, and what is there once it is drawn. */
const PAGES: readonly (readonly [user: Account | null, path: string, drawn: string])[] = [
  [null, '/masuk', 'input[type=password]'],
  [null, '/lupa-sandi', 'form input'],
  [null, '/verifikasi', 'input[type=file]'],
  ['pimpinan', '/', 'table.heat tr.r'],
  ['pimpinan', '/opd', '.opds tbody tr'],
  ['pimpinan', '/opd/DINKES', '.sops tbody tr'],
  ['pimpinan', '/area', '.area-all tbody tr'],
  ['pimpinan', '/area/sdm', '.area-list'],
  ['pimpinan', '/area/tatalaksana?bagian=proses', 'main h1'],
  ['pimpinan', '/perubahan', 'app-chart svg'],
  ['pimpinan', '/proyeksi', 'app-chart svg'],
  ['pimpinan', '/panduan', '.guide-elements tbody tr'],
  ['bkd', '/pelatihan', '.finding'],
  ['bkd', '/laporan', 'main h1'],
  ['bkd', '/laporan/jadwal/baru', 'form'],
  ['organisasi', '/sop', '.register tbody tr'],
  ['organisasi', '/sop/:sop', '.history li'],
  ['organisasi', '/sop/baru', '#unit'],
  ['organisasi', '/tugas', 'main h1'],
  ['organisasi', '/impor', 'input[type=file]'],
  ['organisasi', '/akun', 'main h1'],
  ['organisasi', '/pengaturan/kebijakan', 'main h2'],
  ['organisasi', '/pengaturan/target', 'main h1'],
  ['organisasi', '/pengaturan/area', 'main h1'],
  ['organisasi', '/pengaturan/libur', 'main h1'],
  ['organisasi', '/pengaturan/kop', '.kop-form'],
  ['admin', '/pengaturan', 'main h1'],
  ['admin', '/pengaturan/unit', '.uni-tree tbody tr'],
  ['admin', '/pengaturan/unit/ubah', '.rog-kinds label'],
  ['admin', '/pengaturan/pengguna', '.usr tbody tr'],
  ['admin', '/pengaturan/audit', '.aud > li'],
  ['admin', '/pengaturan/keadaan', '.facts dd'],
  ['admin', '/tidak-ada', 'main h1'],
];
const USERS = [...new Set(PAGES.map(([user]) => user))];

interface Look {
  readonly language: 'id' | 'en';
  /** Pixels; `between` is a width at which only the arrangement differs. */
  readonly width: number;
  readonly between: number;
}

/** In Indonesian on a desk and in English on a phone, each in both themes. */
const DESK: Look = { language: 'id', width: 1440, between: 1024 };
const PHONE: Look = { language: 'en', width: 360, between: 768 };

describe('every page', () => {
  let stage: Stage;
  let sop = '';
  beforeAll(async () => {
    stage = await setStage({ user: 'pimpinan', register: FIVE_OPDS });
    const { page, close } = await stage.open('/panduan');
    const sops = (await (await page.request.get(`${stage.url}/api/v1/sops?q=sdm`)).json()) as Sops;
    sop = sops.items[0]?.id ?? '';
    await close();
  });
  afterAll(() => stage.end());

  const enter = (user: Account | null, how: Visit): Promise<VisitedPage> =>
    user === null ? stage.openAsStranger('/masuk', how) : stage.open('/panduan', { user, ...how });

  // A page is opened in one look and goes over into the other in place: every second one the other way round.
  it.each(USERS.map((user) => ({ user })))(
    'that $user sees stands without faults in both languages, on a desk and on a phone, in both themes',
    async ({ user }) => {
      const { page, complaints, close } = await enter(user, { expected: [401, 404] });
      const faults: string[] = [];
      for (const [index, [, path, drawn]] of PAGES.filter(([who]) => who === user).entries()) {
        const [first, second] = index % 2 === 0 ? [DESK, PHONE] : [PHONE, DESK];
        const look = async ({ language, width, between }: Look): Promise<void> => {
          await page.emulateMedia({ colorScheme: 'light' });
          await page.setViewportSize({ width, height: 900 });
          await page.locator(`html[lang=${language}]`).waitFor();
          await page.locator(drawn).first().waitFor();
          faults.push(...(await faultsOf(page, between)).map((fault) => `${path} (${language}): ${fault}`));
        };
        await page.evaluate((chosen) => localStorage.setItem('pantausop.language', chosen), first.language);
        await page.setViewportSize({ width: first.width, height: 900 });
        await page.goto(stage.url + path.replace(':sop', sop));
        await page.locator(drawn).first().waitFor();
        await page.waitForLoadState('networkidle');
        await look(first);
        await page.setViewportSize({ width: DESK.width, height: 900 });
        await page.locator(`app-language-switch input[value=${second.language}]`).click();
        await look(second);
      }
      expect({ faults, complaints }).toEqual({ faults: [], complaints: [] });
      await close();
    },
    600_000,
  );
});

async function faultsOf(page: Page, between: number): Promise<readonly string[]> {
  const inLight = await accessibilityProblems(page);
  const wide = [await overflow(page)];
  const cut = [...(await cutOff(page))];
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await accessibilityProblems(page, 'colours');
  await page.setViewportSize({ width: between, height: 900 });
  wide.push(await overflow(page));
  cut.push(...(await cutOff(page)));
  return [
    ...inLight,
    ...cut,
    ...inDark.map((fault) => `in the dark: ${fault}`),
    ...wide.filter((pixels) => pixels !== 0).map((pixels) => `${pixels} pixels wider than the window`),
  ];
}
