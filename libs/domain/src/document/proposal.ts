import type { ElementCode } from '../scoring/elements';
import type { Place } from './content';

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
/** How far a person can rely on a proposal before looking. */
export type Confidence = (typeof CONFIDENCES)[number];

/** Why an element is proposed as present or absent; the words stand in the catalogues. */
export const PROPOSAL_REASONS = [
  'value_found',
  'value_blank',
  'value_unfit',
  'label_missing',
  'unit_line',
  'government_only',
  'title_line',
  'signature_block',
  'office_only',
  'column_filled',
  'column_partly',
  'column_blank',
  'column_missing',
  'actors_named',
  'shapes_drawn',
  'symbols_written',
  'marks_only',
  'picture_only',
  'nothing_drawn',
] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

/** What reading a file says about one element; a person decides. */
export interface ElementProposal {
  readonly element: ElementCode;
  readonly present: boolean;
  readonly confidence: Confidence;
  readonly reason: ProposalReason;
  /** numbers of the reason: how many, of how many */
  readonly count: number | null;
  readonly of: number | null;
  /** the words of the label as they stand there; null when there is none */
  readonly label: string | null;
  /** the words of the value; null when there is none */
  readonly value: string | null;
  readonly place: Place | null;
}
