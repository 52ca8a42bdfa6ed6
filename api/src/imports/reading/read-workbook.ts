import { kindOfZip } from '../../files/package-parts';
import type { Workbook, WorkbookLimits } from '../../files/workbook';
import { readOds } from '../../files/ods-reader';
import { readXlsx } from '../../files/xlsx-reader';
import { ZipParts } from '../../files/zip-parts';
import { readCsv } from './csv-reader';
import { kindOfFile } from './file-kind';
import { importRefusal } from './import-refusal';

/**
 * Reads a register file, XLSX, ODS or CSV by its content.
 * @param name shown as the sheet of a CSV
 * @throws RefusedError with a sentence in both languages when the file is of another type, damaged or beyond a limit
 */
export async function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits, name: string): Promise<Workbook> {
  if (bytes.length > limits.maxBytes) {
    throw importRefusal('file_too_large', { most: Math.floor(limits.maxBytes / 1_048_576), bytes: bytes.length });
  }
  if (kindOfFile(bytes) === 'text') return readCsv(bytes, limits, name);
  const parts = await ZipParts.open(bytes, limits);
  const workbook = (await readXlsx(parts, limits)) ?? (await readOds(parts, limits));
  if (workbook === null) throw importRefusal('file_type', { what: kindOfZip(parts) });
  return workbook;
}
