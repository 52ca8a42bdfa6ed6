import { FRESHNESS_GRADES } from '@pantausop/domain';
import * as z from 'zod';
import { UnitKindSchema } from './organisation';
import { CalendarDateSchema } from './primitives';

export const UnitActivityQuerySchema = z.strictObject({
  asOf: CalendarDateSchema.optional(),
  /** id or code; omitted = all OPDs */
  root: z.string().max(64).optional(),
});

export const UnitActivitySchema = z.object({
  asOf: z.string(),
  /** the accounts are those of this day, whichever date is asked for */
  accountsOn: z.string(),
  /** how many OPDs have each grade of freshness */
  grades: z.record(z.enum(FRESHNESS_GRADES), z.int()),
  items: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      abbreviation: z.string(),
      kind: UnitKindSchema,
      /** the day on which something was last recorded of its SOPs, by then; null = never */
      lastRecordedOn: z.string().nullable(),
      days: z.int().nullable(),
      grade: z.enum(FRESHNESS_GRADES),
      silent: z.boolean(),
      operators: z.object({ active: z.int(), neverSignedIn: z.int(), lastSignInOn: z.string().nullable() }),
      /** SOPs that were handed in and are not decided on */
      review: z.object({ waiting: z.int(), oldestOn: z.string().nullable(), oldestDays: z.int().nullable() }),
    }),
  ),
});
export type UnitActivity = z.infer<typeof UnitActivitySchema>;
