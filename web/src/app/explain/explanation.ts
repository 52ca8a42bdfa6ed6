import type { FigureBasis } from '../data/figure-basis';

/** A line of a computation: what, and its amount. */
export interface ExplanationLine {
  readonly label: string;
  readonly amount: string;
  readonly sum?: boolean;
}

export interface ExplanationSection {
  readonly title: string;
  readonly lines: readonly ExplanationLine[];
}

/** A figure explained in words and numbers that are ready to read. */
export interface ReadExplanation {
  readonly title: string;
  readonly figure: string;
  readonly meaning: string;
  readonly formula: string;
  readonly sections: readonly ExplanationSection[];
}

/** A figure that a page explains from what it holds: made of other figures, such as a rank. */
export interface GivenExplanation extends ReadExplanation {
  readonly basis: FigureBasis;
}
