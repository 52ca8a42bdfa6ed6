/** How large a made-up country is. */
export interface ScaleSize {
  readonly name: string;
  /** with the provinces themselves; a city is one government alone */
  readonly governments: number;
  readonly provinces: number;
  readonly opds: number;
  readonly sops: number;
}

/** One city, one province, the nation as it is administered. */
export const SCALE_SIZES: Readonly<Record<'city' | 'province' | 'nation', ScaleSize>> = {
  city: { name: 'city', governments: 1, provinces: 0, opds: 60, sops: 5_000 },
  province: { name: 'province', governments: 34, provinces: 1, opds: 2_000, sops: 200_000 },
  nation: { name: 'nation', governments: 552, provinces: 38, opds: 27_000, sops: 2_700_000 },
};

/**
 * The same governments with fewer OPDs each, each as large as before: what a page at the top reads stays the same, what lies below
 * it does not. @param fraction 0 exclusive .. 1; every government keeps two OPDs
 */
export function partOf(size: ScaleSize, fraction: number): ScaleSize {
  const opds = Math.max(2 * size.governments, Math.round(size.opds * fraction));
  return { ...size, opds, sops: Math.round((size.sops * opds) / size.opds) };
}
