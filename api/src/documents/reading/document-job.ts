import type { DocumentKind } from '@pantausop/contracts';
import { answerOf, type FileAnswer } from '../../files/file-threads';
import { knownDocument, type DocumentLimits } from './document-kind';
import { openPdf } from './pdf-file';

/** A file that is to be looked at. */
export interface DocumentJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: DocumentLimits;
}

export interface SeenDocument {
  readonly kind: DocumentKind;
}

/** Looks at a file: what it is, and whether it can be read at all. */
export const doDocumentJob = (job: DocumentJob): Promise<FileAnswer<SeenDocument>> => answerOf(see(job));

async function see({ bytes, name, limits }: DocumentJob): Promise<SeenDocument> {
  const document = await knownDocument(bytes, name, limits);
  if (document.kind === 'pdf') await (await openPdf(bytes)).loadingTask.destroy();
  return { kind: document.kind };
}
