import { IDENTITY_ELEMENTS, RULESET_1, type ElementCode } from '@pantausop/domain';
import { z } from 'zod';
import rows from '../../reference/elements.json' with { type: 'json' };
import { bilingualSchema, elementSchema, type Bilingual } from './schemas';

const schema = z.array(
  z.strictObject({
    code: elementSchema,
    labels: bilingualSchema,
    explanation: bilingualSchema,
    aliases: z.array(z.string()),
  }),
);

/** A part that an SOP-AP document must carry (PermenPANRB 35/2012), as people know it. */
export interface ReferenceElement {
  readonly code: ElementCode;
  readonly group: 'identity' | 'procedure';
  /** Under ruleset 1. */
  readonly points: number;
  readonly labels: Bilingual;
  readonly explanation: Bilingual;
  /** Labels seen on real forms, lower case. */
  readonly aliases: readonly string[];
}

const IDENTITY: ReadonlySet<ElementCode> = new Set(IDENTITY_ELEMENTS);

/** The 19 elements in the order of the form. */
export const REFERENCE_ELEMENTS: readonly ReferenceElement[] = schema.parse(rows).map((element) => ({
  ...element,
  group: IDENTITY.has(element.code) ? 'identity' : 'procedure',
  points: RULESET_1.elementPoints[element.code],
}));
