import { auditId } from '../../i18n/audit.id';
import type { MessageKey } from '../../i18n/message-key';
import type { Messages } from '../../i18n/messages';

/** As the server writes down a refusal: status, code, sentence for programs, how many more of an address were not written down, and what the person was told, which older notes lack. */
const REFUSAL =
  /^(\d{3}) ([a-z_]+): (.*?)(?: \(\+(\d+) more from this address, not recorded one by one\))?(?: \| (.+) \| (.+))?$/s;

/** The note of an act in the language of the page, and a refusal as it was written down; what people wrote stays as it is. */
export function noteWords(
  note: string,
  { t, language }: Pick<Messages, 't' | 'language'>,
): { readonly said: string; readonly written: string | null } {
  const [, status, code, detail, more, id, en] = REFUSAL.exec(note) ?? [];
  if (status === undefined || code === undefined || detail === undefined) {
    const key = `n_${note.replaceAll(/\W/g, '_')}`;
    return { said: has(key) ? t(`audit.${key}` as MessageKey) : note, written: null };
  }
  const told = id !== undefined && en !== undefined ? { id, en }[language()] : t(general(status, code));
  const missed = more === undefined ? '' : ` ${t('audit.missed', { count: more })}`;
  return { said: `${told}${missed}`, written: `${status} ${code}: ${detail}` };
}

/** What is said of a refusal that was written down before the words were. */
function general(status: string, code: string): MessageKey {
  const name = [`r_${code}`, `r_${status}`].find(has);
  return name === undefined ? 'ui.errorRefused' : (`audit.${name}` as MessageKey);
}

const has = (name: string): boolean => Object.hasOwn(auditId, name);
