import { wayBack } from './way-back';

describe('where one goes after signing in', () => {
  it('is the page that was asked for, with its query', () => {
    expect(wayBack('/sop?cari=arsip&per=2026-06-30')).toBe('/sop?cari=arsip&per=2026-06-30');
  });
  it('is the overview when nothing was asked for, or the sign-in page itself', () => {
    expect([undefined, '', '/masuk', '/masuk?kembali=%2Fopd'].map(wayBack)).toEqual(['/', '/', '/', '/']);
  });
  it('is never another host', () => {
    const strange = ['//example.org/opd', '/\\example.org', 'https://example.org', 'javascript:alert(1)'];
    expect(strange.map(wayBack)).toEqual(['/', '/', '/', '/']);
  });
});
