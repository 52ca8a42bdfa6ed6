import type { ImportFinding } from '@pantausop/contracts';
import {
  headerKey,
  isBlank,
  isDitto,
  readRegisterRow,
  readSection,
  sectionName,
  templateHeader,
  type CalendarDate,
  type CellTexts,
  type RegisterField,
  type RegisterSection,
  type RowProblem,
} from '@pantausop/domain';
import { withoutApostrophe } from '../../http/csv-lines';
import { finding, type Where } from '../finding';
import { mergedCells, type MergedCell } from './merged-cells';
import type { FileRow, ReadColumn, ReadSheet } from './register-reader';
import { filledTexts, isHeaderEcho, type SaidOfHeaders, type Table, type TableColumn } from './table-finder';
import { cellText, columnName, type Cell, type Sheet, type SheetRow } from '../../files/workbook';

const LONGEST_REMARK = 2000;
/** Lines at the foot of a register, and sums. */
const FOOT =
  /^(?:jumlah|total|mengetahui|kepala\b|sekretaris\b|nip\b|catatan\s*:|keterangan\s*:|[\p{L} ]{3,30},\s*\d{1,2}\s+\p{L}+\s+\d{4}$)/iu;

/** Under the titles: the sum below the last row. */
const SUM = /^(?:jumlah|total)(?: sop)?\s*:?$/i;

/** Where the table of a sheet is, and what people said of its columns. */
export interface SheetReading {
  /** of the sheet in its workbook */
  readonly index: number;
  readonly table: Table;
  readonly today: CalendarDate;
  readonly said: SaidOfHeaders;
}

/** Reads the rows of one sheet's table: sections, data, and lines that are neither. */
export class SheetReader {
  readonly findings: ImportFinding[] = [];
  private readonly samples = new Map<number, string>();
  private readonly merged: ReadonlyMap<string, MergedCell>;
  private readonly headerOf: ReadonlyMap<RegisterField, string>;
  private section: RegisterSection | null = null;
  /** what the row of an SOP above says, signs for "as above" resolved */
  private above: CellTexts = {};

  private readonly table: Table;

  constructor(
    private readonly sheet: Sheet,
    private readonly how: SheetReading,
    private readonly take: (row: FileRow) => void,
  ) {
    const { table } = how;
    this.table = table;
    this.merged = mergedCells(sheet, table);
    this.headerOf = new Map(table.columns.flatMap(({ field, header }) => (field ? [[field, header] as const] : [])));
  }

  read(): void {
    for (const { header, winner } of this.table.doubled) {
      this.findings.push(finding('warning', 'header_doubled', this.at(this.table.headerRow, header), { winner }));
    }
    for (const row of this.table.body) this.readLine(row);
    const doubled = new Set(this.table.doubled.map(({ header }) => header));
    for (const { field, header, column } of this.table.columns) {
      if (field !== null || doubled.has(header) || !this.samples.has(column)) continue;
      this.findings.push(finding('note', 'column_unknown', this.at(this.table.headerRow, header), {}));
    }
  }

  summary(): ReadSheet {
    return {
      name: this.sheet.name,
      titles: this.table.titles,
      headers: this.table.columns.map(({ header }) => header),
      fields: [...this.headerOf.keys()],
    };
  }

  columns(): ReadColumn[] {
    return this.table.columns
      .filter(({ column, field }) => field !== null || this.samples.has(column))
      .map(({ column, header, field }) => ({
        sheet: this.sheet.name,
        column: columnName(column + 1),
        header,
        field,
        sample: this.samples.get(column) ?? '',
        said: this.saidOf(column, header),
      }));
  }

  private saidOf(column: number, header: string): ReadColumn['said'] {
    const { mapping, learnt } = this.how.said;
    if (mapping.fields?.[columnName(column + 1)] !== undefined) return 'chosen';
    return learnt.has(headerKey(header)) ? 'remembered' : null;
  }

  private readLine(row: SheetRow): void {
    if (isHeaderEcho(row, this.table)) return;
    const filled = filledTexts(row);
    const section = readSection(filled);
    if (section) {
      this.section = section;
      return;
    }
    const texts = this.knownTexts(row);
    if (SUM.test(texts.title?.trim() ?? '') && isBlank(texts.ordinal ?? '') && isBlank(texts.number ?? '')) {
      return this.skip(row, filled);
    }
    if (isBlank(texts.title ?? '')) {
      // a number that waits for its SOP
      if (filled.length === 1 && /^\d+[.)]?$/.test(texts.ordinal?.trim() ?? '')) return;
      if (filled.length === 1 || FOOT.test(filled[0] ?? '')) {
        return this.skip(row, filled);
      }
    }
    this.readRow(row, texts);
  }

  private skip({ row }: SheetRow, filled: readonly string[]): void {
    this.findings.push(finding('note', 'line_skipped', this.at(row), { seen: filled.join(' | ').slice(0, 120) }));
  }

  private readRow(row: SheetRow, written: CellTexts): void {
    const { texts, dittos } = this.withAbove(row.row, written);
    this.above = texts;
    const { row: says, problems } = readRegisterRow(texts, this.how.today);
    const findings = [...this.cellFindings(row), ...dittos];
    const faulty = new Set(findings.flatMap(({ severity, column }) => (severity === 'error' ? [column] : [])));
    for (const problem of problems) {
      // a cell that is already refused for what it is need not be refused for what it says
      if (!faulty.has(this.headerOf.get(problem.field) ?? null)) findings.push(this.problemFinding(row.row, problem));
    }
    if (row.hidden) findings.push(finding('note', 'hidden_row', this.at(row.row), {}));
    this.take({
      key: `${this.how.index}:${row.row}`,
      sheet: this.sheet.name,
      row: row.row,
      says,
      section: this.sectionOf(texts),
      remarks: this.remarksOf(row),
      findings,
    });
  }

  /** The texts of a row with those of the row above where a sign says so, and what is to be said of that. */
  private withAbove(row: number, written: CellTexts): { texts: CellTexts; dittos: ImportFinding[] } {
    const dittos: ImportFinding[] = [];
    const filled: string[] = [];
    const texts: Partial<Record<RegisterField, string>> = { ...written };
    for (const [field, header] of this.headerOf) {
      const sign = written[field]?.trim() ?? '';
      if (field === 'ordinal' || !isDitto(sign, field)) continue;
      const cell = this.above[field]?.trim() ?? '';
      texts[field] = isBlank(cell) ? '' : cell;
      if (isBlank(cell)) dittos.push(finding('warning', 'ditto_without_value', this.at(row, header), { sign }));
      else filled.push(`${header} “${cell}”`);
    }
    if (filled.length > 0) dittos.push(finding('note', 'ditto_filled', this.at(row), { cells: filled.join(', ') }));
    return { texts, dittos };
  }

  private sectionOf({ sectionCode, sectionTitle }: CellTexts): RegisterSection | null {
    if (sectionTitle === undefined || isBlank(sectionTitle)) return this.section;
    return { mark: sectionCode?.trim() ?? '', name: sectionName(sectionTitle) };
  }

  /** Texts of the columns that are known, with the value of a merged cell where it stands for this row. */
  private knownTexts(row: SheetRow): CellTexts {
    const texts: Partial<Record<RegisterField, string>> = {};
    for (const { column, field } of this.table.columns) {
      const text = withoutApostrophe(cellText(this.cellAt(row, column)));
      if (text.trim() === '') continue;
      if (!this.samples.has(column)) this.samples.set(column, text.trim().slice(0, 100));
      if (field !== null) texts[field] = text;
    }
    return texts;
  }

  private cellAt(row: SheetRow, column: number): Cell {
    const cell = row.cells[column];
    if (cell !== undefined) return cell;
    const merged = this.merged.get(`${row.row}:${column}`);
    return merged?.filled ? merged.value : undefined;
  }

  private remarksOf(row: SheetRow): Record<string, string> {
    const remarks: Record<string, string> = {};
    for (const { column, field, header } of this.table.columns) {
      const text = field === null ? cellText(row.cells[column]).trim() : '';
      if (text !== '') remarks[header.slice(0, 100)] = text.slice(0, LONGEST_REMARK);
    }
    return remarks;
  }

  /** What is to be said of formulas, errors, merged cells and numbers stored as dates. */
  private cellFindings(row: SheetRow): ImportFinding[] {
    return this.table.columns.flatMap((column) => {
      if (column.field === null || column.field === 'ordinal') return [];
      const found = this.cellFinding(row, column);
      return found ? [found] : [];
    });
  }

  private cellFinding(row: SheetRow, { column, header, field }: TableColumn): ImportFinding | null {
    const cell = row.cells[column];
    const at = this.at(row.row, header);
    if (cell === undefined) {
      const merged = this.merged.get(`${row.row}:${column}`);
      if (!merged) return null;
      const { range, first } = merged;
      return merged.filled
        ? finding('warning', 'merged_filled', at, { range, cell: cellText(merged.value) })
        : finding('warning', 'merged_cell', at, { range, first });
    }
    if (typeof cell === 'string') return null;
    if (cell.error) return finding('error', 'cell_error', at, { cell: cell.text });
    if (cell.formula === 'empty') return finding('error', 'formula_without_value', at, {});
    if (cell.formula === 'value') return finding('note', 'formula_value', at, { cell: cell.text });
    return cell.date && field === 'number' ? finding('warning', 'number_is_date', at, { cell: cell.text }) : null;
  }

  private problemFinding(row: number, problem: RowProblem): ImportFinding {
    const at = this.at(row, this.headerOf.get(problem.field) ?? templateHeader(problem.field));
    const { code, cell } = problem;
    switch (code) {
      case 'date_unreadable':
        return finding('error', code, at, { cell, problem: problem.problem });
      case 'date_in_future':
        return finding('error', code, at, { cell, today: problem.today });
      case 'elements_unknown':
        return finding('error', code, at, { unknown: problem.unknown.map((name) => `“${name}”`).join(', ') });
      case 'too_long':
        return finding('error', code, at, { cell, longest: problem.longest });
      default:
        return finding('error', code, at, { cell });
    }
  }

  private at(row: number, column: string | null = null): Where {
    return { sheet: this.sheet.name, row, column };
  }
}
