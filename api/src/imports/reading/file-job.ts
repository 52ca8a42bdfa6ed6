import type { FileLook } from '@pantausop/contracts';
import { answerOf, type FileAnswer } from '../../files/file-answer';
import { markedWorkbook, type MarkRequest } from './marked-workbook';
import type { SentRows } from '../packed-rows';
import { lookIntoFile, readRegisterFile, type ReadFile, type ReadRequest } from './register-reader';

/** Work on the bytes of one register file, done beside the requests. */
export type FileJob =
  | { readonly kind: 'read' | 'look'; readonly request: ReadRequest }
  | { readonly kind: 'mark'; readonly request: MarkRequest };
export type FileJobResult =
  | {
      readonly kind: 'read';
      readonly file: Omit<ReadFile, 'rows'>;
      readonly rows: SentRows;
      /** the file's own, handed back */
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'look'; readonly look: FileLook }
  | { readonly kind: 'mark'; readonly bytes: Uint8Array };

/** Does the job. */
export const doFileJob = (job: FileJob): Promise<FileAnswer<FileJobResult>> => answerOf(resultOf(job));

async function resultOf(job: FileJob): Promise<FileJobResult> {
  switch (job.kind) {
    case 'read': {
      const { rows, ...file } = await readRegisterFile(job.request);
      return { kind: 'read', file, rows: rows.sent(), bytes: job.request.bytes };
    }
    case 'look':
      return { kind: 'look', look: await lookIntoFile(job.request) };
    case 'mark':
      return { kind: 'mark', bytes: await markedWorkbook(job.request) };
  }
}
