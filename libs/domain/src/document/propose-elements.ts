import { ELEMENT_CODES } from '../scoring/elements';
import type { DocumentContent } from './content';
import { fieldProposal } from './field-proposals';
import type { ElementProposal } from './proposal';
import { actorsProposal, columnProposal, diagramProposal } from './step-proposals';
import { stepsTable } from './steps-table';
import { readForm } from './values';

/** Fewer letters than this are no text: page numbers and stamps over a scan. */
const FEWEST_LETTERS = 20;

/** False for a scan: pages without text, about which nothing can be said. */
export const hasText = ({ grids }: DocumentContent): boolean =>
  grids.flatMap(({ cells }) => cells).reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0) >=
  FEWEST_LETTERS;

/**
 * Which of the 19 elements of PermenPANRB 35/2012 a document carries, with the words found and where; in the order of the form.
 * A blank behind a label is absent. Empty when the document has no text.
 */
export function proposeElements(content: DocumentContent): readonly ElementProposal[] {
  if (!hasText(content)) return [];
  const form = readForm(content.grids);
  const table = stepsTable(content.grids, form.labels);
  return ELEMENT_CODES.map((element) => {
    switch (element) {
      case 'kegiatan':
      case 'mutu_kelengkapan':
      case 'mutu_waktu':
      case 'mutu_output':
        return columnProposal(table, element);
      case 'pelaksana':
        return actorsProposal(content, table);
      case 'diagram_alir':
        return diagramProposal(content, table);
      default:
        return fieldProposal(form, element);
    }
  });
}
