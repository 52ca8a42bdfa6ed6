import type { Failure } from '../data/problem';
import type { MessageKey } from '../i18n/message-key';
import { reportsId } from '../i18n/reports.id';

/** The sentence of this page for a refusal, with what it names; null when it has none. */
export function refusalOf({ problem }: Failure): { key: MessageKey; params: Record<string, string> } | null {
  const name = `e_${problem?.code}`;
  if (!Object.hasOwn(reportsId, name)) return null;
  const params = Object.entries(problem?.params ?? {}).map(([key, value]) => [key, String(value)]);
  return { key: `reports.${name}` as MessageKey, params: Object.fromEntries(params) as Record<string, string> };
}
