import type { Figure, FigureKind, Place, TextCell, TextGrid } from '@pantausop/domain';
import type { XmlListener } from '../../files/xml';
import { kindOfPreset, kindOfVml } from './word-figures';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenCell = Writable<TextCell> & { lines: string[] };

/** A table that is being read. */
interface OpenTable {
  readonly kind: 'table';
  readonly grid: number;
  readonly number: number;
  readonly cells: OpenCell[];
  row: number;
  column: number;
  cell: OpenCell | null;
  span: number;
  /** the cell goes on from the one above */
  goesOn: boolean;
}

/** Paragraphs one below the other: a body, a header, a text box. */
interface OpenFlow {
  readonly kind: 'flow';
  readonly grid: number;
  readonly part: Place['part'];
  readonly cells: TextCell[];
  /** paragraphs so far, blank ones included */
  paragraphs: number;
  line: number;
}

/** Collects the text of one part of a Word document. */
export class WordListener implements XmlListener {
  private readonly grids: (TextGrid | null)[] = [];
  private readonly figures: Figure[] = [];
  private readonly open_: (OpenTable | OpenFlow)[] = [];
  private readonly paragraphs: string[] = [];
  private tables = 0;
  private collecting = false;
  /** depth inside what repeats the same content for older programs */
  private fallback = 0;
  private textBoxShape = false;

  /** @param firstGrid number of grids before those of this part */
  constructor(
    private readonly part: 'body' | 'header' | 'footer',
    private readonly firstGrid: number,
  ) {
    this.openFlow(part);
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'Fallback') this.fallback += 1;
    if (this.fallback > 0) return;
    const value = attributes['w:val'];
    const table = this.table;
    switch (name) {
      case 'p':
        this.paragraphs.push('');
        return;
      case 't':
        this.collecting = true;
        return;
      case 'tab':
        if (this.paragraphs.length > 0 && !('w:pos' in attributes)) this.add('\t');
        return;
      case 'br':
      case 'cr':
        this.add('\n');
        return;
      case 'tbl':
        this.openTable();
        return;
      case 'tr':
        if (table) table.column = 0;
        return;
      case 'gridBefore':
        if (table) table.column += Number(value ?? 0);
        return;
      case 'tc':
        if (table) this.openCell(table);
        return;
      case 'gridSpan':
        if (table) table.span = Math.max(1, Number(value ?? 1));
        return;
      case 'vMerge':
        if (table) table.goesOn = value !== 'restart';
        return;
      case 'txbxContent':
        this.openFlow('textbox');
        return;
      case 'cNvSpPr':
        this.textBoxShape = attributes['txBox'] === '1';
        return;
      case 'prstGeom':
        if (!this.textBoxShape) this.draw(kindOfPreset(attributes['prst'] ?? ''));
        return;
      case 'custGeom':
        this.draw('shape');
        return;
      case 'pic':
      case 'imagedata':
        this.draw('picture');
        return;
      default: {
        const kind = kindOfVml(name, attributes['type']);
        if (kind !== null) this.draw(kind);
      }
    }
  }

  text(text: string): void {
    if (this.collecting) this.add(text);
  }

  close(name: string): void {
    if (name === 'Fallback') this.fallback -= 1;
    if (this.fallback > 0) return;
    if (name === 't') this.collecting = false;
    else if (name === 'p') this.closeParagraph(this.paragraphs.pop() ?? '');
    else if (name === 'txbxContent') this.closeTop();
    else if (name === 'tbl') this.closeTop();
    else if (name === 'tr' && this.table) this.table.row += 1;
    else if (name === 'tc' && this.table) this.closeCell(this.table);
  }

  finish(): { grids: TextGrid[]; figures: Figure[] } {
    while (this.open_.length > 0) this.closeTop();
    return { grids: this.grids.flatMap((grid) => grid ?? []), figures: this.figures };
  }

  private get table(): OpenTable | null {
    const top = this.open_.at(-1);
    return top?.kind === 'table' ? top : null;
  }

  private add(text: string): void {
    const last = this.paragraphs.length - 1;
    if (last >= 0) this.paragraphs[last] += text;
  }

  /** Grids keep the order in which they open; `null` holds the place until they close. */
  private reserve(): number {
    this.grids.push(null);
    return this.firstGrid + this.grids.length - 1;
  }

  private openFlow(part: Place['part']): void {
    this.open_.push({ kind: 'flow', grid: this.reserve(), part, cells: [], paragraphs: 0, line: 0 });
  }

  private openTable(): void {
    this.tables += 1;
    this.open_.push({
      ...{ kind: 'table', grid: this.reserve(), number: this.tables, cells: [], row: 0, column: 0, cell: null },
      ...{ span: 1, goesOn: false },
    });
  }

  private openCell(table: OpenTable): void {
    table.span = 1;
    table.goesOn = false;
    const { row, column, number } = table;
    const place: Place = { part: this.part, table: number, row: row + 1, column: column + 1 };
    table.cell = { text: '', lines: [], place, left: column, right: column + 1, top: row, bottom: row + 1 };
  }

  private closeCell(table: OpenTable): void {
    const { cell, span, row } = table;
    if (!cell) return;
    cell.right = cell.left + span;
    table.column = cell.right;
    table.cell = null;
    const above = table.cells.find(({ left, bottom }) => left === cell.left && bottom === row);
    if (table.goesOn && above) above.bottom = row + 1;
    else table.cells.push(cell);
  }

  private closeParagraph(text: string): void {
    const top = this.open_.at(-1);
    if (top?.kind === 'table') top.cell?.lines.push(text.replaceAll('\t', ' '));
    if (top?.kind !== 'flow') return;
    top.paragraphs += 1;
    if (text.trim() === '') return;
    const pieces = text.split(/\t+/).filter((piece) => piece.trim() !== '');
    const place: Place = { part: top.part, line: top.paragraphs };
    const [line, bottom] = [top.line, top.line + 1];
    pieces.forEach((piece, at) => top.cells.push({ text: piece, place, left: at, right: at + 1, top: line, bottom }));
    top.line = bottom;
  }

  private closeTop(): void {
    const top = this.open_.pop();
    if (!top) return;
    const cells =
      top.kind === 'flow' ? top.cells : top.cells.map(({ lines, ...cell }) => ({ ...cell, text: lines.join('\n') }));
    const kind = top.kind === 'flow' ? 'lines' : 'table';
    // a grid without cells holds its place too: figures name grids by their index
    this.grids[top.grid - this.firstGrid] = { kind, reach: { right: 0, down: 0 }, cells };
  }

  private draw(kind: FigureKind): void {
    const table = this.open_.findLast((one): one is OpenTable => one.kind === 'table');
    const cell = table?.cell;
    if (!table || !cell) {
      const place: Place = { part: this.part };
      this.figures.push({ kind, grid: null, place, left: 0, right: 0, top: 0, bottom: 0 });
      return;
    }
    const { left, top, bottom, place } = cell;
    this.figures.push({ kind, grid: table.grid, place, left, right: left + table.span, top, bottom });
  }
}
