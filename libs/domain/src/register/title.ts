import { wordsKey } from './cell-values';

/** Words that stay small inside a title. */
const SMALL = new Set(
  (
    'dan di ke dari yang untuk pada dengan atau bagi oleh dalam sebagai terhadap tentang atas melalui serta antar per guna ' +
    'secara hingga sampai kepada daripada for of the and in to'
  ).split(' '),
);

/** Abbreviations of Indonesian government that stay in capitals. */
const ACRONYMS = new Set(
  (
    'ASN PNS PPPK CPNS SDM BMD BMN SPJ SPP SPM SP2D SP4N GU LS UP TU TUP LKIP LAKIP SAKIP SPIP PBB BPHTB APBD APBN APBDP RKA DPA ' +
    'DPPA RKPD RPJMD RPJPD SKPD OPD PPKD PPK PPTK KPA PA KTP NIK KK NPWP KPK BPK BPKP RB SOP AP SK TPP SKP DUK KGB LHKPN LHKASN ' +
    'WBS IKM SKM PPID KIA IT TIK UPT UPTD RSUD IGD ICU PAD PKB ATK BBM PKL UKM UMKM HIV TB ISO SPBE SIPD PPNS BPJS KB PAUD SD ' +
    'SMP SMA SMK BOS LPPD LKPJ LKPD RI IMB PBG SLF NIB OSS KIR ITE JDIH LHP TLHP MCP UKL UPL DBD ' +
    'KDRT PNBP NTPN STS STTS SSPD SKPDKB NJOP TPI BLUD ULP LPSE RUP HPS KAK TOR WFH SPT SPPD LPJ DPPKB PKK LPM RT RW II III ' +
    'IV VI VII VIII IX XI XII'
  ).split(' '),
);

/** Names written in their own way. */
const NAMES: Readonly<Record<string, string>> = {
  CALK: 'CaLK',
  AMDAL: 'Amdal',
};

const isShouted = (text: string): boolean => {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 1 && letters === letters.toUpperCase();
};

/** Digits, no vowel, or a known abbreviation: such a word was in capitals before the whole title was. */
function staysCapital(word: string): boolean {
  return /\d/.test(word) || ACRONYMS.has(word) || (word.length > 1 && word.length <= 5 && !/[AEIOU]/.test(word));
}

function wordInTitleCase(word: string, first: boolean): string {
  const known = NAMES[word];
  if (known !== undefined) return known;
  if (staysCapital(word)) return word;
  const lower = word.toLowerCase();
  return !first && SMALL.has(lower) ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** What stands in brackets stays in capitals when it looks like an abbreviation: `(BMD)`, `(SP4N LAPOR)`, not `(TERMASUK PERUBAHAN)`. */
function isBracketedAcronym(inside: string): boolean {
  const words = inside.trim().split(/\s+/);
  if (words.length === 1) return inside.length <= 8;
  return words.length <= 3 && words.some((word) => /\d/.test(word));
}

function inTitleCase(text: string): string {
  let first = true;
  return text.replace(/\(([^()]*)\)|\p{L}[\p{L}\p{N}]*|\p{N}+/gu, (part, inside: string | undefined) => {
    if (inside !== undefined) return isBracketedAcronym(inside) ? part : `(${inTitleCase(inside)})`;
    const word = wordInTitleCase(part, first);
    first = false;
    return word;
  });
}

const PREFIX = /^SOP(?:[\s:–-]+)(?=\S)/i;

export interface ReadTitle {
  /** as it is shown */
  readonly title: string;
  /** as the file writes it, spaces tidied */
  readonly original: string;
}

/**
 * The title as shown: a leading "SOP " is dropped; a title all in capitals is put in title case with Indonesian small words,
 * its abbreviations kept (outer contract, the register file).
 */
export function readTitle(text: string): ReadTitle {
  const original = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const bare = original.replace(PREFIX, '');
  return { title: isShouted(bare) ? inTitleCase(bare) : bare, original };
}

/** A title in the form in which two writings of it compare equal: case, accents, spaces, punctuation and a leading "SOP" do not matter. */
export const titleKey = (title: string): string => withoutPrefix(wordsKey(title));

/** The same of a title as it is searched; of one of more than 500 letters, of those. */
export const titleKeyOfSearched = (searchKey: string): string => withoutPrefix(searchKey);

/** As which a title may be searched that has a key. */
export const searchedWithTitleKey = (key: string): readonly string[] => [key, `sop ${key}`];

const withoutPrefix = (key: string): string => key.replace(/^sop (?=.)/, '');
