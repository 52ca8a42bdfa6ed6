import type { CalendarDate } from '@pantausop/domain';
import { z } from 'zod';
import rows from '../../reference/holidays-2026.json' with { type: 'json' };
import { bilingualSchema, dateSchema, type Bilingual } from './schemas';

const schema = z.array(
  z.strictObject({
    date: dateSchema,
    labels: bilingualSchema,
    kind: z.enum(['libur_nasional', 'cuti_bersama']),
    evidence: z.string(),
    uncertain: z.boolean(),
  }),
);

/** A day without office work. */
export interface ReferenceHoliday {
  readonly date: CalendarDate;
  readonly labels: Bilingual;
  readonly kind: 'libur_nasional' | 'cuti_bersama';
  readonly evidence: string;
  /** True when fewer than two sources agree; to be confirmed with the joint decree (SKB 3 Menteri). */
  readonly uncertain: boolean;
}

/** Holidays of 2026 by date; a start for an editable table. No list of another year is shipped. */
export const REFERENCE_HOLIDAYS: readonly ReferenceHoliday[] = schema.parse(rows);
