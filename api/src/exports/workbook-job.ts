import { answerOf, type FileAnswer } from '../files/file-answer';
import { PackedRows, type SentRows } from '../files/packed-rows';
import type { Cell, Table } from './table';
import { xlsxOf } from './write-table';

/** Sheets with their rows as they cross to another thread. */
export interface WorkbookJob {
  readonly sheets: readonly (Omit<Table, 'rows'> & { readonly rows: SentRows })[];
}

export const doWorkbookJob = ({ sheets }: WorkbookJob): Promise<FileAnswer<Uint8Array>> =>
  answerOf(xlsxOf(sheets.map((sheet) => ({ ...sheet, rows: new PackedRows<readonly Cell[]>(sheet.rows) }))));
