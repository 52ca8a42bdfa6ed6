/** The page behind the link that ends report mails: plain, without scripts, for whatever opens a link of a mail. */
export function unsubscribePage(name: string | null, ended: boolean): string {
  const [title, words] = wordsOf(name, ended);
  const button =
    name === null || ended
      ? ''
      : '<form method="post"><button type="submit">Hentikan surat ini / Stop these mails</button></form>';
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title></head><body><h1>${title}</h1><p>${words}</p>${button}<p>PantauSOP</p></body></html>`;
}

function wordsOf(name: string | null, ended: boolean): readonly [string, string] {
  if (name === null) {
    return [
      'Tautan tidak berlaku',
      'Tautan ini tidak berlaku, atau surat ini wajib. / This link is not valid, or these mails are mandatory.',
    ];
  }
  const said = escaped(name);
  return ended
    ? ['Surat dihentikan', `Anda tidak akan menerima "${said}" lagi. / You will not get "${said}" any more.`]
    : [
        'Berhenti menerima surat?',
        `Surat "${said}" dikirim kepada Anda secara berkala. / You get "${said}" regularly.`,
      ];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
