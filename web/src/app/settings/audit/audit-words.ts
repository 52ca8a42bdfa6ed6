import type { AuditEntry } from '@pantausop/contracts';
import { AUDIT_ACTIONS } from '@pantausop/contracts';
import { OPERATION_KINDS } from '@pantausop/domain';
import type { Format } from '../../format/format';
import { auditId } from '../../i18n/audit.id';
import type { MessageKey } from '../../i18n/message-key';
import type { Messages } from '../../i18n/messages';
import { ENDPOINT_WORDS } from './endpoint-words.id';

const isKnown = (key: string): key is MessageKey =>
  Object.hasOwn(auditId, key.slice('audit.'.length)) && key.startsWith('audit.');

/** The words for an action; one of another version keeps its own name. */
export function actionWord(action: string, { t }: Messages): string {
  const key = `audit.act_${action.replaceAll('.', '_')}`;
  return isKnown(key) ? t(key) : action;
}

/** A change of the organisation as the server names it: its kind, its day, and the units where there are any. */
const OPERATION = /^([a-z]+) (\d{4}-\d\d-\d\d)(.*)$/s;

function operationWord(label: string, { t }: Messages, format: Pick<Format, 'date'>): string {
  const [, name, day = '', names = ''] = OPERATION.exec(label) ?? [];
  const kind = OPERATION_KINDS.find((one) => one === name);
  return kind
    ? t('audit.operation', { kind: t(`reorganisation.${kind}`), date: format.date(day, 'short'), names })
    : label;
}

/** What an act was about; requests by what they ask for, in the language of the page. */
export function subjectWord(
  { kind, id, label }: NonNullable<AuditEntry['subject']>,
  messages: Messages,
  format: Pick<Format, 'date'>,
): string {
  if (kind === 'unit_operation') return operationWord(label, messages, format);
  if (kind !== 'endpoint' || messages.language() === 'en') return label || id;
  // the address as its controller declares it: `:id` there, `{id}` in the document
  return (
    ENDPOINT_WORDS[id.replace(/:(\w+)/g, '{$1}')] ?? (id.startsWith('GET ') ? messages.t('audit.reading', { id }) : id)
  );
}

/** Every action with its words, in the order of the contract. */
export const actionChoices = (messages: Messages): { readonly action: string; readonly label: string }[] =>
  AUDIT_ACTIONS.map((action) => ({ action, label: actionWord(action, messages) }));

/** One field of an act, before and after. */
export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What became another, one line per field; a field that is on one side only has a dash on the other. */
export function differences({ before, after }: Pick<AuditEntry, 'before' | 'after'>, messages: Messages): Difference[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.map((field) => ({
    field: fieldWord(field, messages),
    before: valueWords(before?.[field], messages),
    after: valueWords(after?.[field], messages),
  }));
}

function fieldWord(field: string, { t }: Messages): string {
  const key = `audit.key_${field}`;
  return isKnown(key) ? t(key) : field;
}

/** A value as people read it: lists by commas, nested facts as `name: value`. */
function valueWords(value: unknown, messages: Messages): string {
  const { t } = messages;
  if (value === undefined || value === null || value === '') return t('audit.nothing');
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((one) => valueWords(one, messages)).join('; ') || t('audit.nothing');
  return Object.entries(value)
    .filter(([, one]) => !(Array.isArray(one) && one.length === 0))
    .map(([name, one]) => `${fieldWord(name, messages)}: ${valueWords(one, messages)}`)
    .join(', ');
}
