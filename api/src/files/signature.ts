const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Kinds known by their first bytes that people upload by mistake, in the words people use for them. */
const OTHERS: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'PNG' },
  { magic: [0xff, 0xd8, 0xff], what: 'JPEG' },
  { magic: ascii('GIF8'), what: 'GIF' },
  { magic: ascii('{\\rtf'), what: 'RTF' },
  { magic: [0x1f, 0x8b], what: 'GZIP' },
  { magic: ascii('Rar!'), what: 'RAR' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], what: '7-Zip' },
  { magic: [0x7f, 0x45, 0x4c, 0x46], what: 'ELF' },
  { magic: ascii('MZ'), what: 'EXE' },
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** What a file is by its content. `ole` is the old container of Office, which also wraps what is encrypted. */
export type Signature =
  | { readonly kind: 'empty' | 'zip' | 'pdf' | 'text' | 'unknown' }
  | { readonly kind: 'ole'; readonly holds: 'encrypted' | 'word' | 'other' }
  | { readonly kind: 'other'; readonly what: string };

/** Tells a file by its first bytes; its name does not count. */
export function signatureOf(bytes: Uint8Array): Signature {
  if (bytes.length === 0) return { kind: 'empty' };
  if (startsWith(bytes, ZIP)) return { kind: 'zip' };
  if (startsWith(bytes, ascii('%PDF'))) return { kind: 'pdf' };
  if (startsWith(bytes, OLE)) return { kind: 'ole', holds: insideOle(bytes) };
  const other = OTHERS.find(({ magic }) => startsWith(bytes, magic));
  if (other) return { kind: 'other', what: other.what };
  const head = bytes.subarray(0, 8192);
  if (!isUtf16(bytes) && head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) {
    return { kind: 'unknown' };
  }
  const opening = Buffer.from(head).toString('latin1').replace(/^ï»¿/, '').trimStart().slice(0, 200).toLowerCase();
  return /^<(?:!doctype|html|table|\?xml|meta|head)/.test(opening)
    ? { kind: 'other', what: 'HTML/XML' }
    : { kind: 'text' };
}

const isUtf16 = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);

/** The names of streams tell what lies in the container. */
function insideOle(bytes: Uint8Array): 'encrypted' | 'word' | 'other' {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'encrypted';
  return content.includes(Buffer.from('WordDocument', 'utf16le')) ? 'word' : 'other';
}
