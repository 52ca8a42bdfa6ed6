import type { SERIES } from '@pantausop/contracts';
import { RefusedError, RULESETS, rulesetOn, type CalendarDate, type Ruleset, type Rulesets } from '@pantausop/domain';

export type Series = (typeof SERIES)[number];

/**
 * The ruleset under which a date is shown: its own where figures are as reported, today's where they are restated (scoring rules §6).
 * While all of history lies under one ruleset the two series are the same.
 * @throws RefusedError when they are not: balances are kept as reported only.
 */
export function rulesetOfSeries(
  series: Series,
  date: CalendarDate,
  today: CalendarDate,
  rulesets: Rulesets = RULESETS,
): Ruleset {
  const reported = rulesetOn(rulesets, date);
  if (series === 'reported') return reported;
  const restated = rulesetOn(rulesets, today);
  if (restated.id === reported.id) return reported;
  const detail = `${date} lies under ruleset ${reported.id}, today under ${restated.id}: restated figures of that date are not kept, ask for series=reported`;
  throw new RefusedError('not_restated', 'invalid', detail, { date });
}
