import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { RefusedError } from '@pantausop/domain';
import { TooManyError } from '../http';
import type { FileAnswer } from './file-answer';
import { fileRefusal } from './file-refusal';
import { wholeBuffers } from './whole-buffers';

/** Of a thread's heap where no more is given; what does not fit is refused instead of ending the process. */
const USUAL_MEGABYTES = 256;
const MOST_AT_ONCE = 2;
/** Files that may wait for their turn, each held in memory. */
const MOST_WAITING = 16;
/** How soon one who was sent away may ask again. */
const AGAIN_SECONDS = 10;

/** Work on the bytes of files in threads of their own, at most two at a time in the process, so that requests are not held up. */
@Injectable()
export class FileThreads {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param program the bundled program of the thread, which answers its `workerData`; the sources have none, and then `inPlace` does the job here
   * @param seconds after which the thread is ended and the file refused; they begin when it is its turn
   * @param handed bytes within the job that the caller gives away: they are gone here once the thread has them
   * @param megabytes of the thread's heap
   * @throws RefusedError when the file is refused; TooManyError when too many wait already
   */
  async run<Job, T>(
    program: URL,
    job: Job,
    inPlace: (job: Job) => Promise<FileAnswer<T>>,
    seconds: number,
    handed: readonly Uint8Array[] = [],
    megabytes = USUAL_MEGABYTES,
  ): Promise<T> {
    if (this.waiting.length >= MOST_WAITING) throw new TooManyError(AGAIN_SECONDS, 'too_busy');
    if (this.running >= MOST_AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      const answer = existsSync(program)
        ? await inThread<Job, T>(program, job, seconds, handed, megabytes)
        : await inPlace(job);
      if (answer.kind === 'refused') throw new RefusedError(answer.code, 'invalid', answer.reason, answer.params);
      return answer.result;
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}

function inThread<Job, T>(
  program: URL,
  job: Job,
  seconds: number,
  handed: readonly Uint8Array[],
  megabytes: number,
): Promise<FileAnswer<T>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData: job,
      transferList: wholeBuffers(handed),
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const bell = setTimeout(() => {
      reject(fileRefusal('file_slow', { seconds }));
      void worker.terminate();
    }, seconds * 1000);
    worker.once('message', (answer: FileAnswer<T>) => resolve(answer));
    worker.once('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? fileRefusal('file_too_heavy', {}) : error),
    );
    worker.once('exit', (code) => {
      clearTimeout(bell);
      reject(new Error(`the file worker ended with ${code}`));
    });
  });
}
