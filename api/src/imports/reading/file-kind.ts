import { fileRefusal } from './file-refusal';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Kinds known by their first bytes that are not registers, in the words people use for them. */
const FOREIGN: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
  { magic: ascii('%PDF'), what: 'PDF' },
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

const isUtf16 = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);

/**
 * What a file is by its content; its name does not count.
 * @throws RefusedError naming what it is when it is neither an XLSX (a zip, to be looked into) nor text
 */
export function kindOfFile(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.length === 0) throw fileRefusal('file_empty', {});
  if (startsWith(bytes, ZIP)) return 'zip';
  if (startsWith(bytes, OLE)) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (content.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw fileRefusal('file_password', {});
    throw fileRefusal(content.includes(Buffer.from('WordDocument', 'utf16le')) ? 'file_type' : 'file_old_excel', {
      what: 'Word',
    });
  }
  const foreign = FOREIGN.find(({ magic }) => startsWith(bytes, magic));
  if (foreign) throw fileRefusal('file_type', { what: foreign.what });
  const head = bytes.subarray(0, 8192);
  if (!isUtf16(bytes) && head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) {
    throw fileRefusal('file_type_unknown', {});
  }
  const opening = Buffer.from(head).toString('latin1').replace(/^ï»¿/, '').trimStart().slice(0, 200).toLowerCase();
  if (/^<(?:!doctype|html|table|\?xml|meta|head)/.test(opening)) throw fileRefusal('file_type', { what: 'HTML/XML' });
  return 'text';
}
