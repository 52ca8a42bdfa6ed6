import * as z from 'zod';

const line = z.string().trim().min(1).max(120);
const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const LinesShape = { government: line, secretariat: line, office: line };

/** What becomes of the crest: it stays, it goes, or the picture in the field `file` takes its place. */
export const CREST_CHOICES = ['keep', 'none', 'new'] as const;

/** `POST /letterhead`: form fields, with a picture in the field `file` where `crest` is `new`. An empty address = none. */
export const NewLetterheadSchema = z.strictObject({
  ...LinesShape,
  address: z.string().trim().max(300),
  crest: z.enum(CREST_CHOICES),
});
export type NewLetterhead = z.output<typeof NewLetterheadSchema>;

const LetterheadShape = {
  government: z.string(),
  secretariat: z.string(),
  office: z.string(),
  address: z.string().nullable(),
  /** SHA-256 of the picture: `GET /letterhead/crests/{crest}` */
  crest: Sha256Schema.nullable(),
};

/** What reports are headed with now; `set` null = nobody has set it: as the register names them. */
export const LetterheadSchema = z.object({
  ...LetterheadShape,
  set: z.object({ at: z.string(), by: z.string() }).nullable(),
});
export type LetterheadView = z.infer<typeof LetterheadSchema>;

/** Every letterhead that was set, the newest first. */
export const LetterheadVersionsSchema = z.object({
  items: z.array(z.object({ ...LetterheadShape, id: z.string(), at: z.string(), by: z.string() })),
});
export type LetterheadVersions = z.infer<typeof LetterheadVersionsSchema>;
