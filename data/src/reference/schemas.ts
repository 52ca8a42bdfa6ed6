import { AREA_CODES, calendarDate, ELEMENT_CODES, isCalendarDate, type CalendarDate } from '@pantausop/domain';
import { z } from 'zod';

/** Building blocks that check the committed reference files when they are loaded, so that a slip of the pen fails at once. */
export const dateSchema = z
  .string()
  .refine(isCalendarDate, 'not a calendar date')
  .transform((text): CalendarDate => calendarDate(text));

export const areaSchema = z.enum(AREA_CODES);
export const elementSchema = z.enum(ELEMENT_CODES);
export const bilingualSchema = z.strictObject({
  id: z.string().min(1),
  en: z.string().min(1),
});

/** A text in Indonesian and English. */
export type Bilingual = z.infer<typeof bilingualSchema>;

/** The kinds of unit that the reference data of a city uses. */
export const unitKindSchema = z.enum([
  'city',
  'sekretariat',
  'inspektorat',
  'dinas',
  'badan',
  'kecamatan',
  'rsud',
  'bagian',
]);
