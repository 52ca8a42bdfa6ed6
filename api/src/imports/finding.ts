import type { ImportFinding } from '@pantausop/contracts';
import { sentence, type SentenceCode, type SentenceParams } from './sentences';

export interface Where {
  /** null = the whole file */
  readonly sheet: string | null;
  readonly row?: number | null;
  /** header of the column */
  readonly column?: string | null;
}

type Severity = ImportFinding['severity'];

/** A finding with its sentence in both languages; the sentence names row and column, so that it can stand alone. */
export function finding<C extends SentenceCode>(
  severity: Severity,
  code: C,
  { sheet, row = null, column = null }: Where,
  params: SentenceParams<C>,
): ImportFinding {
  const text = sentence(code, params);
  return {
    severity,
    code,
    sheet,
    row,
    column,
    text: { id: placed(['Lembar', 'baris', 'kolom'], text.id), en: placed(['Sheet', 'row', 'column'], text.en) },
  };

  function placed([sheetWord, rowWord, columnWord]: readonly [string, string, string], said: string): string {
    const parts = [
      row === null && sheet !== null ? `${sheetWord} “${sheet}”` : '',
      row === null ? '' : `${rowWord} ${row}`,
      column === null ? '' : `${columnWord} “${column}”`,
    ].filter((part) => part !== '');
    if (parts.length === 0) return said;
    const place = parts.join(', ');
    return `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${said}`;
  }
}
