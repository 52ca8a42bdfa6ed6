import * as z from 'zod';
import { AreaCodeSchema } from './primitives';

/** An SOP that units are likely to need: a proposal, never an obligation by itself. */
export const CatalogueSopSchema = z.object({
  code: z.string(),
  title: z.object({ id: z.string(), en: z.string() }),
  area: AreaCodeSchema,
  /** kinds of unit that need it; null = every kind */
  unitKinds: z.array(z.string()).nullable(),
});
export type CatalogueSop = z.infer<typeof CatalogueSopSchema>;
export const CatalogueSchema = z.object({ items: z.array(CatalogueSopSchema) });
export type Catalogue = z.infer<typeof CatalogueSchema>;
