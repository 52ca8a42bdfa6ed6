import { Inject, Injectable } from '@nestjs/common';
import type { FileLook } from '@pantausop/contracts';
import { SETTINGS, type Settings } from '../../config';
import { FileThreads } from '../../files/file-threads';
import { doFileJob, type FileJob, type FileJobResult, type MarkRequest } from './file-job';
import { PackedRows } from '../../files/packed-rows';
import type { ReadFile, ReadRequest } from './register-reader';

/** Beside the bundled program; the sources have none. */
const PROGRAM = new URL('./register-file.worker.js', import.meta.url);

/** Reads and writes register files beside the requests. */
@Injectable()
export class FileWorker {
  constructor(
    private readonly threads: FileThreads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @param request its bytes are given away and handed back @throws RefusedError when the file is refused */
  async read(request: ReadRequest): Promise<{ readonly file: ReadFile; readonly bytes: Uint8Array }> {
    const result = await this.run({ kind: 'read', request });
    if (result.kind !== 'read') throw new Error(`a file worker answered ${result.kind}`);
    const { file, rows, bytes } = result;
    return { file: { ...file, rows: new PackedRows(rows) }, bytes };
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

  private run(job: FileJob): Promise<FileJobResult> {
    return this.threads.run(PROGRAM, job, doFileJob, this.settings.importLimits.maxSeconds, [job.request.bytes]);
  }
}
