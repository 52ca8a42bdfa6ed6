import { fileRefusal } from './file-refusal';
import {
  columnName,
  numberText,
  ROWS_BESIDE_DATA,
  type Cell,
  type Merge,
  type SheetRow,
  type WorkbookLimits,
} from './workbook';
import type { XmlListener } from './xml';

type Attributes = Readonly<Record<string, string>>;

interface OpenSheet {
  readonly name: string;
  readonly style: string;
  readonly rows: SheetRow[];
  readonly merges: Merge[];
}

interface OpenRow {
  readonly times: number;
  readonly hidden: boolean;
  readonly cells: Cell[];
  /** 0-based column of the next cell */
  next: number;
}

interface OpenCell {
  readonly attributes: Attributes;
  readonly covered: boolean;
  readonly paragraphs: string[];
}

/** Attributes come with the prefix of their file; the usual ones are those of the standard. */
const times = (text: string | undefined): number => Math.max(1, Math.floor(Number(text ?? 1)) || 1);

/** Collects the sheets of `content.xml`. Repeated blank rows and cells, of which a sheet has a million, cost nothing. */
export class OdsListener implements XmlListener {
  readonly sheets: OpenSheet[] = [];
  readonly hiddenStyles = new Set<string>();
  isSpreadsheet = false;
  private styleName = '';
  private sheet: OpenSheet | null = null;
  /** 1-based row of the next row */
  private at = 1;
  private row: OpenRow | null = null;
  private cell: OpenCell | null = null;
  private paragraph = false;
  /** comments and drawings inside a cell are no part of its text */
  private aside = 0;
  /** sheets inside a cell (linked tables) are left out */
  private nested = 0;

  constructor(private readonly limits: WorkbookLimits) {}

  open(tag: string, attributes: Attributes): void {
    if (tag === 'spreadsheet') this.isSpreadsheet = true;
    else if (tag === 'style') this.styleName = attributes['style:name'] ?? '';
    else if (tag === 'table-properties' && attributes['table:display'] === 'false')
      this.hiddenStyles.add(this.styleName);
    else if (tag === 'table') this.openTable(attributes);
    else if (this.sheet !== null && this.nested === 0) this.openWithin(tag, attributes);
  }

  text(text: string): void {
    const cell = this.cell;
    if (cell && this.paragraph && this.aside === 0) cell.paragraphs[cell.paragraphs.length - 1] += text;
  }

  close(tag: string): void {
    if (tag === 'table') {
      if (this.nested > 0) this.nested -= 1;
      else this.sheet = null;
    } else if (tag === 'annotation' || tag === 'shapes' || tag === 'frame') this.aside -= 1;
    else if (tag === 'p' && this.aside === 0) this.paragraph = false;
    else if ((tag === 'table-cell' || tag === 'covered-table-cell') && this.cell && this.nested === 0)
      this.closeCell(this.cell);
    else if (tag === 'table-row' && this.row && this.nested === 0) this.closeRow(this.row);
  }

  private openTable(attributes: Attributes): void {
    if (this.sheet !== null) {
      this.nested += 1;
      return;
    }
    const name = attributes['table:name'] ?? `Sheet${this.sheets.length + 1}`;
    this.sheet = { name, style: attributes['table:style-name'] ?? '', rows: [], merges: [] };
    this.sheets.push(this.sheet);
    this.at = 1;
  }

  private openWithin(tag: string, attributes: Attributes): void {
    switch (tag) {
      case 'table-row':
        this.row = {
          times: times(attributes['table:number-rows-repeated']),
          hidden: ['collapse', 'filter'].includes(attributes['table:visibility'] ?? ''),
          cells: [],
          next: 0,
        };
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.cell = { attributes, covered: tag === 'covered-table-cell', paragraphs: [] };
        break;
      case 'annotation':
      case 'shapes':
      case 'frame':
        this.aside += 1;
        break;
      case 'p':
        if (this.cell && this.aside === 0) {
          this.cell.paragraphs.push('');
          this.paragraph = true;
        }
        break;
      case 's':
        this.text(' '.repeat(Math.min(100, times(attributes['text:c']))));
        break;
      case 'tab':
        this.text('\t');
        break;
      case 'line-break':
        this.text('\n');
    }
  }

  private closeCell(open: OpenCell): void {
    this.cell = null;
    const { row, sheet } = this;
    if (!row || !sheet) return;
    const repeated = times(open.attributes['table:number-columns-repeated']);
    const cell = open.covered ? undefined : cellOf(open);
    if (cell !== undefined) {
      if (row.next + repeated > this.limits.maxColumns) {
        const at = `${columnName(Math.max(row.next, this.limits.maxColumns) + 1)}${this.at}`;
        throw fileRefusal('too_many_columns', { most: this.limits.maxColumns, sheet: sheet.name, at });
      }
      for (let i = 0; i < repeated; i++) row.cells[row.next + i] = cell;
    }
    const down = times(open.attributes['table:number-rows-spanned']);
    const across = times(open.attributes['table:number-columns-spanned']);
    if (down > 1 || across > 1) {
      const [fromRow, fromColumn] = [this.at, row.next + 1];
      sheet.merges.push({ fromRow, fromColumn, toRow: fromRow + down - 1, toColumn: fromColumn + across - 1 });
    }
    row.next += repeated;
  }

  private closeRow({ times: repeated, hidden, cells }: OpenRow): void {
    this.row = null;
    const { sheet } = this;
    if (sheet && cells.length > 0) {
      const most = this.limits.maxRows + ROWS_BESIDE_DATA;
      if (sheet.rows.length + repeated > most) {
        throw fileRefusal('too_many_rows', { most: this.limits.maxRows, sheet: sheet.name });
      }
      for (let i = 0; i < repeated; i++) sheet.rows.push({ row: this.at + i, cells, hidden });
    }
    this.at += repeated;
  }
}

/** What a cell says: its date or number as it is stored, else its text. */
function cellOf({ attributes, paragraphs }: OpenCell): Cell {
  const shown = paragraphs.join('\n');
  const formula = attributes['table:formula'] !== undefined;
  const type = attributes['office:value-type'];
  const stored = type !== undefined || shown.trim() !== '';
  const about = formula ? ({ formula: stored ? 'value' : 'empty' } as const) : {};
  const of = (text: string, more: { date?: true; error?: true } = {}): Cell => {
    if (text.trim() === '' && !(formula && !stored)) return undefined;
    return formula || more.date || more.error ? { text, ...about, ...more } : text;
  };
  if (
    attributes['calcext:value-type'] === 'error' ||
    /^(?:#(?:REF|N\/A|NAME|VALUE|DIV\/0)[!?]?|Err:\d+)$/.test(shown)
  ) {
    return of(shown || '#ERROR!', { error: true });
  }
  switch (type) {
    case 'float':
    case 'currency':
      return of(numberText(attributes['office:value'] ?? shown));
    case 'date':
      return of((attributes['office:date-value'] ?? shown).slice(0, 10), { date: true });
    case 'boolean':
      return of(attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE');
    case 'string':
      return of(attributes['office:string-value'] ?? shown);
    default:
      return of(shown);
  }
}
