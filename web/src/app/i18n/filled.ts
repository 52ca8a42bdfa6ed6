import type { MessageParameters } from './message-key';

const GAP = /\{\{\s*(\w+)\s*\}\}|\{([^{}|]*)\|([^{}|]*)\}/g;
const NUMBER = /^[+\u2212-]?(\d+(?:[.,]\d+)*)%?$/;

/**
 * A text of the catalogue with its gaps filled, and nothing changed in what fills them: `{{name}}` is the parameter of that name.
 * English after a number: `{SOP|SOPs}` is the first word where the last parameter that is a number is 1, else the second.
 * Indonesian has no plural.
 */
export function filled(text: string, parameters: MessageParameters = {}): string {
  let last = '';
  return text.replaceAll(GAP, (_, name: string | undefined, one: string, many: string) => {
    if (name === undefined) return last === '1' ? one : many;
    const said = String(parameters[name] ?? '');
    last = NUMBER.exec(said)?.[1] ?? last;
    return said;
  });
}
