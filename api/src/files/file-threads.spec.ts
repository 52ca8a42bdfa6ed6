import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RefusedError } from '@pantausop/domain';
import { FileThreads } from './file-threads';

describe('work on a file in a thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'file-threads-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const program = (name: string, text: string): URL => {
    const path = join(folder, `${name}.mjs`);
    writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads';\n${text}`);
    return pathToFileURL(path);
  };
  const inPlace = (): Promise<never> => Promise.reject(new Error('there is a program'));
  const answering = program('answers', `parentPort.postMessage({ kind: 'done', result: workerData + 1 });`);

  it('gives its answer', async () => {
    expect(await new FileThreads().run(answering, 41, inPlace, 60)).toBe(42);
  });

  it('hands long bytes over and takes them back without a copy', async () => {
    const bytes = new Uint8Array(1_048_576).fill(7);
    const back = program('back', `parentPort.postMessage({ kind: 'done', result: workerData }, [workerData.buffer]);`);
    const run = new FileThreads().run<Uint8Array, Uint8Array>(back, bytes, inPlace, 60, [bytes]);
    expect(bytes).toHaveLength(0);
    expect((await run).at(-1)).toBe(7);
  });

  it.each([
    ['computes without end', 'for (;;) {}'],
    ['waits without end', 'setInterval(() => {}, 1000);'],
  ])('that %s is ended after its time, said in words, and the next files have their turn', async (name, text) => {
    const threads = new FileThreads();
    const endless = program(name, text);
    const ended = [1, 2].map(async () => {
      const error = await threads.run(endless, 0, inPlace, 1).catch((thrown: unknown) => thrown as RefusedError);
      expect(error).toMatchObject({ code: 'file_slow', kind: 'invalid' });
      expect((error as RefusedError).said).toMatchObject({
        id: expect.stringContaining('setelah 1 detik'),
        en: expect.stringContaining('after 1 seconds'),
      });
    });
    const next = threads.run(answering, 1, inPlace, 60);
    await Promise.all(ended);
    expect(await next).toBe(2);
  });

  it('sends away whoever comes when too many wait, and says when to come again', async () => {
    const threads = new FileThreads();
    const slow = program('slow', `setTimeout(() => parentPort.postMessage({ kind: 'done', result: workerData }), 50);`);
    const taken = Array.from({ length: 18 }, (_, n) => threads.run(slow, n, inPlace, 60));
    await expect(threads.run(slow, 18, inPlace, 60)).rejects.toMatchObject({ code: 'too_busy', seconds: 10 });
    expect(await Promise.all(taken)).toEqual(Array.from({ length: 18 }, (_, n) => n));
    expect(await threads.run(answering, 41, inPlace, 60)).toBe(42);
  });

  it('that ends without an answer is an error, not a refusal', async () => {
    await expect(new FileThreads().run(program('ends', 'process.exit(3);'), 0, inPlace, 60)).rejects.toThrow(
      'the file worker ended with 3',
    );
  });
});
