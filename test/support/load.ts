import { cli, type ProgramSettings, type RunningServer } from './programs';

/** What was acknowledged to somebody: it must be there whatever happened since. */
export interface Acknowledged {
  /** titles of SOPs, each recorded once */
  readonly titles: Set<string>;
  /** titles that were sent and not acknowledged: there once, or not at all */
  readonly open: Set<string>;
  /** per import that was sent to be committed: the titles in its file, and whether its end was acknowledged */
  readonly imports: { readonly titles: readonly string[]; acknowledged: boolean }[];
}

export const nothingYet = (): Acknowledged => ({ titles: new Set(), open: new Set(), imports: [] });

/** Units of the reference data and an account: the token of a program that may record everything. */
export async function prepareLoad(settings: ProgramSettings): Promise<string> {
  await cli(['seed'], settings);
  const account = ['--username', 'beban', '--name', 'Beban', '--role', 'admin'];
  await cli(['user', 'add', ...account], settings, 'a long enough password\n');
  return (await cli(['token', 'create', '--user', 'beban', '--label', 'load'], settings)).trim();
}

export interface Load {
  /** Ends when everybody who records was cut off. */
  ended(): Promise<void>;
}

/**
 * Three that record SOPs one after the other and one that imports register files, until the server is gone.
 * @param round makes the titles of this load its own
 */
export function beginLoad({ url }: RunningServer, token: string, round: string, acknowledged: Acknowledged): Load {
  const headers = { Authorization: `Bearer ${token}` };
  const send = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const recording = async (name: string): Promise<void> => {
    const units = await fetch(`${url}/api/v1/units`, { headers });
    const { unit } = await firstOpd(units);
    for (let at = 0; ; at += 1) {
      const title = `Pelayanan ${round} ${name} ${at}`;
      acknowledged.open.add(title);
      const answer = await send('/sops', { unit, area: 'tatalaksana', title, effectiveOn: '2026-01-05' });
      if (answer.status !== 201) throw new Error(`an SOP was answered ${answer.status}: ${await answer.text()}`);
      acknowledged.titles.add(title);
      acknowledged.open.delete(title);
    }
  };
  const importing = async (): Promise<void> => {
    const { code } = await firstOpd(await fetch(`${url}/api/v1/units`, { headers }));
    for (let at = 0; ; at += 1) {
      const titles = Array.from({ length: 40 }, (_, row) => `Impor ${round} berkas ${at} baris ${row}`);
      const rows = titles.map((title) => `${title};tatalaksana`);
      const form = new FormData();
      form.set('unit', code);
      form.set('file', new Blob([['Judul SOP;Area Perubahan', ...rows, ''].join('\r\n')]), 'register.csv');
      const made = await fetch(`${url}/api/v1/imports`, { method: 'POST', headers, body: form });
      if (made.status !== 201) throw new Error(`an import was answered ${made.status}: ${await made.text()}`);
      const { id } = (await made.json()) as { id: string };
      const one = { titles, acknowledged: false };
      acknowledged.imports.push(one);
      // others record meanwhile: whoever is told so looks at the preview, which is then up to date, and commits again
      let answer = await send(`/imports/${id}/commit`, {});
      while (answer.status === 409) answer = await send(`/imports/${id}/commit`, {});
      if (answer.status !== 200) throw new Error(`a commit was answered ${answer.status}: ${await answer.text()}`);
      one.acknowledged = true;
    }
  };
  const all = [recording('a'), recording('b'), recording('c'), importing()].map((work) => work.catch(onlyCutOff));
  return { ended: async () => void (await Promise.all(all)) };
}

async function firstOpd(answer: Response): Promise<{ unit: string; code: string }> {
  const { items } = (await answer.json()) as { items: { id: string; code: string; kind: string }[] };
  const found = items.find(({ kind }) => kind === 'dinas');
  if (!found) throw new Error('there is no dinas among the units');
  return { unit: found.id, code: found.code };
}

/** The connection broke, as it was meant to; anything else is a fault. */
function onlyCutOff(error: unknown): void {
  // not `instanceof`: the runtime's errors come from another realm than the test's
  if ((Object(error) as { name?: unknown }).name === 'TypeError') return;
  throw error;
}
