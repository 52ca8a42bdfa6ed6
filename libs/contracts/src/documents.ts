import * as z from 'zod';
import { CONFIDENCES, PROPOSAL_REASONS } from '@pantausop/domain';
import { ElementCodeSchema } from './primitives';

/** What may be given as the document of an SOP, by its content. */
export const DOCUMENT_KINDS = ['docx', 'pdf', 'xlsx'] as const;
export const DocumentKindSchema = z.enum(DOCUMENT_KINDS);
export type DocumentKind = z.infer<typeof DocumentKindSchema>;

/** `in_force`: the signed document; `draft`: one that is being worked on, also a revision while the old one stays in force. */
export const DOCUMENT_VERSIONS = ['draft', 'in_force'] as const;
export const DocumentVersionSchema = z.enum(DOCUMENT_VERSIONS);
export type DocumentVersion = z.infer<typeof DocumentVersionSchema>;

const said = z.string().trim().min(1).max(2000);

/** The form fields beside the file. */
export const NewDocumentSchema = z.strictObject({
  /** default: of the draft, unless the SOP is in force and not in revision */
  version: DocumentVersionSchema.optional(),
  note: z.string().trim().max(2000).optional(),
});
export type NewDocument = z.infer<typeof NewDocumentSchema>;

export const WithdrawalSchema = z.strictObject({ reason: said });
export type Withdrawal = z.infer<typeof WithdrawalSchema>;

/** A file that was given as the document of an SOP. It is never deleted; a withdrawn one says why. */
export const SopDocumentSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: DocumentKindSchema,
  mediaType: z.string(),
  /** bytes */
  size: z.int(),
  /** SHA-256 of the bytes, hexadecimal */
  sha256: z.string(),
  version: DocumentVersionSchema,
  note: z.string().nullable(),
  uploadedAt: z.string(),
  uploadedBy: z.string(),
  uploadedByName: z.string(),
  /** the earliest document of this SOP with the very same bytes; null when this is it */
  sameAs: z.string().nullable(),
  withdrawn: z.object({ at: z.string(), by: z.string(), byName: z.string(), reason: z.string() }).nullable(),
});
export type SopDocument = z.infer<typeof SopDocumentSchema>;

/** The latest first. */
export const SopDocumentsSchema = z.object({
  items: z.array(SopDocumentSchema),
  /** largest file that is taken, in bytes */
  maxBytes: z.int(),
});
export type SopDocuments = z.infer<typeof SopDocumentsSchema>;

/** Where something stands in a file. */
export const PlaceSchema = z.object({
  part: z.enum(['body', 'header', 'footer', 'textbox']),
  page: z.int().optional(),
  table: z.int().optional(),
  row: z.int().optional(),
  column: z.int().optional(),
  line: z.int().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
});

/** What reading a file says about one element; `document_checked` is recorded only when a person confirms. */
export const ElementProposalSchema = z.object({
  element: ElementCodeSchema,
  present: z.boolean(),
  confidence: z.enum(CONFIDENCES),
  reason: z.enum(PROPOSAL_REASONS),
  count: z.int().nullable(),
  of: z.int().nullable(),
  /** words of the label as they stand there */
  label: z.string().nullable(),
  /** words of the value */
  value: z.string().nullable(),
  place: PlaceSchema.nullable(),
});

/** `GET …/documents/{document}/elements` */
export const DocumentElementsSchema = z.object({
  document: z.string(),
  sha256: z.string(),
  /** version of the reader */
  reader: z.int(),
  pages: z.int().nullable(),
  /** false: a scan without text, about which nothing is proposed */
  hasText: z.boolean(),
  /** 19 in the order of the form; none without text */
  items: z.array(ElementProposalSchema),
});
export type DocumentElements = z.infer<typeof DocumentElementsSchema>;
