import type { AnswerPart, FileAnswer } from '../../files/file-answer';
import type { FileJobResult } from './file-job';

/** Rows of one message: the thread that takes them answers others in between. */
const ROWS_PER_PART = 500;

/** A file that was read, its rows ahead of it in parts: 50,000 rows at once would be copied, and held twice, in one piece. */
export function* inParts(answer: FileAnswer<FileJobResult>): Generator<AnswerPart | FileAnswer<FileJobResult>> {
  if (answer.kind === 'refused' || answer.result.kind !== 'read') return yield answer;
  const { rows, ...file } = answer.result.file;
  for (let at = 0; at < rows.length; at += ROWS_PER_PART) {
    yield { kind: 'part', part: rows.slice(at, at + ROWS_PER_PART) };
  }
  yield { kind: 'done', result: { kind: 'read', file: { ...file, rows: [] } } };
}
