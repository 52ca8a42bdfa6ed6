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

/**
 * The HTML of a mail for a frame of this page: pictures from their bytes in place of `cid:…`, and its own style let through by the
 * page's nonce. Nothing else of it is touched.
 * @param pictures null = as a mail program that shows none
 */
export function framed(html: string, pictures: readonly LetterPicture[] | null, nonce: string | null): string {
  const addresses = new Map(pictures?.map(({ cid, address }) => [cid, address]));
  const shown = html.replace(/(["'])cid:([^"']+)\1/g, (_all, quote: string, cid: string) => {
    return `${quote}${addresses.get(cid) ?? NO_PICTURE}${quote}`;
  });
  const styled = nonce === null ? shown : shown.replaceAll('<style', `<style nonce="${nonce}"`);
  return styled.replace(/<head[^>]*>/i, (head) => head + BASE);
}
