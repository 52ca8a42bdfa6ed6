import type { ElementCode } from '../scoring/elements';
import { isBlank } from './words';

const MONTHS =
  'januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember|january|february|march|may|june|july|august|october|december|jan|feb|mar|apr|jun|jul|agu|agt|sep|okt|nov|des';
const DATES = [
  /\b\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:\d{4}|\d{2})\b/,
  /\b\d{4}-\d{2}-\d{2}\b/,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?[\\s-]+(?:${MONTHS})[\\s,-]+\\d{4}\\b`, 'i'),
  new RegExp(`\\b(?:${MONTHS})\\s+\\d{1,2},\\s*\\d{4}\\b`, 'i'),
];

/** Whether what stands behind a label is what the element asks for. */
export function fits(element: ElementCode, text: string): boolean {
  if (isBlank(text)) return false;
  switch (element) {
    case 'tanggal_pembuatan':
    case 'tanggal_revisi':
    case 'tanggal_efektif':
      return DATES.some((date) => date.test(text));
    case 'nomor':
      // the year of a form that is printed in advance is no number yet
      return /\d/.test(text.replace(/\b(?:19|20)\d{2}\b/, '')) && !/\.{3,}|…|_{2,}/.test(text);
    case 'pengesahan':
      return isSigned(text);
    default:
      return /\p{L}{2}/u.test(text) && !/^[\s\d.)-]*(?:\.{4,}|…{2,}|_{4,})/.test(text);
  }
}

const OFFICE =
  /^(?:(?:an|a\.n|plt|plh|pj|pjs|ub|u\.b)\.?\s+)?(?:kepala|lurah|camat|sekretaris|direktur|wali ?kota|bupati|gubernur|asisten|inspektur|kabag|kabid|ketua|pimpinan|komandan|head|director|mayor|secretary)\b/i;
const PLACE_OF_OFFICE =
  /^(?:pemerintah|kota|kabupaten|provinsi|kecamatan|kelurahan|dinas|badan|bagian|kantor|sekretariat|inspektorat|upt|uptd|rsud|puskesmas|satuan|city|of)\b/i;
const BESIDE_NAME =
  /^(?:ttd|tanda tangan|cap|stempel|ditandatangani|ditetapkan|pada tanggal|tanggal|di |nama|jabatan|nip\b|pangkat|pembina|penata|pengatur|juru|name|signature|signed)/i;

/** A name or an employee's number stands there, not the office alone. */
export function isSigned(text: string): boolean {
  if (/\bnip\b\.?\s*:?\s*[\d\s.]{8,}/i.test(text)) return true;
  return text.split('\n').some((line) => {
    const bare = line.replace(/^\s*(?:nama|name)\s*:\s*/i, '').trim();
    const named = /\p{L}{2,}[\s.,]+\p{L}|\p{L}{4,}/u.test(bare.replace(/[()]/g, ''));
    return named && !isBlank(bare) && !OFFICE.test(bare) && !PLACE_OF_OFFICE.test(bare) && !BESIDE_NAME.test(bare);
  });
}

/** The title of an office, with which no line of the unit begins. */
export const isOffice = (line: string): boolean => OFFICE.test(line.trim());
