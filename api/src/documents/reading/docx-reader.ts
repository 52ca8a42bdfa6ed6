import type { DocumentContent, Figure, TextGrid } from '@pantausop/domain';
import { relations } from '../../files/package-parts';
import { readXml } from '../../files/xml';
import type { ZipParts } from '../../files/zip-parts';
import { WordListener } from './word-listener';

/** The text of a Word document with its tables, text boxes, headers and footers, and what is drawn in it. */
export async function readDocx(parts: ZipParts, main: string): Promise<DocumentContent> {
  const grids: TextGrid[] = [];
  const figures: Figure[] = [];
  const read = async (name: string, part: 'body' | 'header' | 'footer'): Promise<void> => {
    const listener = new WordListener(part, grids.length);
    await readXml(parts, name, listener);
    const found = listener.finish();
    grids.push(...found.grids);
    figures.push(...found.figures);
  };
  const beside = await relations(parts, main);
  for (const part of ['header', 'footer'] as const) {
    for (const { type, target } of beside) {
      if (type.endsWith(`/${part}`) && parts.has(target)) await read(target, part);
    }
  }
  await read(main, 'body');
  return { kind: 'docx', pages: null, grids, figures };
}
