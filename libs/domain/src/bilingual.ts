import { isCalendarDate, partsOf, type CalendarDate } from './calendar/calendar-date';

/** Of sentences to people. */
export type Language = 'id' | 'en';

/** One sentence in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** `1 Maret 2026` and `1 March 2026`. */
export const dateInWords = (date: CalendarDate): Bilingual => ({ id: dayIn(date, 'id'), en: dayIn(date, 'en') });

/** As people read it: whole sentences, with the dates in words. */
export const toPeople = ({ id, en }: Bilingual): Bilingual => ({
  id: whole(withDates(id, 'id')),
  en: whole(withDates(en, 'en')),
});

function dayIn(date: CalendarDate, language: Language): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${MONTHS[language][month - 1]} ${year}`;
}

const withDates = (text: string, language: Language): string =>
  text.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (date) => (isCalendarDate(date) ? dayIn(date, language) : date));

const whole = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
