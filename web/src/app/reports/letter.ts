/** A picture of a mail as an address that an `img` can show. */
export interface LetterPicture {
  readonly cid: string;
  readonly address: string;
}

/** What a mail program shows of a mail: its HTML and its text. */
export interface Letter {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Shows the words that stand for a picture. */
const NO_PICTURE = 'data:,';
/** Links of a preview lead nowhere: the frame may open no window. */
const BASE = '<base target="_blank">';

const ASKS_FOR_DARK = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g;

export interface Framing {
  /** null = as a mail program that shows none */
  readonly pictures: readonly LetterPicture[] | null;
  readonly dark: boolean;
  /** lets the mail's own style through the page's content security policy */
  readonly nonce: string | null;
}

/**
 * The HTML of a mail for a frame of this page: pictures from their bytes in place of `cid:…`, its own styles let through, and its
 * dark colours by choice instead of by the reader's system. It looks as it is sent.
 */
export function framed(html: string, { pictures, dark, nonce }: Framing): string {
  const addresses = new Map(pictures?.map(({ cid, address }) => [cid, address]));
  const shown = html.replace(/(["'])cid:([^"']+)\1/g, (_all, quote: string, cid: string) => {
    return `${quote}${addresses.get(cid) ?? NO_PICTURE}${quote}`;
  });
  const coloured = shown.replace(ASKS_FOR_DARK, dark ? '(min-width: 0)' : '(max-width: 0)');
  const based = coloured.replace(/<head[^>]*>/i, (head) => head + BASE);
  return nonce === null ? based : lookingByRules(based).replaceAll('<style', `<style nonce="${nonce}"`);
}

/** Style attributes as rules at the end of the head. Named three times, a rule is stronger than those of the mail's own style, as its attribute was; `!important` still wins. */
function lookingByRules(html: string): string {
  const looks: string[] = [];
  const marked = html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/\sstyle="([^"]*)"/i, (_all, look: string) => {
      if (!looks.includes(look)) looks.push(look);
      return ` data-look="${looks.indexOf(look)}"`;
    }),
  );
  if (looks.length === 0) return html;
  const rules = looks.map((look, at) => `${`[data-look="${at}"]`.repeat(3)}{${unescaped(look)}}`);
  return marked.replace(/<\/head>/i, (end) => `<style>${rules.join('\n')}</style>${end}`);
}

const ESCAPED: Readonly<Record<string, string>> = { '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const unescaped = (text: string): string => text.replace(/&quot;|&#39;|&amp;/g, (one) => ESCAPED[one] ?? one);
