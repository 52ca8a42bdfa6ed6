import * as z from 'zod';
import { DUTY_REASONS, GOVERNING_DUTIES, OPD_DUTIES, UNIT_DUTIES } from '@pantausop/domain';
import { AreaCodeSchema, ElementCodeSchema, PageQueryShape } from './primitives';
import { StageSchema } from './register';

/** Kinds of work, in the order in which a page shows them. */
export const WORK_KINDS = [...GOVERNING_DUTIES, ...OPD_DUTIES, ...UNIT_DUTIES] as const;
export const WorkKindSchema = z.enum(WORK_KINDS);
export type WorkKind = z.infer<typeof WorkKindSchema>;

export const WorkQueueQuerySchema = z.strictObject({
  /** one kind, page by page; without it the first of every kind */
  kind: WorkKindSchema.optional(),
  /** id of a unit; with those below it */
  unit: z.string().max(64).optional(),
  area: AreaCodeSchema.optional(),
  page: PageQueryShape.page,
  pageSize: PageQueryShape.pageSize,
});
export type WorkQueueQuery = z.output<typeof WorkQueueQuerySchema>;

const UnitNameSchema = z.object({ id: z.string(), code: z.string(), name: z.string(), abbreviation: z.string() });

/** Something to do: about an SOP, or about an OPD (`sop` null). */
export const WorkItemSchema = z.object({
  kind: WorkKindSchema,
  sop: z
    .object({
      id: z.string(),
      title: z.string(),
      number: z.string().nullable(),
      area: AreaCodeSchema,
      weight: z.int(),
      stage: StageSchema,
    })
    .nullable(),
  unit: UnitNameSchema,
  opd: UnitNameSchema.nullable(),
  reason: z.enum(DUTY_REASONS).nullable(),
  /** of a return */
  note: z.string().nullable(),
  /** elements that the document lacks */
  missing: z.array(ElementCodeSchema),
  /** areas that nobody mapped */
  areas: z.array(AreaCodeSchema),
  /** null = from the beginning */
  since: z.string().nullable(),
  /** how long it waits */
  days: z.int().nullable(),
  /** the day on which a credit ends or ended */
  dueOn: z.string().nullable(),
  /** weight x points that doing it wins or keeps; for an OPD: cells to map */
  gain: z.int(),
  /** page of the dashboard where it is done */
  link: z.string(),
});
export type WorkItem = z.infer<typeof WorkItemSchema>;

/** What waits for the caller, the greatest gain first. */
export const WorkQueueSchema = z.object({
  today: z.string(),
  /** true where the caller only looks on */
  readOnly: z.boolean(),
  /** true where governments lie below what is looked at: their work is shown government by government, and is not in here */
  wide: z.boolean(),
  /** of all groups */
  total: z.int(),
  groups: z.array(
    z.object({
      kind: WorkKindSchema,
      total: z.int(),
      gain: z.int(),
      page: z.int(),
      pageSize: z.int(),
      items: z.array(WorkItemSchema),
    }),
  ),
});
export type WorkQueue = z.infer<typeof WorkQueueSchema>;

/** How many things wait for the caller: the number beside "Tugas". */
export const WorkCountSchema = z.object({ total: z.int(), readOnly: z.boolean() });
export type WorkCount = z.infer<typeof WorkCountSchema>;
