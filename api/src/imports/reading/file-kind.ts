import { signatureOf } from '../../files/signature';
import { importRefusal } from './import-refusal';

/**
 * What a file is by its content; its name does not count.
 * @throws RefusedError naming what it is when it is neither an XLSX or ODS (a zip, to be looked into) nor text
 */
export function kindOfFile(bytes: Uint8Array): 'zip' | 'text' {
  const signature = signatureOf(bytes);
  switch (signature.kind) {
    case 'zip':
    case 'text':
      return signature.kind;
    case 'empty':
      throw importRefusal('file_empty', {});
    case 'pdf':
      throw importRefusal('file_type', { what: 'PDF' });
    case 'ole':
      if (signature.holds === 'encrypted') throw importRefusal('file_password', {});
      throw signature.holds === 'word'
        ? importRefusal('file_type', { what: 'Word' })
        : importRefusal('file_old_excel', {});
    case 'other':
      throw importRefusal('file_type', { what: signature.what });
    case 'unknown':
      throw importRefusal('file_type_unknown', {});
  }
}
