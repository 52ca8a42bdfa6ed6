import { z } from 'zod';

/** Of the archive itself; a later one is refused by name. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const DATABASE_NAMES = { sqlite: 'database.sqlite', postgres: 'database.pgdump' } as const;

const PieceSchema = z.strictObject({
  name: z.string().regex(/^(database\.(sqlite|pgdump)|files\/[0-9a-f]{2}\/[0-9a-f]{64})$/),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a backup holds, as the first file in it: `manifest.json`. */
export const ManifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** ISO 8601 */
  madeAt: z.string(),
  engine: z.enum(['sqlite', 'postgres']),
  /** the steps of the schema that the database has */
  migrations: z.array(z.string()),
  database: PieceSchema,
  files: z.array(PieceSchema),
});

export type Piece = z.infer<typeof PieceSchema>;
export type Manifest = z.infer<typeof ManifestSchema>;
