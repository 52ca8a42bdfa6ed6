import { dateOfSerial } from './excel-dates';
import { fileRefusal } from './file-refusal';
import {
  columnName,
  numberText,
  ROWS_BESIDE_DATA,
  type Cell,
  type WorkbookLimits,
  type Merge,
  type SheetRow,
} from './workbook';
import type { XmlListener } from './xml';

/** What the cells of a sheet refer to. */
export interface WorkbookParts {
  readonly strings: readonly string[];
  /** by index of the cell format: shows a date */
  readonly dateStyles: readonly boolean[];
  readonly system1904: boolean;
}

/** 1-based column and row of a reference such as `AB12`; null when it is none. */
export function readReference(reference: string): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(match[2]) };
}

function readMerge(reference: string): Merge | null {
  const [from, to] = reference.split(':').map(readReference);
  return from && to ? { fromRow: from.row, toRow: to.row, fromColumn: from.column, toColumn: to.column } : null;
}

/** Excel writes control characters as `_x000D_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  /** a stored result was there, perhaps an empty text */
  hasValue: boolean;
  value: string;
}

/** Collects the rows of one sheet from its XML. */
export class SheetListener implements XmlListener {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  private row = 0;
  private hidden = false;
  private cells: Cell[] = [];
  private cell: OpenCell | null = null;
  private collecting = false;
  private phonetic = 0;

  constructor(
    private readonly parts: WorkbookParts,
    private readonly limits: WorkbookLimits,
    private readonly name: string,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.row = Number(attributes['r'] ?? this.row + 1);
      this.hidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
      this.cells = [];
    } else if (name === 'c') {
      const column = readReference(attributes['r'] ?? '')?.column ?? this.cells.length + 1;
      const { t: type = 'n', s: style = '0' } = attributes;
      this.cell = { column, type, style: Number(style), formula: false, hasValue: false, value: '' };
    } else if (this.cell && name === 'f') {
      this.cell.formula = true;
    } else if (name === 'rPh') {
      this.phonetic += 1;
    } else if (this.cell && (name === 'v' || name === 't')) {
      this.cell.hasValue = true;
      this.collecting = this.phonetic === 0;
    } else if (name === 'mergeCell') {
      const merge = readMerge(attributes['ref'] ?? '');
      if (merge) this.merges.push(merge);
    }
  }

  text(text: string): void {
    if (this.cell && this.collecting) this.cell.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c' && this.cell) this.closeCell(this.cell);
    else if (name === 'row' && this.cells.length > 0) this.closeRow();
  }

  private closeCell(open: OpenCell): void {
    this.cell = null;
    const cell = this.cellOf(open);
    if (cell === undefined) return;
    if (open.column > this.limits.maxColumns) {
      const at = `${columnName(open.column)}${this.row}`;
      throw fileRefusal('too_many_columns', { most: this.limits.maxColumns, sheet: this.name, at });
    }
    this.cells[open.column - 1] = cell;
  }

  private cellOf({ type, style, formula, hasValue, value }: OpenCell): Cell {
    const about = formula ? ({ formula: hasValue ? 'value' : 'empty' } as const) : {};
    const of = (text: string, more: { date?: true; error?: true } = {}): Cell => {
      if (text.trim() === '' && !(formula && !hasValue)) return undefined;
      return formula || more.date || more.error ? { text, ...about, ...more } : text;
    };
    switch (type) {
      case 's':
        return of(this.parts.strings[Number(value)] ?? '');
      case 'str':
      case 'inlineStr':
        return of(unescaped(value));
      case 'b':
        return of(value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE');
      case 'e':
        return of(value === '' ? '#ERROR!' : value, { error: true });
      case 'd':
        return of(value.slice(0, 10), { date: true });
      default: {
        if (value === '' || !this.parts.dateStyles[style]) return of(value === '' ? '' : numberText(value));
        const date = dateOfSerial(Number(value), this.parts.system1904);
        return date === null ? of(numberText(value)) : of(date, { date: true });
      }
    }
  }

  private closeRow(): void {
    this.rows.push({ row: this.row, cells: this.cells, hidden: this.hidden });
    if (this.rows.length > this.limits.maxRows + ROWS_BESIDE_DATA) {
      throw fileRefusal('too_many_rows', { most: this.limits.maxRows, sheet: this.name });
    }
  }
}
