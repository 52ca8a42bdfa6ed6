import { posix } from 'node:path';
import { readXml } from './xml';
import type { ZipParts } from './zip-parts';

/** A relation of a part of an Office package. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  /** name of the part */
  readonly target: string;
}

/** The relations of a part; of the whole package when `part` is empty. What lies outside the package is left out. */
export async function relations(parts: ZipParts, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found: Relation[] = [];
  if (!parts.has(name)) return found;
  await readXml(parts, name, {
    open(tag, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      if (tag !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      if (mode === 'External') return;
      found.push({ id, type, target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
    },
  });
  return found;
}

/** The main part of an Office package when it lies in `folder` (`xl`, `word`); null when it is another kind of package. */
export async function mainPartIn(parts: ZipParts, folder: 'xl' | 'word', usual: string): Promise<string | null> {
  if (!parts.has('_rels/.rels')) return parts.has(usual) ? usual : null;
  const main = (await relations(parts, '')).find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const within = main !== undefined && /\.xml$/i.test(main) && main.toLowerCase().split('/').includes(folder);
  return within && parts.has(main) ? main : null;
}

/** What a zip is, by a part that only such files have. */
const KINDS: readonly { readonly part: RegExp; readonly what: string }[] = [
  { part: /^word\//, what: 'Word (.docx)' },
  { part: /^xl\/workbook\.bin$/, what: 'Excel biner (.xlsb)' },
  { part: /^xl\//, what: 'Excel (.xlsx)' },
  { part: /^ppt\//, what: 'PowerPoint (.pptx)' },
  { part: /^content\.xml$/, what: 'OpenDocument (.odt/.odp)' },
  { part: /^meta-inf\//, what: 'JAR/APK' },
];

/** The kind of a zip in the words people use for it. */
export const kindOfZip = (parts: ZipParts): string =>
  KINDS.find(({ part }) => parts.names.some((name) => part.test(name)))?.what ?? 'ZIP';
