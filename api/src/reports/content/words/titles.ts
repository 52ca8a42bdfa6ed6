import type { ReportOrder } from '../../report-content';
import { formatIn, type Format } from './format';
import { wordsIn } from './index';

/** `Laporan Kepatuhan SOP-AP, Oktober 2026`: the subject of the mail and the title of the files. @param unit name of the OPD, short */
export function titleOf(
  { kind, period, language }: Pick<ReportOrder, 'kind' | 'period' | 'language'>,
  unit: string | null,
): string {
  return wordsIn(language).titles[kind](unit ?? '', periodOf(period, formatIn(language)));
}

/** `Oktober 2026`, `Juli s.d. September 2026`, or two dates. */
export function periodOf({ from, to }: ReportOrder['period'], format: Format): string {
  if (from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7)) return format.month(to);
  const until = wordsIn(format.language).until;
  const quarter = from.endsWith('-01') && from.slice(0, 4) === to.slice(0, 4) && Number(to.slice(8)) >= 28;
  return quarter
    ? `${format.monthName(from)} ${until} ${format.month(to)}`
    : `${format.date(from)} ${until} ${format.date(to)}`;
}

/** `Pengingat SOP-AP Disdukcapil: 7 hal sampai 2 Desember 2026` */
export function reminderTitle(language: ReportOrder['language'], unit: string, matters: number, until: string): string {
  const [words, format] = [wordsIn(language), formatIn(language)];
  return words.titles.reminder(unit, words.remindSubject(format.count(matters), format.date(until)));
}
