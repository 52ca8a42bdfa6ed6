import type { Letter } from '../mail';

interface Occasion {
  readonly to: string;
  readonly name: string;
  readonly username: string;
  readonly link: string;
  readonly minutes: number;
  readonly language: 'id' | 'en';
}

interface Words {
  readonly subject: string;
  readonly greeting: string;
  readonly request: string;
  readonly action: string;
  readonly limit: string;
  readonly ignore: string;
}

const wordsOf = ({ name, username, minutes, language }: Occasion): Words =>
  language === 'en'
    ? {
        subject: 'Set a new PantauSOP password',
        greeting: `Dear ${name},`,
        request: `Somebody, presumably you, asked for a new password for the PantauSOP account "${username}".`,
        action: 'Set a new password',
        limit: `The link works once and for ${minutes} minutes. All sessions of the account are signed out when it is used.`,
        ignore: 'If you did not ask for it, ignore this message: nothing changes.',
      }
    : {
        subject: 'Atur ulang kata sandi PantauSOP',
        greeting: `Yth. ${name},`,
        request: `Seseorang, mungkin Anda sendiri, meminta kata sandi baru untuk akun PantauSOP "${username}".`,
        action: 'Atur kata sandi baru',
        limit: `Tautan ini berlaku satu kali selama ${minutes} menit. Semua sesi akun ini dikeluarkan setelah tautan dipakai.`,
        ignore: 'Jika bukan Anda yang meminta, abaikan pesan ini: tidak ada yang berubah.',
      };

/** The letter with the link that lets its reader set a password. */
export function resetLetter(occasion: Occasion): Letter {
  const { subject, greeting, request, action, limit, ignore } = wordsOf(occasion);
  const { to, link, language } = occasion;
  const text = [greeting, request, `${action}:\n${link}`, limit, ignore, 'PantauSOP'].join('\n\n');
  const paragraph = (html: string): string => `<p style="margin:0 0 16px">${html}</p>`;
  const button =
    'display:inline-block;padding:12px 24px;border-radius:4px;background:#0b5c6e;color:#ffffff;text-decoration:none;font-weight:600';
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;font:15px/24px 'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#121b20;background:#ffffff">
<div style="max-width:520px">
${paragraph(escaped(greeting))}
${paragraph(escaped(request))}
${paragraph(`<a href="${escaped(link)}" style="${button}">${escaped(action)}</a>`)}
${paragraph(`<a href="${escaped(link)}" style="color:#0b5c6e;word-break:break-all">${escaped(link)}</a>`)}
${paragraph(escaped(limit))}
${paragraph(escaped(ignore))}
<p style="margin:0;color:#5a686f">PantauSOP</p>
</div></body></html>`;
  return { to, subject, text, html };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
