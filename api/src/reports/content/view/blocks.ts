import type { Direction } from '@pantausop/domain';

/** A change as it is read: ▲ 1,3 poin. */
export interface ChangeMark {
  readonly direction: Direction;
  /** where more is worse; without it a fall is */
  readonly worse?: boolean;
  readonly text: string;
}

/** The colour of a change: that of a rise is the good one. */
export const toneOf = ({ direction, worse }: ChangeMark): Direction =>
  direction === 'same' || worse === undefined ? direction : worse ? 'down' : 'up';

export interface Figure {
  readonly label: string;
  readonly value: string;
  /** smaller, beside the value */
  readonly unit: string;
  readonly change: ChangeMark | null;
  readonly note: string;
}

export interface Row {
  readonly title: string;
  /** before the title: a number or a mark */
  readonly lead?: string;
  readonly when?: RowDay;
  /** below the title, in its size */
  readonly about?: string;
  readonly notes?: readonly string[];
  /** what is asked of the reader */
  readonly ask?: string;
  readonly value?: string;
  readonly change?: ChangeMark;
  readonly strong?: boolean;
}

/** The day that a row is about; it has a column of its own. */
export interface RowDay {
  /** `22 Okt` */
  readonly day: string;
  readonly weekday: string;
  /** `Kamis, 22 Oktober 2026` */
  readonly full: string;
  readonly past: boolean;
}

/** One area with the OPDs that have it complete, partly or not. */
export interface AreaRow {
  readonly name: string;
  readonly short: string;
  readonly share: string;
  readonly counts: string;
  readonly change: ChangeMark;
  readonly strong: boolean;
  readonly cid: string;
  readonly alt: string;
}

/** A report as a reader meets it, from top to bottom; mail, text twin and paper are written from the same blocks. */
export type Block =
  | { readonly kind: 'sentences'; readonly lines: readonly string[] }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[]; readonly note: string | null }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'heading'; readonly title: string; readonly caption: string | null; readonly plain: string }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'areas'; readonly rows: readonly AreaRow[]; readonly legend: readonly LegendEntry[] }
  | {
      readonly kind: 'picture';
      readonly cid: string;
      readonly alt: string;
      readonly width: number;
      readonly height: number;
    };

export interface LegendEntry {
  readonly colour: string;
  readonly mark: string;
  readonly text: string;
}

export interface View {
  readonly title: string;
  readonly subtitle: string | null;
  readonly from: string;
  /** whether its crest stands beside it */
  readonly crest: boolean;
  readonly asOf: string;
  /** three facts in under 90 characters */
  readonly preheader: string;
  readonly blocks: readonly Block[];
  /** of attachments and seal */
  readonly foot: readonly string[];
}

/** A section: its heading states the finding; `plain` names it where there is no picture to find it in. */
export const section = (title: string, caption: string | null, plain: string, ...blocks: readonly Block[]): Block[] => [
  { kind: 'heading', title, caption, plain },
  ...blocks,
];
