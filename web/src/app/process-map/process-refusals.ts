import type { MessageKey } from '../i18n/message-key';

const KEYS: Readonly<Record<string, MessageKey>> = {
  process_code_taken: 'process.r_code_taken',
  process_too_deep: 'process.r_too_deep',
  process_other_group: 'process.r_other_group',
  process_out_of_order: 'process.r_out_of_order',
  process_linked: 'process.r_linked',
  process_not_linked: 'process.r_not_linked',
  process_has_parts: 'process.r_has_parts',
  unknown_process: 'process.r_unknown',
  process_event_needed: 'process.r_event_needed',
  unknown_process_event: 'process.r_unknown_event',
};

/** The sentence of a refusal; undefined where the general one says as much. */
export const processRefusalKey = (code: string): MessageKey | undefined =>
  Object.hasOwn(KEYS, code) ? KEYS[code] : undefined;
