import { readTitle } from './title';

export interface RegisterSection {
  /** `A`, `II`, or empty when the section has no mark */
  readonly mark: string;
  /** the name as a unit would bear it: `Sekretariat`, `Bidang Pajak Daerah` */
  readonly name: string;
}

const MARK = String.raw`[A-Z]|[IVXL]+`;
const MARKED = new RegExp(String.raw`^(${MARK})\s*[.)]\s*(\S.*)$`);
const BARE_MARK = new RegExp(String.raw`^(${MARK})\s*[.)]?$`);
const UNIT_WORD =
  /^(?:SOP\s+)?(?:Sekretariat|Subbag(?:ian)?|Sub\s+Bag(?:ian)?|Bagian|Bidang|Seksi|UPTD?|Puskesmas|Instalasi|Inspektur\s+Pembantu)\b/i;

/** A section's title without "SOP", in title case where it is in capitals. */
export const sectionName = (title: string): string => readTitle(title).title;

/**
 * The section that a row of few cells opens: "A. SOP SEKRETARIAT", "A | SOP SEKRETARIAT", "BIDANG PAJAK DAERAH".
 * `cells` are the texts of the row's cells that are not empty, from left to right. Null when the row is none.
 */
export function readSection(cells: readonly string[]): RegisterSection | null {
  const [first = '', second] = cells.map((cell) => cell.trim());
  if (cells.length === 1) {
    const marked = MARKED.exec(first);
    if (marked) return { mark: marked[1] ?? '', name: sectionName(marked[2] ?? '') };
    return UNIT_WORD.test(first) ? { mark: '', name: sectionName(first) } : null;
  }
  const mark = BARE_MARK.exec(first)?.[1];
  return cells.length === 2 && mark !== undefined && second !== undefined ? { mark, name: sectionName(second) } : null;
}
