/** Where something stands in a file, in the terms of whoever opens it. */
export interface Place {
  readonly part: 'body' | 'header' | 'footer' | 'textbox';
  /** 1-based page of a PDF */
  readonly page?: number;
  /** 1-based table of a document, with row and column of the cell */
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
  /** 1-based paragraph outside of tables, or line of a page */
  readonly line?: number;
  /** of a workbook, with its cell such as `B7` */
  readonly sheet?: string;
  readonly cell?: string;
}

/** A box in the coordinates of its grid: rows and columns of a table, points of a page. Down and right are positive. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Text that stands together: a cell of a table, a paragraph, a part of a line. Its own lines are parted by `\n`. */
export interface TextCell extends Box {
  readonly text: string;
  readonly place: Place;
}

/** Cells that stand in one system of coordinates. */
export interface TextGrid {
  readonly kind: 'table' | 'lines';
  /** how far from its label a value may stand, to the right and below, in the grid's own unit */
  readonly reach: { readonly right: number; readonly down: number };
  readonly cells: readonly TextCell[];
}

/** `node`: a box, capsule, diamond, pentagon; `link`: an arrow or line between them; `shape`: one that cannot be told; `picture`: what a program cannot look into. */
export type FigureKind = 'node' | 'link' | 'shape' | 'picture';

/** Something drawn. */
export interface Figure extends Box {
  readonly kind: FigureKind;
  /** index of the grid whose coordinates it has; null = beside all tables */
  readonly grid: number | null;
  readonly place: Place;
}

/** What is read of a document: its text with places, and what is drawn. */
export interface DocumentContent {
  readonly kind: 'docx' | 'pdf' | 'xlsx';
  /** of a PDF */
  readonly pages: number | null;
  readonly grids: readonly TextGrid[];
  readonly figures: readonly Figure[];
}
