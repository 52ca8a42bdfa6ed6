import { answerOf, type FileAnswer } from '../../files/file-answer';
import { markedWorkbook, type MarkRequest } from './marked-workbook';
import { readRegisterFile, type ReadFile, type ReadRequest } from './register-reader';

/** Work on the bytes of one register file, done beside the requests. */
export type FileJob =
  { readonly kind: 'read'; readonly request: ReadRequest } | { readonly kind: 'mark'; readonly request: MarkRequest };

export type FileJobResult =
  { readonly kind: 'read'; readonly file: ReadFile } | { readonly kind: 'mark'; readonly bytes: Uint8Array };

/** Does the job. */
export const doFileJob = (job: FileJob): Promise<FileAnswer<FileJobResult>> => answerOf(resultOf(job));

async function resultOf(job: FileJob): Promise<FileJobResult> {
  return job.kind === 'read'
    ? { kind: 'read', file: await readRegisterFile(job.request) }
    : { kind: 'mark', bytes: await markedWorkbook(job.request) };
}
