import type { DocumentKind } from '@pantausop/contracts';
import { hasText, proposeElements, type DocumentContent, type ElementProposal } from '@pantausop/domain';
import { answerOf, type FileAnswer } from '../../files/file-answer';
import { knownDocument, type DocumentLimits, type KnownDocument } from './document-kind';
import { readDocx } from './docx-reader';
import { readWorkbookContent } from './xlsx-content';

/** Version of what is read and proposed: a new one reads the files anew. */
export const READER = 1;

/** A file that is to be read. */
export interface DocumentJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: DocumentLimits;
}

/** What reading a file found; it depends on nothing but its bytes. */
export interface Findings {
  readonly pages: number | null;
  readonly hasText: boolean;
  readonly items: readonly ElementProposal[];
}

export interface SeenDocument {
  readonly kind: DocumentKind;
  readonly findings: Findings;
}

/** Reads a file: what it is, and which elements it shows. */
export const doDocumentJob = (job: DocumentJob): Promise<FileAnswer<SeenDocument>> => answerOf(see(job));

async function see({ bytes, name, limits }: DocumentJob): Promise<SeenDocument> {
  const document = await knownDocument(bytes, name, limits);
  const content = await contentOf(document, bytes, limits);
  const findings = { pages: content.pages, hasText: hasText(content), items: proposeElements(content) };
  return { kind: document.kind, findings };
}

/** The text and drawings of a document. @throws RefusedError when it is damaged, encrypted or beyond a limit */
export async function contentOf(
  document: KnownDocument,
  bytes: Uint8Array,
  limits: DocumentLimits,
): Promise<DocumentContent> {
  switch (document.kind) {
    case 'docx':
      return readDocx(document.parts, document.main);
    case 'xlsx':
      return readWorkbookContent(document.parts, document.main, limits);
    case 'pdf': {
      // its library is large, and most programs that can read a PDF never do
      const { readPdf } = await import('./pdf-reader');
      return readPdf(bytes);
    }
  }
}
