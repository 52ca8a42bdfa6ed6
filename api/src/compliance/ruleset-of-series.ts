import type { SERIES } from '@pantausop/contracts';
import { rulesetOn, type CalendarDate, type Ruleset, type Rulesets } from '@pantausop/domain';

export type Series = (typeof SERIES)[number];

/**
 * The ruleset under which a date is shown: its own where figures are as reported, today's for every date where they are restated
 * (scoring rules §6).
 * @param rulesets those that stand as the answer knows them
 */
export const rulesetOfSeries = (series: Series, date: CalendarDate, today: CalendarDate, rulesets: Rulesets): Ruleset =>
  rulesetOn(rulesets, series === 'restated' ? today : date);
