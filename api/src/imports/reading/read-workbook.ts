import { readCsv } from './csv-reader';
import { kindOfFile } from './file-kind';
import { fileRefusal } from './file-refusal';
import type { ImportLimits, Workbook } from './workbook';
import { readXlsx } from './xlsx-reader';

/**
 * Reads a register file, XLSX or CSV by its content.
 * @param name shown as the sheet of a CSV
 * @throws RefusedError with a sentence in both languages when the file is of another type, damaged or beyond a limit
 */
export async function readWorkbook(bytes: Uint8Array, limits: ImportLimits, name: string): Promise<Workbook> {
  if (bytes.length > limits.maxBytes) {
    throw fileRefusal('file_too_large', { most: Math.floor(limits.maxBytes / 1_048_576), bytes: bytes.length });
  }
  return kindOfFile(bytes) === 'zip' ? readXlsx(bytes, limits) : readCsv(bytes, limits, name);
}
