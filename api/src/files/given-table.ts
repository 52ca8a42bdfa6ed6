import { BadInputError } from '../http';

/** A file as multer gives it. */
export interface ReceivedTable {
  readonly buffer: Uint8Array;
}

const NO_TABLE = {
  id: 'belum ada: kirim tabel di isian ini, atau sebagai `text`',
  en: 'is missing: send the table in this field, or as `text`',
};

/** The file, else the text. @throws BadInputError when there is neither */
export function givenTable({ text }: { text?: string }, file: ReceivedTable | undefined): Uint8Array | string {
  if (file) return file.buffer;
  if (text !== undefined && text.trim() !== '') return text;
  throw new BadInputError([{ path: 'file', message: NO_TABLE }]);
}
