import type { DocumentContent, Figure, TextGrid } from '@pantausop/domain';
import { gridsOf } from './pdf-grids';
import { openPdf } from './pdf-file';
import { marksOf } from './pdf-page';

/** The form and its table stand on the first pages; a book of hundreds is not one SOP. */
const MOST_PAGES = 60;

/** The text of a PDF, its cells and lines rebuilt from places. @throws RefusedError when it is encrypted or damaged */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent> {
  const pdf = await openPdf(bytes);
  try {
    const grids: TextGrid[] = [];
    const figures: Figure[] = [];
    for (let page = 1; page <= Math.min(pdf.numPages, MOST_PAGES); page += 1) {
      const found = gridsOf(await marksOf(await pdf.getPage(page)), page, grids.length);
      grids.push(...found.grids);
      figures.push(...found.figures);
    }
    return { kind: 'pdf', pages: pdf.numPages, grids, figures };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
