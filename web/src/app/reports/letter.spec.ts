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

  it('moves its styles out of attributes, which the policy of the page forbids: as strong as before, each once, text left alone', () => {
    const [one, two] = ['color:#111;font-family:&quot;Plus&quot;,sans', 'margin:0'];
    const mail = `<head></head><p style="${one}">a style="b"</p><b class="x" style="${two}"></b><i style="${one}"></i>`;
    const rules = [
      '[data-look="0"][data-look="0"][data-look="0"]{color:#111;font-family:"Plus",sans}',
      '[data-look="1"][data-look="1"][data-look="1"]{margin:0}',
    ];
    expect(framed(mail, { ...PLAIN, nonce: 'n1' })).toBe(
      `<head><base target="_blank"><style nonce="n1">${rules.join('\n')}</style></head>` +
        '<p data-look="0">a style="b"</p><b class="x" data-look="1"></b><i data-look="0"></i>',
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
