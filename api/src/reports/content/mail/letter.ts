import type { LetterContext, ReportLetter } from '../../report-content';
import type { Snapshot } from '../snapshot';
import { viewOf } from '../view';
import { wordsIn } from '../words';
import { mailHtml, type Foot } from './mail-html';
import { mailText } from './mail-text';

/** The message made from a snapshot for one recipient. @param digest of the snapshot */
export function letterOf(snapshot: Snapshot, digest: string, context: LetterContext): ReportLetter {
  const words = wordsIn(snapshot.language);
  const view = viewOf(snapshot);
  const { reason, mandatory, unsubscribeUrl, baseUrl, test } = context;
  const foot: Foot = {
    lines: view.foot,
    reason: mandatory ? `${reason} ${words.mandatory}` : reason,
    unsubscribeUrl,
    verifyUrl: verificationAddress(baseUrl, digest),
    digest,
    automatic: words.automatic(snapshot.letterhead),
  };
  return {
    subject: test ? `[${words.test}] ${view.title}` : view.title,
    html: mailHtml(view, foot, context, words, snapshot.language),
    text: mailText(view, foot, context, words),
  };
}

export const verificationAddress = (baseUrl: string, digest: string): string => `${baseUrl}/verifikasi/${digest}`;
