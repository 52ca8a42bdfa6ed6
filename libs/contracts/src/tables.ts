import * as z from 'zod';
import { CalendarDateSchema } from './primitives';

/** Beside the file, or in its place the same table as text. */
export const TableSchema = z.strictObject({ text: z.string().max(500_000).optional() });
export type Table = z.output<typeof TableSchema>;

export const DatedTableSchema = TableSchema.extend({
  /** the day from which the rows hold that give none; omitted = today */
  effectiveOn: CalendarDateSchema.optional(),
});
export type DatedTable = z.output<typeof DatedTableSchema>;

export const ROW_EFFECTS = ['add', 'change', 'same', 'wrong'] as const;

/** What a table would record, or did, row by row. */
export const TableViewSchema = z.object({
  /** false in a preview */
  recorded: z.boolean(),
  counts: z.object({
    ...{ add: z.int(), change: z.int(), same: z.int(), wrong: z.int() },
    /** SOPs that the rows link; only of processes */
    links: z.int().optional(),
  }),
  rows: z.array(
    z.object({
      /** of the sheet or the text, from 1 */
      line: z.int(),
      name: z.string(),
      effect: z.enum(ROW_EFFECTS),
      /** why it is wrong, or what of it is left out; in both languages */
      problems: z.array(z.object({ id: z.string(), en: z.string() })),
    }),
  ),
});
export type TableView = z.infer<typeof TableViewSchema>;
