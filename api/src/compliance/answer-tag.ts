import type { Caller } from '../http';
import { answerTag } from '../organisation/answer-tag';
import type { Government } from '../organisation/organisation.repository';
import { resolveKnownAt } from '../organisation/units-view';
import type { Question } from './question';

/** The tag of an answer about figures, from all that it depends on and none of what it says. */
export function tagOf(kind: string, question: Question, caller: Caller, government: Government): string {
  const { knownAt } = resolveKnownAt(question.knownAt, government.lastStamp);
  const { today, asOf, root, series, dates: _, ...asked } = question;
  return answerTag(government, {
    question: { kind, ...asked, asOf, root, series, knownAt, projection: asOf > today },
    scope: [caller.scope('figures.read'), caller.scope('register.read')],
    // today decides which units stand, and with them which of the caller's is the highest
    highest: root === null ? [today, caller.grants.map(({ unitId }) => unitId)] : null,
    // today's ruleset follows from the record and the day
    restatedOn: series === 'restated' ? today : null,
  });
}
