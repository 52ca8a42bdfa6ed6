import { wordsOf } from './words';

describe('the words of an entry', () => {
  it('are whole letters also where a long one is cut', () => {
    expect(wordsOf(`${'a'.repeat(59)}\u{10400}`)).toContain('a'.repeat(59));
    expect(wordsOf(`${'a'.repeat(58)}\u{10400}`)).toContain(`${'a'.repeat(58)}\u{10428}`);
  });
});
