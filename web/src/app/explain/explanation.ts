import type { FigureBasis } from '../data/figure-basis';

/** A line of a computation: what, and its amount. */
export interface ExplanationLine {
  readonly label: string;
  readonly amount: string;
  readonly sum?: boolean;
}

/** Everything that a figure needs to be understood and repeated. All texts are ready to read. */
export interface Explanation {
  readonly title: string;
  readonly figure: string;
  readonly meaning: string;
  readonly formula: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly ExplanationLine[] }[];
  readonly basis: FigureBasis;
}
