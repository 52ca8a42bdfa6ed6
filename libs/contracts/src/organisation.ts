import { UNIT_LEVELS } from '@pantausop/domain';
import * as z from 'zod';
import { PermissionSchema } from './access';
import { AreaCodeSchema, CalendarDateSchema, InstantSchema, RulesetNamedSchema } from './primitives';

export const UNIT_KINDS = [
  'nation',
  'province',
  'regency',
  'city',
  'sekretariat',
  'inspektorat',
  'dinas',
  'badan',
  'kecamatan',
  'rsud',
  'bagian',
  'bidang',
  'upt',
  'kelurahan',
  'lainnya',
] as const;
export const UnitKindSchema = z.enum(UNIT_KINDS);
export type UnitKind = z.infer<typeof UnitKindSchema>;

/** A unit with the name it bears on the asked date. */
export const UnitSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  abbreviation: z.string(),
  kind: UnitKindSchema,
  parentId: z.string().nullable(),
  /** Inclusive. */
  validFrom: z.string(),
  /** Exclusive; null = open. */
  validTo: z.string().nullable(),
});
export type Unit = z.infer<typeof UnitSchema>;

export const UnitsQuerySchema = z.strictObject({
  asOf: CalendarDateSchema.optional(),
  knownAt: InstantSchema.optional(),
  /** id or code */
  root: z.string().max(64).optional(),
  /** `page`: only what a page about the root names: what is above it, itself, the next level, and within a government all below it */
  view: z.enum(['page']).optional(),
});
export const AreasQuerySchema = UnitsQuerySchema.omit({ root: true, view: true });

export const UnitsSchema = z.object({
  asOf: z.string(),
  knownAt: z.string(),
  /** with `view`: the government that the page is about, or the unit above governments */
  root: z.string().optional(),
  items: z.array(UnitSchema),
});
export type Units = z.infer<typeof UnitsSchema>;

export const UnitLevelSchema = z.enum(UNIT_LEVELS);

export const UnitChoicesQuerySchema = z.strictObject({
  asOf: CalendarDateSchema.optional(),
  /** id or code; this unit and those below it. Without: every unit */
  below: z.string().max(64).optional(),
  /** units of these levels only, topmost first: `above` (governments lie below it), `government`, `opd`, `part` (of an OPD) */
  highest: UnitLevelSchema.optional(),
  lowest: UnitLevelSchema.optional(),
  /** only units in which the caller may do this */
  may: PermissionSchema.optional(),
  /** words in code, abbreviation or name, the unit's own and those of the units above it: `kesehatan medan` */
  q: z.string().max(200).optional(),
  /** id or code of a unit that is to be named beside the others */
  chosen: z.string().max(64).optional(),
  /** so many at most; without `q` all of them where they are few */
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** A unit to choose, with the names of those above it, topmost first and without the one above all. */
export const UnitChoiceSchema = UnitSchema.omit({ parentId: true, validFrom: true, validTo: true }).extend({
  level: UnitLevelSchema,
  above: z.array(z.string()),
  /** id of the government that it is or belongs to; null above governments */
  government: z.string().nullable(),
});
export type UnitChoice = z.infer<typeof UnitChoiceSchema>;

export const UnitChoicesSchema = z.object({
  asOf: z.string(),
  /** how many there are; `items` may be the first of them */
  total: z.int(),
  items: z.array(UnitChoiceSchema),
  /** null where none was asked about, or it does not stand on the day */
  chosen: UnitChoiceSchema.nullable(),
});
export type UnitChoices = z.infer<typeof UnitChoicesSchema>;

export const ReformAreaSchema = z.object({
  code: AreaCodeSchema,
  /** The starting article's wording. */
  label: z.string(),
  labels: z.object({ id: z.string(), en: z.string() }),
  /** Names in the national road maps, by period. */
  roadMapLabels: z.array(z.object({ period: z.string(), label: z.string(), source: z.string() })),
  weight: z.int(),
  order: z.int(),
  /** True for ketatalaksanaan. */
  focus: z.boolean(),
});
export const ReformAreasSchema = z.object({
  asOf: z.string(),
  knownAt: z.string(),
  /** whose weights they are */
  ruleset: RulesetNamedSchema,
  items: z.array(ReformAreaSchema),
});
export type ReformAreas = z.infer<typeof ReformAreasSchema>;
