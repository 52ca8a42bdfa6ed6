import * as z from 'zod';
import { SOP_ACTIONS } from '@pantausop/domain';

/** `POST /sops/{id}/verification`: Bagian Organisasi has seen the submitted document and finds it fit to be signed. */
export const VerificationBodySchema = z.strictObject({
  note: z.string().trim().min(1).max(2000).nullable().default(null),
});
export type VerificationBody = z.output<typeof VerificationBodySchema>;

export const VerificationSchema = z.object({
  id: z.string(),
  /** the version (ETag) of the history of which it speaks */
  version: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  note: z.string().nullable(),
  /** false once the document has changed since */
  stands: z.boolean(),
});
export type Verification = z.infer<typeof VerificationSchema>;

/** What the caller may do to an SOP today, and why the rest is not offered. */
export const SopActionsSchema = z.object({
  /** the day on which this is decided, in the business time zone */
  today: z.string(),
  /** ETag of the history, for `If-Match` */
  version: z.string(),
  /** the next sensible step for the caller; null = none */
  next: z.enum(SOP_ACTIONS).nullable(),
  /** what the SOP waits for, whoever does it; null = nothing */
  awaits: z.string().nullable(),
  items: z.array(
    z.object({
      action: z.enum(SOP_ACTIONS),
      allowed: z.boolean(),
      /** why it is not offered, as a code; null where it is */
      refusal: z.string().nullable(),
    }),
  ),
  /** the events that the caller may take back or correct */
  retractable: z.array(z.string()),
  /** the oldest first */
  verifications: z.array(VerificationSchema),
});
export type SopActions = z.infer<typeof SopActionsSchema>;
