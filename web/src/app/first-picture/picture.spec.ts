import { hang, pictureOf, takeDown } from './picture';

describe('the first picture', () => {
  const texts = {
    product: 'PantauSOP',
    date: 'Per 27 Nov 2026',
    heading: 'Ringkasan',
    finding: '<b>Indeks</b> naik',
    second: '2 dari 3',
  };
  const shown = (): string[] => [...document.body.children].map(({ tagName }) => tagName);

  it('says its texts as they are, and marks a sample as one', () => {
    const sample = pictureOf({ ...texts, sample: 'Data contoh' });
    expect([...sample.querySelectorAll('main > p, h1')].map(({ textContent }) => textContent)).toEqual([
      'Data contoh',
      'Ringkasan',
      '<b>Indeks</b> naik',
      '2 dari 3',
    ]);
    expect(sample.querySelectorAll('.tag')).toHaveLength(3);
    expect(pictureOf({ ...texts, sample: null }).querySelector('.tag')).toBeNull();
  });

  it('stands before the application until that has drawn, and never after', () => {
    document.body.innerHTML = '<app-root></app-root>';
    hang(pictureOf({ ...texts, sample: null }));
    expect(shown()).toEqual(['DIV', 'APP-ROOT']);
    takeDown();
    expect(shown()).toEqual(['APP-ROOT']);
    hang(pictureOf({ ...texts, sample: null }));
    expect(shown()).toEqual(['APP-ROOT']);
  });
});
