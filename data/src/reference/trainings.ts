import type { CalendarDate, UnitId } from '@pantausop/domain';
import { z } from 'zod';
import rows from '../../reference/trainings.json' with { type: 'json' };
import { dateSchema } from './schemas';

const schema = z.array(
  z.strictObject({
    id: z.string(),
    sample: z.boolean(),
    name: z.string(),
    startsOn: dateSchema,
    endsOn: dateSchema,
    days: z.int().min(1),
    hours: z.string(),
    lessonHours: z.int().min(1).nullable(),
    batches: z.int().min(1),
    participants: z.int().min(0),
    place: z.string(),
    organiserUnit: z.string(),
    organiser: z.string(),
    teachers: z.array(z.string()),
    subjects: z.array(z.string()),
    participantsByUnit: z.array(z.strictObject({ unit: z.string(), participants: z.int().min(1) })),
    evidence: z.string(),
  }),
);

/** An SOP-AP training. Institutions only, never persons. */
export interface ReferenceTraining {
  readonly id: string;
  /** True for invented data, which must be marked as such wherever it is shown. */
  readonly sample: boolean;
  readonly name: string;
  readonly startsOn: CalendarDate;
  /** Inclusive. */
  readonly endsOn: CalendarDate;
  readonly days: number;
  readonly hours: string;
  /** JP; null = not known */
  readonly lessonHours: number | null;
  /** Angkatan. */
  readonly batches: number;
  readonly participants: number;
  readonly place: string;
  readonly organiserUnit: UnitId;
  readonly organiser: string;
  readonly teachers: readonly string[];
  readonly subjects: readonly string[];
  /** Empty when the split over OPDs is not known. */
  readonly participantsByUnit: readonly {
    readonly unit: UnitId;
    readonly participants: number;
  }[];
  readonly evidence: string;
}

const ALL: readonly ReferenceTraining[] = schema.parse(rows);

/** Trainings that took place: the one of 19-23 August 2019. */
export const REFERENCE_TRAININGS: readonly ReferenceTraining[] = ALL.filter((training) => !training.sample);

/** Invented later trainings, for sample databases only. */
export const SAMPLE_TRAININGS: readonly ReferenceTraining[] = ALL.filter((training) => training.sample);
