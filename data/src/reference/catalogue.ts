import type { AreaCode, UnitKind } from '@pantausop/domain';
import { z } from 'zod';
import rows from '../../reference/catalogue.json' with { type: 'json' };
import { areaSchema, bilingualSchema, unitKindSchema, type Bilingual } from './schemas';

const schema = z.array(
  z.strictObject({
    code: z.string(),
    titles: bilingualSchema,
    area: areaSchema,
    activity: z.enum(['pelayanan', 'rutin', 'penugasan']),
    unitKinds: z.array(unitKindSchema).nullable(),
    source: z.string(),
    inferred: z.boolean(),
  }),
);

/** An SOP that any OPD is likely to need: a proposal for the list of needs, never an obligation by itself. */
export interface CatalogueSop {
  readonly code: string;
  readonly titles: Bilingual;
  /** The area is a product classification; the sources do not tag SOPs by area. */
  readonly area: AreaCode;
  /** Kind of activity within the duties of a unit. */
  readonly activity: 'pelayanan' | 'rutin' | 'penugasan';
  /** null = every kind of unit. */
  readonly unitKinds: readonly UnitKind[] | null;
  readonly source: string;
  /** True when the title is worded by us and not taken from a real register. */
  readonly inferred: boolean;
}

/** The SOPs that any OPD needs, by area in the order of the starting article. */
export const SOP_CATALOGUE: readonly CatalogueSop[] = schema.parse(rows);
