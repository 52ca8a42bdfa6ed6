import { createHash } from 'node:crypto';
import type { Database } from '@pantausop/database';
import { calendarDate, RULESET_1, type CalendarDate, type RulesetContents } from '@pantausop/domain';
import type { NewRuleset } from '../organisation/policy.repository';

const { elementPoints, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths } = RULESET_1;

/** Ruleset 1 without its number and start. */
export const CONTENTS_1: RulesetContents = {
  ...{ elementPoints, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths },
  ...{ areaWeights: RULESET_1.areaWeights, predikatCuts: RULESET_1.predikatCuts },
};

/** 10 points for the signature, 20 and 20 for the credits, which run for 3 and 6 months; tatalaksana weighs three times. */
export const STRICTER: RulesetContents = {
  ...CONTENTS_1,
  ...{ ratifiedPoints: 10, appliedPoints: 20, appliedMonths: 3, currentPoints: 20, currentMonths: 6 },
  areaWeights: { ...CONTENTS_1.areaWeights, tatalaksana: 3 },
};

/** Currency runs for two years, so that credits that lapsed return. */
export const MILDER: RulesetContents = { ...CONTENTS_1, currentMonths: 24 };

export const rulesetFrom = (effectiveOn: string, contents = STRICTER): NewRuleset => ({
  effectiveOn: calendarDate(effectiveOn),
  contents,
  basis: 'Keputusan Sekretaris Daerah',
});

/** SHA-256 over every row of the ledger and of the balances that lies before a day, in key order. */
export async function digestBefore({ db }: Database, day: CalendarDate): Promise<string> {
  const movements = await db
    .selectFrom('movements')
    .selectAll()
    .where('effective_on', '<', day)
    .orderBy('sop_id')
    .orderBy('recorded_at')
    .orderBy('effective_on')
    .orderBy('unit_id')
    .orderBy('area')
    .orderBy('cause')
    .execute();
  const days = await db
    .selectFrom('day_balances')
    .selectAll()
    .where('effective_on', '<', day)
    .orderBy('unit_id')
    .orderBy('area')
    .orderBy('effective_on')
    .orderBy('cause')
    .execute();
  // what was held before the first day of a month lies before that day
  const months = await db
    .selectFrom('month_balances')
    .selectAll()
    .where('month', '<=', day)
    .orderBy('unit_id')
    .orderBy('area')
    .orderBy('month')
    .execute();
  return createHash('sha256')
    .update(JSON.stringify([movements, days, months]))
    .digest('hex');
}
