const KIB = 1024;

/** `2 KiB`, `14 MiB`: bytes in the unit that people compare with the limit, rounded up so that nothing is 0. */
export function sizeInWords(bytes: number, count: (value: number) => string): string {
  if (bytes < KIB) return `${count(bytes)} B`;
  return bytes < KIB * KIB ? `${count(Math.ceil(bytes / KIB))} KiB` : `${count(Math.ceil(bytes / KIB / KIB))} MiB`;
}
