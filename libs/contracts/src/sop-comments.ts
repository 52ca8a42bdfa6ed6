import * as z from 'zod';

/** What somebody says about an SOP; it counts nowhere. */
export const SopCommentSchema = z.object({
  id: z.string(),
  author: z.object({ id: z.string(), name: z.string() }),
  writtenAt: z.string(),
  /** null once its author has withdrawn it */
  text: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  /** whether the caller may withdraw it */
  mine: z.boolean(),
});
export type SopComment = z.infer<typeof SopCommentSchema>;

/** In the order in which they were written. */
export const SopCommentsSchema = z.object({ items: z.array(SopCommentSchema) });
export type SopComments = z.infer<typeof SopCommentsSchema>;

export const COMMENT_LENGTH = 2000;
export const NewCommentSchema = z.strictObject({ text: z.string().trim().min(1).max(COMMENT_LENGTH) });
export type NewComment = z.infer<typeof NewCommentSchema>;
