import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RenderFault } from '../../report-content';

/** The fonts of paper and pictures; nothing is drawn with what a machine happens to have. */
const FILES = {
  regular: 'plus-jakarta-sans-450.ttf',
  semibold: 'plus-jakarta-sans-620.ttf',
  bold: 'plus-jakarta-sans-730.ttf',
  symbols: 'liberation-sans.ttf',
  symbolsBold: 'liberation-sans-bold.ttf',
} as const;
export type FontFiles = Readonly<Record<keyof typeof FILES, string>>;

/** A file that is smaller is no font. */
const SMALLEST = 10_000;

/** Beside the bundled program, or in the sources. */
export function usualFontFolder(): string {
  const beside = fileURLToPath(new URL('./fonts/', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../../../assets/fonts/', import.meta.url));
}

/** The paths of all fonts. @throws RenderFault when one is missing: a picture would be drawn without its texts */
export function fontsIn(folder: string): FontFiles {
  const paths = Object.entries(FILES).map(([name, file]) => {
    const path = join(folder, file);
    if (!existsSync(path) || statSync(path).size < SMALLEST) {
      throw new RenderFault(`the font ${file} is missing in ${folder}: reinstall the program`);
    }
    return [name, path] as const;
  });
  return Object.fromEntries(paths) as Record<keyof typeof FILES, string>;
}
