import * as z from 'zod';

/** Addresses whose owners ended the mails of a schedule, the latest first. */
export const ReportOptOutsSchema = z.object({
  items: z.array(z.object({ address: z.string(), since: z.string() })),
});
export type ReportOptOuts = z.infer<typeof ReportOptOutsSchema>;
