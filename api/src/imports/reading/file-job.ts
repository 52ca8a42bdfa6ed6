import { RefusedError } from '@pantausop/domain';
import { markedWorkbook, type MarkRequest } from './marked-workbook';
import { readRegisterFile, type ReadFile, type ReadRequest } from './register-reader';

/** Work on the bytes of one file, done beside the requests. */
export type FileJob =
  { readonly kind: 'read'; readonly request: ReadRequest } | { readonly kind: 'mark'; readonly request: MarkRequest };

export type FileJobResult =
  | { readonly kind: 'read'; readonly file: ReadFile }
  | { readonly kind: 'mark'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

/** Does the job. A refusal is an answer; any other error is thrown. */
export async function doFileJob(job: FileJob): Promise<FileJobResult> {
  try {
    return job.kind === 'read'
      ? { kind: 'read', file: await readRegisterFile(job.request) }
      : { kind: 'mark', bytes: await markedWorkbook(job.request) };
  } catch (error) {
    // a file that is refused; errors cross the thread as their parts
    if (!(error instanceof RefusedError)) throw error;
    const { code, message, params } = error;
    return { kind: 'refused', code, message, params };
  }
}
