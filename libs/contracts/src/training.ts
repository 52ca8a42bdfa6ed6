import { PARTICIPANT_PROBLEMS } from '@pantausop/domain';
import { INPUT_RULES } from './input-rules';
import * as z from 'zod';
import { UnitKindSchema } from './organisation';
import { CalendarDateSchema, RatioSchema } from './primitives';

const text = (most: number) => z.string().trim().min(1).max(most);

/** Where people met. */
export const PLACE_KINDS = ['in_person', 'online', 'blended'] as const;

const TrainingShape = {
  title: text(300),
  subjects: z.array(text(200)).max(40),
  startsOn: CalendarDateSchema,
  /** inclusive */
  endsOn: CalendarDateSchema,
  placeKind: z.enum(PLACE_KINDS),
  place: z.string().trim().max(300),
  organiser: text(300),
  /** institutions, never persons */
  teachers: z.array(text(200)).max(20),
  /** JP, as people give them; null = not known */
  lessonHours: z.int().min(1).max(2000).nullable(),
  /** angkatan */
  batches: z.int().min(1).max(100),
  /** as announced; null = those that are recorded */
  statedParticipants: z.int().min(1).max(100_000).nullable(),
};

export const NewTrainingSchema = z.strictObject(TrainingShape);
export type NewTraining = z.output<typeof NewTrainingSchema>;
export const TrainingChangeSchema = z.strictObject(TrainingShape).partial();
export type TrainingChange = z.output<typeof TrainingChangeSchema>;

export const TrainingSchema = z.object({
  ...TrainingShape,
  startsOn: z.string(),
  endsOn: z.string(),
  place: z.string(),
  id: z.string(),
  /** calendar days from the first to the last, both counted */
  days: z.int(),
  /** people recorded by unit, at most as many as took part */
  recordedParticipants: z.int(),
  /** units of which anybody is recorded */
  units: z.int(),
  sourceNote: z.string().nullable(),
  /** invented */
  sample: z.boolean(),
});
export type Training = z.infer<typeof TrainingSchema>;
/** The latest first. */
export const TrainingsSchema = z.object({ items: z.array(TrainingSchema) });
export type Trainings = z.infer<typeof TrainingsSchema>;

const UnitNamed = z.object({ id: z.string(), code: z.string(), name: z.string(), abbreviation: z.string() });

export const ParticipantSchema = z.object({
  id: z.string(),
  unit: UnitNamed,
  /** null = people who are only counted, or a name that the caller may not see */
  name: z.string().nullable(),
  people: z.int(),
  batch: z.int().nullable(),
  /** in the drafting team of the unit */
  drafts: z.boolean(),
});
export type Participant = z.infer<typeof ParticipantSchema>;
export const ParticipantsSchema = z.object({
  /** false: names are left out for this caller */
  namesShown: z.boolean(),
  items: z.array(ParticipantSchema),
});
export type Participants = z.infer<typeof ParticipantsSchema>;

export const NewParticipantsSchema = z.strictObject({
  rows: z
    .array(
      z
        .strictObject({
          /** id, code, abbreviation or name */
          unit: text(200),
          name: text(200).nullable().optional(),
          people: z.int().min(1).max(1000).optional(),
          batch: z.int().min(1).nullable().optional(),
          drafts: z.boolean().optional(),
        })
        .refine(({ name, people = 1 }) => (name ?? null) === null || people === 1, {
          path: ['people'],
          error: INPUT_RULES.onePersonOfName,
        }),
    )
    .min(1)
    .max(500),
});
export type NewParticipants = z.output<typeof NewParticipantsSchema>;

export const PARTICIPANT_REFUSALS = [
  ...PARTICIPANT_PROBLEMS,
  'unknown_unit',
  'batch_beyond',
  'duplicate',
  'duplicate_in_list',
] as const;
export const ParticipantPreviewSchema = z.object({
  ready: z.int(),
  refused: z.int(),
  people: z.int(),
  rows: z.array(
    z.object({
      line: z.int(),
      /** as it was written */
      written: z.string(),
      unit: UnitNamed.nullable(),
      name: z.string().nullable(),
      people: z.int(),
      batch: z.int().nullable(),
      drafts: z.boolean(),
      problem: z.enum(PARTICIPANT_REFUSALS).nullable(),
      /** a unit that may have been meant */
      suggestion: UnitNamed.nullable(),
    }),
  ),
});
export type ParticipantPreview = z.infer<typeof ParticipantPreviewSchema>;
export const ParticipantsAddedSchema = z.object({ rows: z.int(), people: z.int() });
export type ParticipantsAdded = z.infer<typeof ParticipantsAddedSchema>;

export const TrainingCoverageQuerySchema = z.strictObject({
  asOf: CalendarDateSchema.optional(),
  /** id or code; without: all there is. A unit within a government stands for the government */
  root: z.string().max(64).optional(),
});

const ComparedGroupSchema = z.object({ opds: z.int(), before: RatioSchema, after: RatioSchema }).nullable();
export const TrainingCoverageSchema = z.object({
  asOf: z.string(),
  /** True while the database holds sample data. */
  sample: z.boolean(),
  /** the unit that it is about */
  root: z.string(),
  /** the OPDs of the date, and those with trained people */
  opds: z.object({ counted: z.int(), trained: z.int(), ratio: RatioSchema }),
  people: z.object({
    /** recorded, of trainings that ended by the date */
    recorded: z.int(),
    /** of OPDs that went into several others or none: nobody knows where they are */
    unplaced: z.int(),
    /** announced without a unit for each of them */
    withoutUnit: z.int(),
  }),
  /** SOPs that count on the date and whose drafting has begun: of how many the drafter is recorded, and was trained by then */
  drafting: z
    .object({ sops: z.int(), recorded: z.int(), byAlumni: z.int(), ratio: RatioSchema })
    /** null above governments: it is found SOP by SOP, government by government */
    .nullable(),
  /** OPD by OPD; of a unit above governments what lies directly below it */
  units: z.array(
    UnitNamed.extend({
      kind: UnitKindSchema,
      /** its OPDs, and those of them with trained people */
      opds: z.object({ counted: z.int(), trained: z.int() }),
      people: z.int(),
      drafters: z.int(),
      lastTrainedOn: z.string().nullable(),
      byTraining: z.array(z.object({ training: z.string(), people: z.int() })),
    }),
  ),
  /** Index of OPDs with and without participants, at the start and after. It says what was, not why. None above governments. */
  effects: z.array(
    z.object({
      training: z.string(),
      title: z.string(),
      startsOn: z.string(),
      /** null: no participants by OPD are recorded, so there is nothing to compare */
      after: z
        .array(z.object({ months: z.int(), on: z.string(), trained: ComparedGroupSchema, others: ComparedGroupSchema }))
        .nullable(),
    }),
  ),
});
export type TrainingCoverage = z.infer<typeof TrainingCoverageSchema>;
