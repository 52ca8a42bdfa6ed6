import type { DocumentKind } from '@pantausop/contracts';
import { kindOfZip, mainPartIn } from '../../files/package-parts';
import { fileRefusal } from '../../files/file-refusal';
import { signatureOf } from '../../files/signature';
import { readXml } from '../../files/xml';
import { ZipParts, type ZipLimits } from '../../files/zip-parts';
import { documentRefusal } from '../document-refusal';
import { extensionOf } from '../file-name';

/** Bounds of a document, each a setting. */
export interface DocumentLimits extends ZipLimits {
  readonly maxBytes: number;
}

/** A file whose content is of one of the kinds that are taken. */
export type KnownDocument =
  { readonly kind: 'docx' | 'xlsx'; readonly parts: ZipParts; readonly main: string } | { readonly kind: 'pdf' };

const IN_WORDS: Readonly<Record<DocumentKind, string>> = { docx: 'Word (.docx)', xlsx: 'Excel (.xlsx)', pdf: 'PDF' };
/** Endings that promise a kind; any other ending is part of the name ("SOP no.3"). */
const PROMISES =
  /^\.(?:docx?|docm|dotx?|xlsx?|xlsm|xlsb|pptx?|pdf|od[ts]|rtf|txt|csv|html?|xml|zip|rar|7z|exe|png|jpe?g|gif|webp|tiff?)$/;

/**
 * What a document is, by its content; its name may only agree.
 * @throws RefusedError with a sentence in both languages when it is too large, empty, encrypted, of another kind, with macros, or named as another kind
 */
export async function knownDocument(bytes: Uint8Array, name: string, limits: DocumentLimits): Promise<KnownDocument> {
  if (bytes.length > limits.maxBytes) {
    throw documentRefusal('document_too_large', { bytes: bytes.length, most: Math.floor(limits.maxBytes / 1_048_576) });
  }
  const found = await byContent(bytes, limits);
  const extension = extensionOf(name);
  if (PROMISES.test(extension) && extension !== `.${found.kind}`) {
    throw documentRefusal('document_lies', { extension, what: IN_WORDS[found.kind] });
  }
  return found;
}

async function byContent(bytes: Uint8Array, limits: DocumentLimits): Promise<KnownDocument> {
  const signature = signatureOf(bytes);
  switch (signature.kind) {
    case 'pdf':
      return { kind: 'pdf' };
    case 'zip':
      return inZip(await ZipParts.open(bytes, limits));
    case 'empty':
      throw fileRefusal('file_empty', {});
    case 'ole':
      if (signature.holds === 'encrypted') throw fileRefusal('file_password', {});
      throw documentRefusal('document_old_office', { extension: signature.holds === 'word' ? '.docx' : '.xlsx' });
    case 'other':
      throw documentRefusal('document_type', { what: signature.what });
    case 'text':
      throw documentRefusal('document_type', { what: 'teks (text)' });
    case 'unknown':
      throw documentRefusal('document_type_unknown', {});
  }
}

async function inZip(parts: ZipParts): Promise<KnownDocument> {
  if (await hasMacros(parts)) throw documentRefusal('document_macros', {});
  const word = await mainPartIn(parts, 'word', 'word/document.xml');
  if (word !== null) return { kind: 'docx', parts, main: word };
  const excel = await mainPartIn(parts, 'xl', 'xl/workbook.xml');
  if (excel !== null) return { kind: 'xlsx', parts, main: excel };
  throw documentRefusal('document_type', { what: kindOfZip(parts) });
}

/** Whether a package brings a program of its own, under whatever name. */
async function hasMacros(parts: ZipParts): Promise<boolean> {
  if (parts.names.some((part) => /(?:^|\/)(?:vbaproject|vbadata)[^/]*$|(?:^|\/)macrosheets\//.test(part))) return true;
  if (!parts.has('[Content_Types].xml')) return false;
  let found = false;
  await readXml(parts, '[Content_Types].xml', {
    open(_, { ContentType: type = '' }) {
      found ||= /macroenabled|vbaproject|macrosheet/i.test(type);
    },
  });
  return found;
}
