import { Inject, Injectable } from '@nestjs/common';
import type { FileLook } from '@pantausop/contracts';
import { SETTINGS, type Settings } from '../../config';
import { FileThreads } from '../../files/file-threads';
import { doFileJob, type FileJob, type FileJobResult } from './file-job';
import type { MarkRequest } from './marked-workbook';
import type { FileRow, ReadFile, ReadRequest } from './register-reader';

/** Beside the bundled program; the sources have none. */
const PROGRAM = new URL('./register-file.worker.js', import.meta.url);

/** Reads and writes register files beside the requests. */
@Injectable()
export class FileWorker {
  constructor(
    private readonly threads: FileThreads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws RefusedError when the file is refused */
  async read(request: ReadRequest): Promise<ReadFile> {
    const ahead: FileRow[] = [];
    const result = await this.run({ kind: 'read', request }, (part) => ahead.push(...(part as readonly FileRow[])));
    if (result.kind !== 'read') throw new Error(`a file worker answered ${result.kind}`);
    return ahead.length > 0 ? { ...result.file, rows: ahead } : result.file;
  }

  /** The first lines of its sheets. @throws RefusedError when the file is refused */
  async look(request: ReadRequest): Promise<FileLook> {
    const result = await this.run({ kind: 'look', request });
    if (result.kind !== 'look') throw new Error(`a file worker answered ${result.kind}`);
    return result.look;
  }

  /** The file's rows with its findings beside them, as XLSX. */
  async mark(request: MarkRequest): Promise<Uint8Array> {
    const result = await this.run({ kind: 'mark', request });
    if (result.kind !== 'mark') throw new Error(`a file worker answered ${result.kind}`);
    return result.bytes;
  }

  private run(job: FileJob, take?: (part: readonly unknown[]) => void): Promise<FileJobResult> {
    return this.threads.run(PROGRAM, job, doFileJob, this.settings.importLimits.maxSeconds, take);
  }
}
