import { framed } from './letter';

const DARK = '@media (prefers-color-scheme: dark){p{}}';
const MAIL = `<html><head><style>${DARK}</style></head><p><img src="cid:peta" alt="Peta"></p></html>`;
const PLAIN = { pictures: null, dark: false, nonce: null };

describe('a mail in its frame', () => {
  it('shows its pictures from their bytes and keeps its own style', () => {
    const pictures = [{ cid: 'peta', address: 'data:image/png;base64,AA==' }];
    expect(framed(MAIL, { pictures, dark: true, nonce: 'n1' })).toBe(
      '<html><head><base target="_blank"><style nonce="n1">@media (min-width: 0){p{}}</style></head>' +
        '<p><img src="data:image/png;base64,AA==" alt="Peta"></p></html>',
    );
  });

  it('asks for nothing where pictures are off or not there', () => {
    expect(framed(MAIL, PLAIN)).toContain('<img src="data:," alt="Peta">');
    expect(framed(MAIL, { ...PLAIN, pictures: [] })).not.toContain('cid:');
  });

  it('is light or dark by choice, not by the system of whoever looks', () => {
    expect(framed(MAIL, PLAIN)).toContain('@media (max-width: 0){p{}}');
  });
});
