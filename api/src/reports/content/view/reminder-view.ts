import type { ReminderSnapshot } from '../snapshot';
import { section, type Block, type Row, type View } from './blocks';
import { sampleNote, senderOf, voiceOf, type Voice } from './parts';

type Remind = ReminderSnapshot['week'][number];

export function reminderView(snapshot: ReminderSnapshot): View {
  const voice = voiceOf(snapshot);
  const { words, format } = voice;
  const { units, baseUrl, fresh, week, month, later, period, weekUntil, monthUntil } = snapshot;
  const today = period.from;
  return {
    title: snapshot.title,
    subtitle: null,
    ...senderOf(snapshot),
    asOf: format.weekday(today),
    preheader: countsOf(snapshot, voice),
    blocks: [
      ...sampleNote(snapshot, voice),
      { kind: 'sentences', lines: [findingOf(snapshot, voice)] },
      ...listed(words.fresh, fresh, today, voice),
      ...listed(words.week(format.range(today, weekUntil)), week, today, voice),
      ...listed(words.month(format.date(monthUntil)), month, today, voice),
      ...(fresh.length + week.length + month.length === 0
        ? []
        : [{ kind: 'button' as const, label: words.open.reminder(), url: `${baseUrl}/tugas${ofUnit(units)}` }]),
      ...(later.from === null || later.to === null
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: words.laterDates(format.count(later.count), format.date(later.from), format.date(later.to)),
            },
          ]),
    ],
    foot: [words.dateExplained],
  };
}

/** The list of tasks of one OPD; of several, all that the reader has. */
const ofUnit = ([unit, ...others]: ReminderSnapshot['units']): string =>
  unit && others.length === 0 ? `?unit=${encodeURIComponent(unit.code)}` : '';

/** `2 sudah lewat, 2 jatuh tempo pekan ini dan 3 sesudahnya.` without those that are none */
function countsOf({ fresh, week, month }: ReminderSnapshot, { words, format }: Voice): string {
  const { past, week: due, afterIt, afterWeek } = words.reminded;
  const later = week.length === 0 ? afterWeek : afterIt;
  const parts = [[fresh, past] as const, [week, due] as const, [month, later] as const];
  const said = parts.flatMap(([{ length }, say]) => (length === 0 ? [] : [say(format.count(length))]));
  return `${format.list(said)}.`;
}

function findingOf(snapshot: ReminderSnapshot, { words, format }: Voice): string {
  const { fresh, week, month, period, numbers } = snapshot;
  if (fresh.length + week.length + month.length === 0) return words.nothingDue(numbers);
  const first = week[0] ?? month[0] ?? fresh[0];
  const when = first && (first.on === period.from ? words.today : format.date(first.on));
  const said = first && when ? words.firstOf(words.dutyInSentence[first.what], first.title, when) : '';
  return `${countsOf(snapshot, { words, format })}${said}`;
}

function listed(title: string, dates: readonly Remind[], today: string, { words, format }: Voice): Block[] {
  if (dates.length === 0) return [];
  const rows = dates.map(({ title: sop, area, on, what, points, opd }): Row => {
    const said = on < today ? words.pointsGone : on === today ? words.pointsToday : words.pointsAhead;
    const worth = points === 0 ? '' : `; ${said(format.count(points))}`;
    return {
      when: {
        day: format.dayAndMonth(on),
        weekday: format.weekdayName(on),
        full: format.weekday(on),
        past: on < today,
      },
      title: `${words.duties[what]}${on === today ? ` ${words.today}` : ''}`,
      about: sop,
      notes: [`${opd === undefined ? '' : `${opd} · `}${words.areaName(area)}${worth}`],
      strong: true,
    };
  });
  return section(`${title} (${format.count(dates.length)})`, null, `${title} (${format.count(dates.length)})`, {
    kind: 'rows',
    rows,
  });
}
