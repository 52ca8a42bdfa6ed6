import { hash } from 'node:crypto';
import { BUILD, type Caller } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { resolveKnownAt } from '../organisation/units-view';
import type { Question } from './question';

/**
 * The tag of an answer, from all that it depends on and none of what it says: the record up to its watermark, the question with
 * its defaults filled in, what the caller may see, and the program itself. Equal tags mean equal answers.
 */
export function tagOf(kind: string, question: Question, caller: Caller, government: Government): string {
  const { knownAt } = resolveKnownAt(question.knownAt, government.lastStamp);
  const { today, asOf, root, series, dates: _, ...asked } = question;
  const dependsOn = {
    build: BUILD,
    record: [government.id, government.lastStamp, government.sample],
    question: { kind, ...asked, asOf, root, series, knownAt, projection: asOf > today },
    scope: [caller.scope('figures.read'), caller.scope('register.read')],
    // today decides which units stand, and with them which of the caller's is the highest
    highest: root === null ? [today, caller.grants.map(({ unitId }) => unitId)] : null,
    // today's ruleset follows from the record and the day
    restatedOn: series === 'restated' ? today : null,
  };
  return hash('sha256', JSON.stringify(dependsOn), 'base64url');
}
