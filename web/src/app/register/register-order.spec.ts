import { catalogueId } from '../i18n/catalogue.id';
import { clicked, DEFAULT_ORDER, orderOf, ORDERS, orderToken, orderWords } from './register-order';

describe('the order of the register', () => {
  it('is read from the address and written to it', () => {
    expect(ORDERS.map((order) => orderOf(orderToken(order)))).toEqual(ORDERS);
    expect(orderToken({ key: 'points', descending: true })).toBe('-points');
  });
  it('is by title when the address says nothing that there is', () => {
    expect([null, '', '-', 'umur', '--title'].map((token) => orderOf(token))).toEqual(Array(5).fill(DEFAULT_ORDER));
  });
  it('is by what fits best while words are looked for', () => {
    expect(orderOf(null, true)).toEqual({ key: 'relevance', descending: false });
    expect(orderOf('-title', true)).toEqual({ key: 'title', descending: true });
  });

  it('turns round when the same head is clicked, and shows the latest date first', () => {
    const byDate = clicked('ratifiedOn', DEFAULT_ORDER);
    expect(byDate).toEqual({ key: 'ratifiedOn', descending: true });
    expect(clicked('ratifiedOn', byDate)).toEqual({ key: 'ratifiedOn', descending: false });
    expect(clicked('points', byDate)).toEqual({ key: 'points', descending: false });
  });
  it('has words for every order', () => {
    const texts: Readonly<Record<string, string>> = catalogueId.register;
    const missing = ORDERS.flatMap((order) => Object.values(orderWords(order))).filter(
      (key) => texts[key.replace('register.', '')] === undefined,
    );
    expect(missing).toEqual([]);
  });
});
