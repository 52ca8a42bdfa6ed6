import * as z from 'zod';

/** Addresses whose owners ended the mails of a schedule, the latest first. */
export const ReportOptOutsSchema = z.object({
  items: z.array(z.object({ address: z.string(), since: z.string() })),
});
export type ReportOptOuts = z.infer<typeof ReportOptOutsSchema>;

/** Schedules whose mails the caller ended, the latest first. */
export const OwnOptOutsSchema = z.object({
  items: z.array(z.object({ scheduleId: z.string(), schedule: z.string(), since: z.string() })),
});
export type OwnOptOuts = z.infer<typeof OwnOptOutsSchema>;
