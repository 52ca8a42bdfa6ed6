import { isDateFormat } from './excel-dates';
import { mainPartIn, relations } from './package-parts';
import type { WorkbookLimits, Sheet, Workbook } from './workbook';
import { SheetListener, type WorkbookParts } from './xlsx-sheet';
import { readXml } from './xml';
import type { ZipParts } from './zip-parts';

/**
 * Reads an XLSX as a stream, one part after the other; null when the zip is none.
 * @throws RefusedError when it is damaged, encrypted or beyond a limit
 */
export async function readXlsx(parts: ZipParts, limits: WorkbookLimits): Promise<Workbook | null> {
  const main = await mainPartIn(parts, 'xl', 'xl/workbook.xml');
  if (main === null) return null;
  const targets = await relations(parts, main);
  const { sheets, system1904 } = await readMain(parts, main);
  const shared = targets.find(({ type }) => type.endsWith('/sharedStrings'))?.target;
  const styles = targets.find(({ type }) => type.endsWith('/styles'))?.target;
  const context: WorkbookParts = {
    strings: shared !== undefined && parts.has(shared) ? await readStrings(parts, shared) : [],
    dateStyles: styles !== undefined && parts.has(styles) ? await readDateStyles(parts, styles) : [],
    system1904,
  };
  const read: Sheet[] = [];
  for (const { name, relation, hidden } of sheets) {
    const found = targets.find(({ id, type }) => id === relation && type.endsWith('/worksheet'));
    if (!found) continue;
    const listener = new SheetListener(context, limits, name);
    await readXml(parts, found.target, listener);
    read.push({ name, hidden, rows: listener.rows, merges: listener.merges });
  }
  return { kind: 'xlsx', sheets: read };
}

/** The worksheets of a workbook with the parts that hold them. */
export async function worksheetsOf(parts: ZipParts, main: string): Promise<{ name: string; part: string }[]> {
  const targets = await relations(parts, main);
  const { sheets } = await readMain(parts, main);
  return sheets.flatMap(({ name, relation }) =>
    targets
      .filter(({ id, type, target }) => id === relation && type.endsWith('/worksheet') && parts.has(target))
      .map(({ target }) => ({ name, part: target })),
  );
}

async function readMain(parts: ZipParts, name: string) {
  const sheets: { name: string; relation: string; hidden: boolean }[] = [];
  let system1904 = false;
  await readXml(parts, name, {
    open(tag, attributes) {
      if (tag === 'workbookPr') system1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1];
      if (relation === undefined) return;
      const state = attributes['state'] ?? 'visible';
      sheets.push({ name: attributes['name'] ?? `Sheet${sheets.length + 1}`, relation, hidden: state !== 'visible' });
    },
  });
  return { sheets, system1904 };
}

async function readStrings(parts: ZipParts, name: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let collecting = false;
  let phonetic = 0;
  await readXml(parts, name, {
    open(tag) {
      if (tag === 'si') current = '';
      else if (tag === 'rPh') phonetic += 1;
      else if (tag === 't') collecting = phonetic === 0;
    },
    text(text) {
      if (collecting) current += text;
    },
    close(tag) {
      if (tag === 't') collecting = false;
      else if (tag === 'rPh') phonetic -= 1;
      else if (tag === 'si') strings.push(current);
    },
  });
  return strings;
}

/** By index of the cell format: whether it shows a date. */
async function readDateStyles(parts: ZipParts, name: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readXml(parts, name, {
    open(tag, attributes) {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (tag === 'cellXfs') inCellFormats = true;
      else if (tag === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}
