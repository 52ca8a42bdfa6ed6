import { actionsId } from '../../i18n/actions.id';
import { auditId } from '../../i18n/audit.id';
import type { MessageKey } from '../../i18n/message-key';
import type { Messages } from '../../i18n/messages';
import { policyId } from '../../i18n/policy.id';
import { reportsId } from '../../i18n/reports.id';
import { usersId } from '../../i18n/users.id';
import { ACCOUNT_REFUSALS } from '../../password/refusal-words';

/** As the server writes down a refusal: status, code, sentence, and how many more of an address were not written down. */
const REFUSAL = /^(\d{3}) ([a-z_]+): (.*?)(?: \(\+(\d+) more from this address.*\))?$/s;

/** Where sentences by code are, the general ones first. */
const BY_CODE: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['audit.r_', auditId],
  ['actions.problem_', actionsId],
  ['policy.e_', policyId],
  ['reports.e_', reportsId],
  ['users.e_', usersId],
];

/** The note of an act in the language of the page, and a refusal as it was written down; what people wrote stays as it is. */
export function noteWords(note: string, { t }: Messages): { readonly said: string; readonly written: string | null } {
  const [, status, code, detail, more] = REFUSAL.exec(note) ?? [];
  if (status === undefined || code === undefined || detail === undefined) {
    const key = `audit.n_${note.replaceAll(/\W/g, '_')}`;
    return { said: has(auditId, key) ? t(key as MessageKey) : note, written: null };
  }
  const missed = more === undefined ? '' : ` ${t('audit.missed', { count: more })}`;
  return { said: `${t(sentenceOf(code) ?? generalOf(status))}${missed}`, written: `${status} ${code}: ${detail}` };
}

/** The key of a sentence that needs nothing but the code: the note does not hold what others name. */
function sentenceOf(code: string): MessageKey | undefined {
  const keys = BY_CODE.flatMap(([prefix, texts]) => (has(texts, prefix + code) ? [(prefix + code) as MessageKey] : []));
  return keys[0] ?? (Object.hasOwn(ACCOUNT_REFUSALS, code) ? ACCOUNT_REFUSALS[code] : undefined);
}

function has(texts: Readonly<Record<string, string>>, key: string): boolean {
  const name = key.slice(key.indexOf('.') + 1);
  return Object.hasOwn(texts, name) && texts[name]?.includes('{{') === false;
}

const generalOf = (status: string): MessageKey =>
  has(auditId, `audit.r_${status}`) ? (`audit.r_${status}` as MessageKey) : 'ui.errorRefused';
