import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RenderFault, type SealedSnapshot } from '../../report-content';
import { usualFontFolder } from '../pictures/fonts';
import type { RenderAnswer, Rendered, RenderJob } from './render-job';

/** Beside the bundled program; the sources have none, and then the job is done here. */
const PROGRAM = new URL('./report.worker.js', import.meta.url);
/** A thread that had nothing to do for so long is given back. */
const IDLE_MS = 60_000;
const MOST_MEGABYTES = 512;

interface Waiting {
  readonly resolve: (rendered: Rendered) => void;
  readonly reject: (error: Error) => void;
}

/** Draws reports in a thread of their own, so that requests are not held up. An idle thread does not keep the process alive. */
@Injectable()
export class ReportRenderer implements OnApplicationShutdown {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastJob = 0;
  private bell: NodeJS.Timeout | null = null;

  /** @param crest PNG of the crest that the snapshot names @throws RenderFault when a picture is empty or cut, a font is missing, or the thread ends */
  async render(
    { json, digest }: Pick<SealedSnapshot, 'json' | 'digest'>,
    crest: Uint8Array | null,
    fontFolder = usualFontFolder(),
  ): Promise<Rendered> {
    const job: RenderJob = { id: (this.lastJob += 1), json, digest, crest, fontFolder };
    if (!existsSync(PROGRAM)) {
      // only here: what draws takes memory that the server itself need not have
      const { doRenderJob } = await import('./render-job');
      return renderedOf(await doRenderJob(job));
    }
    return new Promise<Rendered>((resolve, reject) => {
      const thread = (this.thread ??= this.start());
      this.waiting.set(job.id, { resolve, reject });
      if (this.bell) clearTimeout(this.bell);
      thread.ref();
      thread.postMessage(job);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread?.terminate();
  }

  private start(): Worker {
    const thread = new Worker(PROGRAM, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    thread.on('message', (answer: RenderAnswer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (this.waiting.size === 0) this.rest(thread);
      try {
        waiting?.resolve(renderedOf(answer));
      } catch (fault) {
        waiting?.reject(fault as Error);
      }
    });
    thread.on('error', (error) => this.end(thread, error.message));
    thread.on('exit', (code) => this.end(thread, `it ended with ${code}`));
    return thread;
  }

  private rest(thread: Worker): void {
    thread.unref();
    this.bell = setTimeout(() => {
      if (this.waiting.size > 0 || this.thread !== thread) return;
      this.thread = null;
      void thread.terminate();
    }, IDLE_MS);
    this.bell.unref();
  }

  /** Nobody waits for a thread that is no more. */
  private end(thread: Worker, why: string): void {
    if (this.thread !== thread) return;
    this.thread = null;
    for (const { reject } of this.waiting.values())
      reject(new RenderFault(`the thread that draws reports failed: ${why}`));
    this.waiting.clear();
  }
}

function renderedOf(answer: RenderAnswer): Rendered {
  if ('fault' in answer) throw new RenderFault(answer.fault);
  return answer.rendered;
}
