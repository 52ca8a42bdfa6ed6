import { SaxesParser } from 'saxes';
import { damaged, type ZipParts } from './zip-parts';

/** What a reader of one XML part listens to; names come without their namespace prefix. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads one XML part of a workbook as a stream. Entities of a DTD are never expanded. @throws RefusedError when the part is damaged */
export async function readXml(parts: ZipParts, name: string, listener: XmlListener): Promise<void> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => listener.open?.(local(tag.name), tag.attributes));
  parser.on('closetag', (tag) => listener.close?.(local(tag.name)));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  const decoder = new TextDecoder('utf-8');
  await parts.pump(name, (chunk) => void parser.write(decoder.decode(chunk, { stream: true })));
  try {
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    // the part ends in the middle of something
    throw damaged(error);
  }
}
