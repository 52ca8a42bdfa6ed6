import type { DocumentKind } from '@pantausop/contracts';

const MOST_LETTERS = 150;
/** Control characters, marks that turn the direction of writing, and what file systems reserve. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu;

/** The extension of a name in lower case, with its dot; empty when it has none. */
export const extensionOf = (name: string): string => /\.[a-z0-9]{1,8}$/i.exec(name.trim())?.[0].toLowerCase() ?? '';

/**
 * The name of an uploaded file without path, control characters and leading dots, ending with the extension of its kind.
 * @param name as it was sent; may hold a path of any system
 */
export function cleanFileName(name: string, kind: DocumentKind): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const bare = last.replace(UNFIT, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  const stem = extensionOf(bare) === `.${kind}` ? bare.slice(0, -kind.length - 1) : bare;
  const short = [...stem.trim().replace(/\.+$/, '')].slice(0, MOST_LETTERS).join('').trim();
  return `${short === '' ? 'dokumen' : short}.${kind}`;
}
