import type { ReportOrder } from '../../report-content';
import type { UnitName } from '../snapshot';
import { formatIn, type Format } from './format';
import { wordsIn } from './index';

/** `Laporan Kepatuhan SOP-AP, Oktober 2026`: the subject of the mail and the title of the files. @param unit name of the OPD, short */
export function titleOf(
  { kind, period, language }: Pick<ReportOrder, 'kind' | 'period' | 'language'>,
  unit: string | null,
): string {
  return wordsIn(language).titles[kind](unit ?? '', periodOf(period, formatIn(language)));
}

/** `Oktober 2026`, `Juli s.d. September 2026`, or a range of days. */
export function periodOf({ from, to }: ReportOrder['period'], format: Format): string {
  if (from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7)) return format.month(to);
  const quarter = from.endsWith('-01') && from.slice(0, 4) === to.slice(0, 4) && Number(to.slice(8)) >= 28;
  return quarter ? `${format.monthName(from)} ${format.until} ${format.month(to)}` : format.range(from, to);
}

/** More OPDs than these are counted in a title, not named. */
const MOST_NAMED = 2;

/** `Pengingat SOP-AP Disdukcapil: 7 hal sampai 2 Desember 2026` */
export function reminderTitle(
  language: ReportOrder['language'],
  units: readonly UnitName[],
  matters: number,
  until: string,
): string {
  const [words, format] = [wordsIn(language), formatIn(language)];
  const named = units.map(({ abbreviation }) => abbreviation).join(` ${words.and} `);
  const of = units.length > MOST_NAMED ? `${format.count(units.length)} ${words.figures.opd(units.length)}` : named;
  return words.titles.reminder(of, words.remindSubject(format.count(matters), format.date(until)));
}
