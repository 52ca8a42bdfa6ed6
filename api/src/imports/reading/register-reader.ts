import type { FileLook, FileMapping, ImportFinding, SheetLook } from '@pantausop/contracts';
import type { CalendarDate, LearntHeaders, RegisterField, RegisterRow, RegisterSection } from '@pantausop/domain';
import { finding } from '../finding';
import { importRefusal } from './import-refusal';
import { readWorkbook } from './read-workbook';
import { SheetReader } from './sheet-reader';
import { lookAt } from './sheet-look';
import { findTable, type SaidOfHeaders } from './table-finder';
import { PackedRows } from '../../files/packed-rows';
import { withoutRemarks } from '../../files/marked-workbook';
import type { Sheet, Workbook, WorkbookLimits } from '../../files/workbook';

/** One row of the file, read but not yet compared with the register. */
export interface FileRow {
  /** `<sheet index>:<row>` */
  readonly key: string;
  readonly sheet: string;
  readonly row: number;
  readonly says: RegisterRow;
  readonly section: RegisterSection | null;
  /** columns that the register does not know, by header */
  readonly remarks: Readonly<Record<string, string>>;
  /** an error among them leaves the row out */
  readonly findings: readonly ImportFinding[];
}

export interface ReadColumn {
  readonly sheet: string;
  /** its letter */
  readonly column: string;
  readonly header: string;
  readonly field: RegisterField | null;
  /** the first value below it */
  readonly sample: string;
  /** who said what it means: a person for this file, or for one before */
  readonly said: 'chosen' | 'remembered' | null;
}

/** A sheet that was read. */
export interface ReadSheet {
  readonly name: string;
  /** lines above the headers: they may name the OPD */
  readonly titles: readonly string[];
  readonly headers: readonly string[];
  readonly fields: readonly RegisterField[];
}

export interface ReadFile {
  readonly kind: Workbook['kind'];
  readonly sheets: readonly ReadSheet[];
  readonly columns: readonly ReadColumn[];
  readonly rows: PackedRows<FileRow>;
  /** the first lines of every sheet that may hold a register */
  readonly looks: readonly SheetLook[];
  /** of the file and its sheets */
  readonly findings: readonly ImportFinding[];
}

export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: WorkbookLimits;
  readonly today: CalendarDate;
  readonly mapping: FileMapping;
  readonly learnt: LearntHeaders;
}

/** A workbook with more sheets than this is shown in part. */
const MOST_LOOKS = 60;

const isHistory = (sheet: Sheet): boolean => /^riwayat$/i.test(sheet.name.trim());

/**
 * Reads a register file into rows (outer contract, the register file). Sheets without a table are left aside and reported.
 * @throws RefusedError when not one row can be read: wrong type, damaged, beyond a limit, no headers, a required column missing, 0 rows
 */
export async function readRegisterFile(request: ReadRequest): Promise<ReadFile> {
  const { limits, today } = request;
  const workbook = await workbookOf(request);
  const findings: ImportFinding[] = [];
  const read: SheetReader[] = [];
  const rows = new PackedRows<FileRow>();
  const looks: SheetLook[] = [];
  let refusal: Error | null = null;
  const filled = workbook.sheets.filter((sheet) => sheet.rows.length > 0);
  if (filled.length === 0) throw importRefusal('nothing_in_file', {});
  for (const sheet of filled) {
    const index = workbook.sheets.indexOf(sheet);
    const aside = asideReason(sheet, filled.length);
    if (aside) {
      findings.push(finding('note', aside, { sheet: sheet.name }, {}));
      continue;
    }
    const said = saidOf(sheet, request);
    if (looks.length < MOST_LOOKS) looks.push(lookAt(sheet, said));
    const search = findTable(sheet, said);
    if (!search.found) {
      refusal ??= missing(sheet, search);
      findings.push(
        search.problem === 'column_missing'
          ? finding('error', 'column_missing', { sheet: null }, missingParams(sheet, search))
          : finding('note', 'sheet_skipped', { sheet: sheet.name }, {}),
      );
      continue;
    }
    const before = rows.length;
    const reader = new SheetReader(sheet, { index, table: search.table, today, said }, (row) => rows.push(row));
    reader.read();
    if (rows.length > limits.maxRows) {
      throw importRefusal('too_many_rows', { most: limits.maxRows, sheet: sheet.name, rows: rows.length });
    }
    if (rows.length === before)
      refusal ??= importRefusal('no_rows', { sheet: sheet.name, row: search.table.headerRow });
    read.push(reader);
  }
  if (rows.length === 0) throw refusal ?? importRefusal('nothing_in_file', {});
  return {
    kind: workbook.kind,
    sheets: read.map((reader) => reader.summary()),
    columns: read.flatMap((reader) => reader.columns()),
    rows,
    looks,
    findings: [...findings, ...read.flatMap((reader) => reader.findings)],
  };
}

/** The first lines of the file's sheets, whether their headers are known or not. @throws RefusedError when it cannot be read at all */
export async function lookIntoFile(request: ReadRequest): Promise<FileLook> {
  const { sheets } = await workbookOf(request);
  const filled = sheets.filter(({ rows, hidden }) => rows.length > 0 && !hidden);
  return {
    fileName: request.fileName,
    sheets: filled.slice(0, MOST_LOOKS).map((sheet) => lookAt(sheet, saidOf(sheet, request))),
  };
}

/** The name under which a CSV shows as a sheet. */
export const sheetOfCsv = (fileName: string): string => fileName.replace(/\.[^.]*$/, '') || 'CSV';

const workbookOf = async ({ bytes, limits, fileName }: ReadRequest): Promise<Workbook> =>
  withoutRemarks(await readWorkbook(bytes, limits, sheetOfCsv(fileName)));

const saidOf = ({ name }: Sheet, { mapping, learnt }: ReadRequest): SaidOfHeaders => ({
  mapping: mapping[name] ?? {},
  learnt,
});

function asideReason(sheet: Sheet, sheets: number): 'sheet_hidden' | 'sheet_history' | null {
  if (sheets === 1) return null;
  if (isHistory(sheet)) return 'sheet_history';
  return sheet.hidden ? 'sheet_hidden' : null;
}

type Missing = Exclude<ReturnType<typeof findTable>, { found: true }>;

const missingParams = (sheet: Sheet, { row, seen }: Missing) => ({
  sheet: sheet.name,
  row,
  column: 'Judul SOP',
  seen: seen.map((header) => `“${header}”`).join(', '),
});

const missing = (sheet: Sheet, search: Missing): Error => importRefusal(search.problem, missingParams(sheet, search));
