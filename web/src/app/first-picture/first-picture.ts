import type { Matrix, Session } from '@pantausop/contracts';
import { comparedDate, DEFAULT_COMPARISON } from '@pantausop/domain';
import { askAhead, namedAhead, type AheadAnswer } from '../data/asked-ahead';
import { formatsOf } from '../format/formats';
import { filled } from '../i18n/filled';
import { firstTexts } from '../i18n/first-texts';
import { storedLanguage } from '../i18n/language';
import type { MessageKey, MessageParameters } from '../i18n/message-key';
import { STORED_AT } from '../offline/stored-at';
import { findingOf, secondOf } from '../overview/overview-sentences';
import { hang, pictureOf } from './picture';

/** So long the application waits for the figures; then it starts beside them. */
const MOST_MS = 800;
/** What `.finding` is written in: drawn before, the sentence would jump when the font comes. */
const FONT = '650 1em "Plus Jakarta Sans"';

/**
 * Draws the finding of the overview before the application stands, where the page names what it needs (the session and the matrix
 * on two dates, see api/src/access/asked-first.ts): on a slow phone it is read two seconds earlier. The words are those of the
 * overview, which takes the place of the picture. Resolves when it is painted, or when there is none to wait for; never rejects.
 */
export function drawFirstPicture(): Promise<void> {
  const [session, now, before] = namedAhead().map(askAhead);
  if (!session || !now || !before || location.pathname !== '/' || location.search !== '') return Promise.resolve();
  const drawn = Promise.all([session, now, before])
    .then(draw)
    .catch(() => undefined); // answers of another shape: the application says what is wrong with them
  return Promise.race([drawn, new Promise<void>((resolve) => setTimeout(resolve, MOST_MS))]);
}

async function draw(answers: readonly (AheadAnswer | null)[]): Promise<void> {
  // figures that stand in for those of today are shown with the word of it, which the application has
  if (!answers.every((answer) => answer !== null && !answer.headers.has(STORED_AT))) return;
  const [session, now, before] = answers.map((answer) => answer?.body) as [Session, Matrix, Matrix];
  if (before.asOf !== comparedDate(now.asOf, DEFAULT_COMPARISON)) return;
  const language = storedLanguage();
  const [texts] = await Promise.all([firstTexts(language), document.fonts.load(FONT)]);
  const t = (key: MessageKey, parameters?: MessageParameters): string => {
    const [part = '', name = ''] = key.split('.');
    return filled(
      (texts as Readonly<Record<string, Readonly<Record<string, string>>>>)[part]?.[name] ?? '',
      parameters,
    );
  };
  const format = formatsOf(language);
  hang(
    pictureOf({
      product: t('shell.product'),
      sample: session.sample ? t('shell.sample') : null,
      date: t('filter.asOf', { date: format.date(now.asOf, 'short') }),
      heading: t('overview.heading', { root: now.root.name }),
      finding: findingOf(now, before, before.asOf, t, format),
      second: secondOf(now, t, format),
    }),
  );
  await painted();
}

/** The browser has shown something: what comes next takes the processor for long, and it could not say so before. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    new PerformanceObserver((seen, observer) => {
      if (seen.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    }).observe({ type: 'paint', buffered: true });
  });
