import type { Matrix } from '@pantausop/contracts';
import { coverageOf, predikatOf, type CalendarDate } from '@pantausop/domain';
import { directionOf, shownDirection, unsigned } from '../figures/change';
import { rulesetOf } from '../figures/unit-figure';
import type { Formats } from '../format/formats';
import type { MessageKey, MessageParameters } from '../i18n/message-key';
import { cityIndex, weakest } from './overview-figures';

/** The text of a key, with its `{{name}}`s replaced. */
type Say = (key: MessageKey, parameters?: MessageParameters) => string;

/** What, how much, since when, who lags. Made from the matrix and never written by hand. @param before undefined while it is on its way */
export function findingOf(
  now: Matrix,
  before: Matrix | undefined,
  comparedOn: CalendarDate,
  t: Say,
  format: Pick<Formats, 'ratio' | 'change' | 'date'>,
): string {
  // an index of nothing would be read as a verdict
  if (now.total.total.required === 0) return t('overview.findingNone', { root: now.root.name });
  const index = cityIndex(now);
  const last = weakest(now.total.cells);
  const change = before ? format.change(cityIndex(before), index) : '';
  const direction = before ? shownDirection(directionOf(cityIndex(before), index), change) : 0;
  const key = direction > 0 ? 'overview.findingUp' : direction < 0 ? 'overview.findingDown' : 'overview.findingSame';
  return t(key, {
    points: unsigned(change),
    since: t('overview.since', { date: format.date(comparedOn) }),
    index: format.ratio(index),
    predikat: index ? t(`terms.${predikatOf(index, rulesetOf(now))}`) : '',
    lags: last?.area ? t('overview.lags', { area: t(`areas.${last.area}_inline`) }) : '',
  });
}

/** How many of the required SOPs are in force, and how many OPDs are complete. */
export function secondOf(now: Matrix, t: Say, { count, percent }: Pick<Formats, 'count' | 'percent'>): string {
  const { total, fullyCompleteUnits: full, unmappedCells } = now.total;
  const facts = t('overview.second', {
    inForce: count(total.inForce),
    required: count(total.required),
    coverage: percent(coverageOf(total)),
    complete: count(full.complete),
    counted: count(full.counted),
  });
  return unmappedCells > 0 ? `${facts}; ${t('overview.secondUnmapped', { count: count(unmappedCells) })}` : `${facts}.`;
}
