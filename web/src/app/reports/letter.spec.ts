import { framed } from './letter';

const MAIL = '<html><head><style>p{}</style></head><p><img src="cid:peta" alt="Peta"></p></html>';

describe('a mail in its frame', () => {
  it('shows its pictures from their bytes and keeps its own style', () => {
    const shown = framed(MAIL, [{ cid: 'peta', address: 'data:image/png;base64,AA==' }], 'n1');
    expect(shown).toBe(
      '<html><head><base target="_blank"><style nonce="n1">p{}</style></head>' +
        '<p><img src="data:image/png;base64,AA==" alt="Peta"></p></html>',
    );
  });

  it('asks for nothing where pictures are off or not there', () => {
    expect(framed(MAIL, null, null)).toContain('<img src="data:," alt="Peta">');
    expect(framed(MAIL, [], null)).not.toContain('cid:');
  });
});
