import * as z from 'zod';

const DigestSchema = z.string().regex(/^[0-9a-f]{64}$/);
const PartSchema = z.object({ path: z.string(), bytes: z.int(), sha256: DigestSchema });

/** What an archive says of itself: every part with its size and digest. */
export const ManifestSchema = z.object({
  format: z.literal('pantausop-archive'),
  version: z.literal(1),
  madeAt: z.string(),
  /** steps of the schema: it is read by a program with the same ones */
  schema: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), rows: z.int(), parts: z.array(PartSchema) })),
  /** bytes of cells, by digest */
  files: z.array(PartSchema),
});
export type Manifest = z.infer<typeof ManifestSchema>;
export type ManifestPart = z.infer<typeof PartSchema>;

export const MANIFEST = 'manifest.json';
