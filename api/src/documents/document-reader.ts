import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config';
import { FileThreads } from '../files/file-threads';
import { doDocumentJob, type SeenDocument } from './reading/document-job';

/** Beside the bundled program; the sources have none. */
const PROGRAM = new URL('./document.worker.js', import.meta.url);

/** Looks into files in a thread of their own. */
@Injectable()
export class DocumentReader {
  constructor(
    private readonly threads: FileThreads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get maxBytes(): number {
    return this.settings.documentLimits.maxBytes;
  }

  /** @throws RefusedError with a sentence in both languages for a file that is not taken */
  see(bytes: Uint8Array, name: string): Promise<SeenDocument> {
    const { documentLimits: limits } = this.settings;
    return this.threads.run(PROGRAM, { bytes, name, limits }, doDocumentJob, limits.maxSeconds);
  }
}
