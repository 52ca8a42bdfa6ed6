/** A place of a sealed report at which the record says something else today. */
export interface Difference {
  /** names and numbers of the leaf, e.g. `units.3.index` */
  readonly path: string;
  readonly sealed: string | null;
  readonly today: string | null;
}

/** Said of the report itself, not of what it reports. */
const NOT_FIGURES = /(^|\.)(knownAt|digest|sealedAt|watermark)$/;

/** The leaves of two JSON texts that differ, in the order of the first. */
export function differencesOf(sealed: string, today: string): Difference[] {
  const [was, is] = [leavesOf(JSON.parse(sealed)), leavesOf(JSON.parse(today))];
  const paths = new Set([...was.keys(), ...is.keys()]);
  return [...paths]
    .filter((path) => was.get(path) !== is.get(path) && !NOT_FIGURES.test(path))
    .map((path) => ({ path, sealed: was.get(path) ?? null, today: is.get(path) ?? null }));
}

function leavesOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof value !== 'object' || value === null) return found.set(path, String(value));
  for (const [key, inner] of Object.entries(value)) leavesOf(inner, path === '' ? key : `${path}.${key}`, found);
  return found;
}
