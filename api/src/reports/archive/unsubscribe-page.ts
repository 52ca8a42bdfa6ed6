import { createHash } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark;--page:#fff;--ink:#121b20;--ink2:#3f4d54;--ink3:#5a686f;--line:#dbe2e5;--accent:#0b5c6e;--on:#fff}
@media (prefers-color-scheme:dark){:root{--page:#10171a;--ink:#e9eff1;--ink2:#b9c5ca;--ink3:#93a2a9;--line:#2a363c;--accent:#67c3d5;--on:#062028}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;padding:24px;background:var(--page);color:var(--ink);font:16px/24px system-ui,'Segoe UI',Roboto,sans-serif}
main{width:100%;max-width:36rem;margin:10vh auto}
h1{margin:0 0 16px;font-size:24px;line-height:32px}
p{margin:0 0 8px;overflow-wrap:anywhere}
p[lang=en]{color:var(--ink2)}
button{min-height:44px;margin-top:16px;padding:8px 24px;border:0;border-radius:4px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
footer{width:100%;max-width:36rem;margin:auto auto 0;padding-top:16px;border-top:1px solid var(--line);color:var(--ink3);font-size:14px}`;

/** What a browser may do for this page: its own style, and the form that it holds. Nothing else. */
export const UNSUBSCRIBE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The page behind the link that ends report mails: without scripts, in both languages, for whatever opens a link of a mail. */
export function unsubscribePage(name: string | null, ended: boolean): string {
  const { title, id, en } = wordsOf(name, ended);
  const button =
    name === null || ended
      ? ''
      : '<form method="post"><button type="submit">Hentikan surat ini · <span lang="en">Stop these mails</span></button></form>';
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${id}</p><p lang="en">${en}</p>${button}</main><footer>PantauSOP</footer></body></html>`;
}

interface Words {
  readonly title: string;
  readonly id: string;
  readonly en: string;
}

function wordsOf(name: string | null, ended: boolean): Words {
  if (name === null) {
    return {
      title: 'Tautan tidak berlaku',
      id: 'Tautan ini tidak dikenal, atau laporannya wajib sehingga tidak dapat dihentikan dari sini.',
      en: 'This link is not known, or the report is mandatory and cannot be stopped from here.',
    };
  }
  const said = escaped(name);
  if (ended) {
    return {
      title: 'Surat dihentikan',
      id: `Anda tidak akan menerima “${said}” lagi. Hubungi pengelola PantauSOP bila ingin menerimanya kembali.`,
      en: `You will not get “${said}” any more. Ask those who keep PantauSOP if you want it back.`,
    };
  }
  return {
    title: 'Berhenti menerima surat?',
    id: `“${said}” dikirim kepada Anda secara berkala. Membuka halaman ini belum menghentikan apa pun.`,
    en: `“${said}” is sent to you regularly. Opening this page has stopped nothing yet.`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
