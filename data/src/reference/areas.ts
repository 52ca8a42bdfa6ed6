import { FOCUS_AREA, type AreaCode } from '@pantausop/domain';
import { z } from 'zod';
import rows from '../../reference/areas.json' with { type: 'json' };
import { areaSchema, bilingualSchema, type Bilingual } from './schemas';

const schema = z.array(
  z.strictObject({
    code: areaSchema,
    articleLabel: z.string(),
    labels: bilingualSchema,
    about: bilingualSchema,
    roadMapLabels: z.array(
      z.strictObject({
        period: z.string(),
        label: z.string(),
        source: z.string(),
        background: z.boolean(),
      }),
    ),
    aliases: z.array(z.string()),
  }),
);

/** A reform area as people know it. Its weight in the index belongs to the ruleset. */
export interface ReferenceArea {
  readonly code: AreaCode;
  /** 1..8, the order of the starting article. */
  readonly order: number;
  /** The wording of the starting article of August 2019. */
  readonly articleLabel: string;
  readonly labels: Bilingual;
  readonly about: Bilingual;
  readonly roadMapLabels: readonly {
    readonly period: string;
    readonly label: string;
    readonly source: string;
    readonly background: boolean;
  }[];
  /** Other names seen in the field, lower case. */
  readonly aliases: readonly string[];
  /** True for ketatalaksanaan, the subject of the training of August 2019. */
  readonly focus: boolean;
}

/** The eight areas in the order of the starting article. */
export const REFERENCE_AREAS: readonly ReferenceArea[] = schema.parse(rows).map((area, index) => ({
  ...area,
  order: index + 1,
  focus: area.code === FOCUS_AREA,
}));
