import { RefusedError, type Reason } from '@pantausop/domain';

/** What work on a file comes to: its result, or a refusal in its parts, because errors do not cross threads whole. */
export type FileAnswer<T> =
  | { readonly kind: 'done'; readonly result: T }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly reason: Reason;
      readonly params: RefusedError['params'];
    };

/** Does work on a file; a refusal is an answer, any other error is thrown. */
export async function answerOf<T>(work: Promise<T>): Promise<FileAnswer<T>> {
  try {
    return { kind: 'done', result: await work };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error; // only a file that is refused is an answer
    const { code, said, message, params } = error;
    return { kind: 'refused', code, reason: { ...said, detail: message }, params };
  }
}
