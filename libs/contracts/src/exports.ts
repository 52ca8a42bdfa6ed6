import * as z from 'zod';
import { CalendarDateSchema, FigureQuerySchema } from './primitives';
import { SopsQuerySchema } from './register';

/** The register with the filters of the screen, all pages of it. */
export const RegisterExportQuerySchema = SopsQuerySchema.omit({ page: true, pageSize: true });
export type RegisterExportQuery = z.output<typeof RegisterExportQuerySchema>;

/** The six slides of a meeting. */
export const BriefingQuerySchema = FigureQuerySchema.extend({
  root: z.string().max(64).optional(),
  /** the day compared with; default: a month before `asOf` */
  comparison: CalendarDateSchema.optional(),
});
export type BriefingQuery = z.output<typeof BriefingQuerySchema>;
