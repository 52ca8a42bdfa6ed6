import { hash } from 'node:crypto';
import { BUILD, PreparedJson, TaggedJson } from '../http';
import type { Government } from './organisation.repository';

/**
 * The tag of an answer: of the record up to its watermark, of the program itself, and of what else the answer depends on
 * (the question with its defaults filled in, what the caller may see). Equal tags mean equal answers.
 */
export function answerTag({ id, lastStamp, sample }: Government, dependsOn: object): string {
  const all = { build: BUILD, record: [id, lastStamp, sample], ...dependsOn };
  return hash('sha256', JSON.stringify(all), 'base64url');
}

/** "Not modified" when the client holds the answer of this tag, without making it; else the answer. @param ifNoneMatch tags that it holds */
export async function taggedAnswer(
  tag: string,
  ifNoneMatch: string | undefined,
  answering: () => Promise<object>,
): Promise<TaggedJson> {
  return TaggedJson.ifHeld(tag, ifNoneMatch) ?? TaggedJson.of(tag, PreparedJson.of(await answering()));
}
