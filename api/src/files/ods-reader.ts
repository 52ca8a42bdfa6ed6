import { OdsListener } from './ods-sheet';
import { fileRefusal } from './file-refusal';
import type { Sheet, Workbook, WorkbookLimits } from './workbook';
import { readXml } from './xml';
import type { ZipParts } from './zip-parts';

const CONTENT = 'content.xml';
const MANIFEST = 'meta-inf/manifest.xml';

/**
 * Reads an OpenDocument spreadsheet (LibreOffice) as a stream; null when the zip is none.
 * @throws RefusedError when it is damaged, encrypted or beyond a limit
 */
export async function readOds(parts: ZipParts, limits: WorkbookLimits): Promise<Workbook | null> {
  if (!parts.has(CONTENT)) return null;
  await mustBeOpen(parts);
  const listener = new OdsListener(limits);
  await readXml(parts, CONTENT, listener);
  if (!listener.isSpreadsheet) return null;
  const sheets = listener.sheets.map(({ name, style, rows, merges }): Sheet => {
    return { name, hidden: listener.hiddenStyles.has(style), rows, merges };
  });
  return { kind: 'ods', sheets };
}

/** A password encrypts the parts and is told by the manifest alone. */
async function mustBeOpen(parts: ZipParts): Promise<void> {
  if (!parts.has(MANIFEST)) return;
  let encrypted = false;
  await readXml(parts, MANIFEST, {
    open(tag) {
      if (tag === 'encryption-data') encrypted = true;
    },
  });
  if (encrypted) throw fileRefusal('file_password', {});
}
