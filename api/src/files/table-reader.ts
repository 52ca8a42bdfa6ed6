import { Injectable } from '@nestjs/common';
import { parse, CsvError } from 'csv-parse/sync';
import type { TableView } from '@pantausop/contracts';
import type { TableLine } from '@pantausop/domain';
import { answerOf } from './file-answer';
import { fileRefusal, refusedFile } from './file-refusal';
import { FileThreads } from './file-threads';
import { signatureOf } from './signature';
import { markedWorkbook, type Mark } from './marked-workbook';
import { cellText, type Sheet, type Workbook, type WorkbookLimits } from './workbook';
import { readXlsx } from './xlsx-reader';
import { ZipParts } from './zip-parts';

const MOST_BYTES = 2 * 1024 * 1024;
const LIMITS: WorkbookLimits = { maxBytes: MOST_BYTES, maxRows: 5_000, maxColumns: 60, maxExpansion: 100 };
/** So small a file is read in place; there is no program of its own to read it beside the requests. */
const NO_PROGRAM = new URL('./no-program.js', import.meta.url);
/** Of a reading in a thread; here nothing waits for it. */
const MOST_SECONDS = 20;
const DELIMITERS = ['\t', ';', ','] as const;

/** Reads a small table whose first line names its columns: XLSX, CSV, or text pasted out of a sheet. */
@Injectable()
export class TableReader {
  constructor(private readonly threads: FileThreads) {}

  /**
   * @param read finds the columns and reads the rows; null where no line names the columns
   * @param columns the names of those that it needs, for the refusal
   * @throws RefusedError with a sentence in both languages when it cannot be read, names no columns or has too many rows
   */
  async read<Row>(
    source: Uint8Array | string,
    read: (lines: readonly TableLine[]) => readonly Row[] | null,
    columns: readonly string[],
  ): Promise<readonly Row[]> {
    const { rows: lines } = tableIn(await this.workbookOf(source));
    const rows = read(lines.map(({ row, cells }) => ({ line: row, cells: Array.from(cells, cellText) })));
    if (rows === null) {
      const named = (and: string): string => columns.map((name) => `“${name}”`).join(` ${and} `);
      throw refusedFile('table_columns', {
        id: `Tidak ada baris judul kolom dengan ${named('dan')}. Tambahkan baris itu di atas data.`,
        en: `No line names the columns ${named('and')}. Add that line above the data.`,
      });
    }
    if (rows.length > LIMITS.maxRows) throw fileRefusal('too_many_rows', { most: LIMITS.maxRows, sheet: '1' });
    return rows;
  }

  /** The same table as XLSX, with one more column that says what is wrong with its rows. @param rows all that were read of it */
  async marked(source: Uint8Array | string, rows: readonly SaidRow[], language: 'id' | 'en'): Promise<Uint8Array> {
    const workbook = await this.workbookOf(source);
    const { name: sheet, rows: lines } = tableIn(workbook);
    const first = Math.min(...rows.map(({ line }) => line));
    const headers = lines.findLast(({ row }) => row < first);
    const marks = rows.flatMap(({ line: row, effect, problems }) =>
      problems.map((said): Mark => {
        return { sheet, row, column: null, severity: effect === 'wrong' ? 'error' : 'warning', text: said[language] };
      }),
    );
    return markedWorkbook(workbook, marks, language, headers?.row ?? null);
  }

  private workbookOf(source: Uint8Array | string): Promise<Workbook> {
    if (typeof source === 'string') return Promise.resolve(ofText(source));
    return this.threads.run(NO_PROGRAM, source, (bytes) => answerOf(ofFile(bytes)), MOST_SECONDS);
  }
}

/** What is said of one line of a table. */
type SaidRow = Pick<TableView['rows'][number], 'line' | 'effect' | 'problems'>;

/** The sheet that holds the table. */
function tableIn({ sheets }: Workbook): Sheet {
  const sheet = sheets.find(({ hidden, rows }) => !hidden && rows.length > 0);
  if (!sheet) throw fileRefusal('file_damaged', {});
  return sheet;
}

async function ofFile(bytes: Uint8Array): Promise<Workbook> {
  const { kind } = signatureOf(bytes);
  if (kind === 'empty') throw fileRefusal('file_empty', {});
  if (bytes.length > MOST_BYTES || !['zip', 'text'].includes(kind)) {
    throw refusedFile('table_file', {
      id: 'Berkas harus XLSX atau CSV, paling besar 2 MB.',
      en: 'The file must be XLSX or CSV of at most 2 MB.',
    });
  }
  if (kind === 'text') return ofText(textOf(bytes));
  const workbook = await readXlsx(await ZipParts.open(bytes, LIMITS), LIMITS);
  if (workbook === null) throw fileRefusal('file_damaged', {});
  return workbook;
}

/** UTF-8, else what older Excel writes. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

function ofText(text: string): Workbook {
  const head = text.slice(0, 4_000);
  const delimiter = DELIMITERS.reduce((best, one) => (countOf(head, one) > countOf(head, best) ? one : best));
  try {
    const records: string[][] = parse(text, {
      ...{ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false },
    });
    const rows = records.map((cells, i) => ({ row: i + 1, cells, hidden: false }));
    return { kind: 'csv', sheets: [{ name: 'Tabel', hidden: false, rows, merges: [] }] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error; // an open quotation
    throw refusedFile('table_quote', {
      id: 'Ada tanda kutip yang tidak ditutup di dalam tabel.',
      en: 'A quotation mark in the table is not closed.',
    });
  }
}

const countOf = (text: string, delimiter: string): number => text.split(delimiter).length;
