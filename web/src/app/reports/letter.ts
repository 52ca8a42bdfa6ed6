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
 * The HTML of a mail for a frame of this page: pictures from their bytes in place of `cid:…`, its own style let through, and its
 * dark colours by choice instead of by the reader's system. Nothing else of it is touched.
 */
export function framed(html: string, { pictures, dark, nonce }: Framing): string {
  const addresses = new Map(pictures?.map(({ cid, address }) => [cid, address]));
  const shown = html.replace(/(["'])cid:([^"']+)\1/g, (_all, quote: string, cid: string) => {
    return `${quote}${addresses.get(cid) ?? NO_PICTURE}${quote}`;
  });
  const coloured = shown.replace(ASKS_FOR_DARK, dark ? '(min-width: 0)' : '(max-width: 0)');
  const styled = nonce === null ? coloured : coloured.replaceAll('<style', `<style nonce="${nonce}"`);
  return styled.replace(/<head[^>]*>/i, (head) => head + BASE);
}
