import { GOVERNMENT_KINDS } from '@pantausop/domain';
import * as z from 'zod';
import { EmailSchema } from './access';

/**
 * The first start on screen, once, while nothing is recorded: whose system it is and its first administrator.
 * `code` stands in what the server printed at its start, so that only whoever runs it can begin.
 */
export const SetupSchema = z.strictObject({
  code: z.string().trim().toLowerCase().min(1).max(100),
  /** the units of the reference data, or a government whose units follow */
  government: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('reference') }),
    z.strictObject({
      from: z.literal('new'),
      kind: z.enum(GOVERNMENT_KINDS),
      name: z.string().trim().min(1).max(200),
      abbreviation: z.string().trim().min(1).max(60),
    }),
  ]),
  admin: z.strictObject({
    username: z.string().trim().min(1).max(100),
    name: z.string().trim().min(1).max(200),
    email: EmailSchema.nullable(),
    password: z.string().min(1).max(500),
  }),
});
export type Setup = z.infer<typeof SetupSchema>;

/** What stands after it. */
export const SetupDoneSchema = z.object({
  government: z.string(),
  /** units below the government, those of the past with them */
  units: z.int(),
});
export type SetupDone = z.infer<typeof SetupDoneSchema>;

/** A test letter to oneself: what it is written in, and how it went (without a mail server into the outbox folder). */
export const TestMailSchema = z.strictObject({ language: z.enum(['id', 'en']) });
export type TestMail = z.infer<typeof TestMailSchema>;
export const TestMailSentSchema = z.object({ to: z.string(), by: z.enum(['smtp', 'outbox']) });
export type TestMailSent = z.infer<typeof TestMailSentSchema>;
