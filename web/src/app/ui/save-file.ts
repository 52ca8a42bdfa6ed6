/** A file name from words: lower case, hyphens. */
export const fileName = (words: string, ending: string): string =>
  `${words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)}.${ending}`;

/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the download has its own copy once the click is handled
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
