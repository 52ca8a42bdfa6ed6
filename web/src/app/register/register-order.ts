import type { MessageKey } from '../i18n/message-key';

/** What the register can be sorted by, with how the two directions are called. */
const KINDS = {
  relevance: 'fit',
  title: 'text',
  number: 'text',
  unit: 'text',
  area: 'order',
  stage: 'order',
  points: 'amount',
  ratifiedOn: 'date',
  requiredOn: 'date',
} as const;
export type OrderKey = keyof typeof KINDS;

export interface Order {
  readonly key: OrderKey;
  readonly descending: boolean;
}

export const ORDER_KEYS = Object.keys(KINDS) as readonly OrderKey[];
export const DEFAULT_ORDER: Order = { key: 'title', descending: false };

/** As the API and the address write it: `-points`. */
export const orderToken = ({ key, descending }: Order): string => (descending ? `-${key}` : key);

/** Where words are looked for, what fits them best comes first. */
export const defaultOrder = (searching: boolean): Order =>
  searching ? { key: 'relevance', descending: false } : DEFAULT_ORDER;

/** The order that a token asks for; the default one when there is none of that name. */
export function orderOf(token: string | null, searching = false): Order {
  const key = ORDER_KEYS.find((one) => one === token?.replace(/^-/, ''));
  return key === undefined ? defaultOrder(searching) : { key, descending: token?.startsWith('-') ?? false };
}

/** A click on a column's head: turns its order round, or begins with what people look for first (the latest dates). */
export function clicked(key: OrderKey, now: Order): Order {
  return { key, descending: key === now.key ? !now.descending : KINDS[key] === 'date' };
}

/** The words for an order: what, and which way. */
export const orderWords = ({ key, descending }: Order): { readonly what: MessageKey; readonly way: MessageKey } => ({
  what: `register.by_${key}`,
  way: `register.${KINDS[key]}_${descending ? 'down' : 'up'}`,
});

/** Every order, for a menu. */
export const ORDERS: readonly Order[] = ORDER_KEYS.flatMap((key): Order[] =>
  key === 'relevance'
    ? [{ key, descending: false }]
    : [
        { key, descending: false },
        { key, descending: true },
      ],
);
