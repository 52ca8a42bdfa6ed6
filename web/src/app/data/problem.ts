import { HttpErrorResponse } from '@angular/common/http';
import { isProblem, type Problem } from '@pantausop/contracts';

/** Why a request failed: the server's own words, or none when the connection or the answer failed. */
export interface Failure {
  readonly kind: 'refused' | 'offline' | 'unreadable';
  /** RFC 9457 details when the server sent them */
  readonly problem: Problem | null;
}

/** Reads the failure of a request or of the parsing of its answer. */
export function failureOf(error: unknown): Failure {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (!(cause instanceof HttpErrorResponse)) return { kind: 'unreadable', problem: null };
  if (cause.status === 0) return { kind: 'offline', problem: null };
  const body: unknown = typeof cause.error === 'string' ? asJson(cause.error) : cause.error;
  return { kind: 'refused', problem: isProblem(body) ? body : null };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // a proxy may answer with a page of its own
    throw error;
  }
}
