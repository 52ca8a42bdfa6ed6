import { fetchedFile, nameIn } from './fetched-file';
import { failureOf } from './problem';

const PROBLEM = {
  ...{ type: 'about:blank', title: 'x', status: 429, detail: 'x', code: 'too_busy', requestId: 'r' },
  said: { id: 'Coba lagi 10 detik lagi.', en: 'Try again in 10 s.' },
};

/** What a server answers, as far as it is read here. */
const answer = (body: string, status: number, disposition: string | null = null) => ({
  ...{ ok: status < 400, status },
  headers: { get: () => disposition },
  text: () => Promise.resolve(body),
  blob: () => Promise.resolve(new Blob([body])),
});

describe('a file that is fetched', () => {
  const fetched = jest.fn();
  beforeEach(() => void Object.assign(globalThis, { fetch: fetched }));
  const failure = () => fetchedFile('/api/v1/exports/matrix.csv', 'id').then(() => null, failureOf);

  it('has the name that the server gives it, and is asked for in the language on screen', async () => {
    fetched.mockResolvedValue(answer('a;b', 200, 'attachment; filename="matriks.csv"'));
    const { name, content } = await fetchedFile('/api/v1/exports/matrix.csv', 'id');
    expect([name, content.size]).toEqual(['matriks.csv', 3]);
    expect(fetched).toHaveBeenLastCalledWith('/api/v1/exports/matrix.csv', { headers: { 'Accept-Language': 'id' } });
  });

  it('is refused with the words of the server', async () => {
    fetched.mockResolvedValue(answer(JSON.stringify(PROBLEM), 429));
    expect(await failure()).toEqual({ kind: 'refused', problem: PROBLEM });
  });

  it('may not come, or not to its end', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await failure()).toEqual({ kind: 'offline', problem: null });
    const cut = { ...answer('', 200, 'attachment; filename="a.csv"'), blob: () => Promise.reject(new Error('cut')) };
    fetched.mockResolvedValue(cut);
    expect(await failure()).toEqual({ kind: 'offline', problem: null });
  });

  it('is no page of a proxy', async () => {
    fetched.mockResolvedValue(answer('<html>', 200));
    expect(await failure()).toEqual({ kind: 'unreadable', problem: null });
  });

  it.each([
    ['attachment; filename="register per 30 Juni.csv"', 'register per 30 Juni.csv'],
    ["attachment; filename*=UTF-8''SOP%20%C2%BD.docx", 'SOP ½.docx'],
    ['inline; filename="a.png"', null],
    ['', null],
  ])('is named by %s', (disposition, name) => expect(nameIn(disposition)).toBe(name));
});
