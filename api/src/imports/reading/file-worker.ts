import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { RefusedError } from '@pantausop/domain';
import { doFileJob, type FileJob, type FileJobResult } from './file-job';
import { fileRefusal } from './file-refusal';
import type { MarkRequest } from './marked-workbook';
import type { ReadFile, ReadRequest } from './register-reader';

/** Beside the bundled program; the sources have none. */
const PROGRAM = new URL('./register-file.worker.js', import.meta.url);
/** Of the thread's heap; what does not fit is refused instead of ending the process. */
const MOST_MEGABYTES = 256;
const MOST_AT_ONCE = 2;

/** Reads and writes register files in worker threads, at most two at a time, so that requests are not held up. */
@Injectable()
export class FileWorker {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws RefusedError when the file is refused */
  async read(request: ReadRequest): Promise<ReadFile> {
    const result = await this.run({ kind: 'read', request });
    if (result.kind !== 'read') throw new Error(`a file worker answered ${result.kind}`);
    return result.file;
  }

  /** The file's rows with its findings beside them, as XLSX. */
  async mark(request: MarkRequest): Promise<Uint8Array> {
    const result = await this.run({ kind: 'mark', request });
    if (result.kind !== 'mark') throw new Error(`a file worker answered ${result.kind}`);
    return result.bytes;
  }

  private async run(job: FileJob): Promise<Exclude<FileJobResult, { kind: 'refused' }>> {
    if (this.running >= MOST_AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      // unbundled (in tests of the sources) there is no program for a thread
      const result = existsSync(PROGRAM) ? await inThread(job) : await doFileJob(job);
      if (result.kind === 'refused') throw new RefusedError(result.code, 'invalid', result.message, result.params);
      return result;
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}

function inThread(job: FileJob): Promise<FileJobResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? fileRefusal('file_too_heavy', {}) : error),
    );
    worker.once('exit', (code) => reject(new Error(`the file worker ended with ${code}`)));
  });
}
