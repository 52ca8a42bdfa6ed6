const CHOICE = /\{([^{}|]*)\|([^{}|]*)\}/g;

/** English after a number: `{SOP|SOPs}` is the first word after exactly 1, the second after any other. Indonesian has no plural. */
export const counted = (text: string): string =>
  text.replace(CHOICE, (_, one: string, many: string, at: number) =>
    /(\d+(?:[.,]\d+)*)\D*$/.exec(text.slice(0, at))?.[1] === '1' ? one : many,
  );
