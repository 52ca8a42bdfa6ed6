import type { CalendarDate, UnitFact, UnitId } from '@pantausop/domain';
import { z } from 'zod';
import rows from '../../reference/units.json' with { type: 'json' };
import { dateSchema, unitKindSchema } from './schemas';

/** A dated statement about a unit of Pemko Medan and what it rests on. */
export interface ReferenceUnitFact {
  readonly unit: UnitId;
  readonly fact: UnitFact;
  readonly effectiveOn: CalendarDate;
  /** Source marks as in data/README.md. */
  readonly evidence: string;
  /** True when it is general knowledge that no source confirmed. */
  readonly background: boolean;
}

const factSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('established'),
    code: z.string(),
    name: z.string(),
    abbreviation: z.string(),
    kind: unitKindSchema,
    parent: z.string().nullable(),
  }),
  z.strictObject({
    type: z.literal('renamed'),
    code: z.string(),
    name: z.string(),
    abbreviation: z.string(),
  }),
  z.strictObject({
    type: z.literal('closed'),
    how: z.enum(['merged', 'split', 'dissolved']),
    successors: z.array(z.string()).min(1),
  }),
]);

const schema = z.array(
  z.strictObject({
    unit: z.string(),
    effectiveOn: dateSchema,
    fact: factSchema,
    evidence: z.string(),
    background: z.boolean(),
  }),
);

/** The root of the reference data: Pemerintah Kota Medan. */
export const REFERENCE_ROOT: UnitId = 'medan';

/** The day on which the changed list of perangkat daerah (Perda 8/2022) takes effect in this register. */
export const REORGANISATION_ON = dateSchema.parse('2022-12-01');

/**
 * The units of Pemko Medan in both periods (2016-12 and 2022-12) with their succession. Parents and successors come
 * before the facts that name them. The root is dated 1900-01-01: an open start of the register, not a founding date.
 */
export const REFERENCE_UNITS: readonly ReferenceUnitFact[] = schema.parse(rows);
