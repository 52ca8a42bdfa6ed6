/** The eight reform areas, in the order of the starting article (19 August 2019). Codes are stable keys. */
export const AREA_CODES = [
  'organisasi',
  'tatalaksana',
  'peraturan',
  'sdm',
  'pengawasan',
  'akuntabilitas',
  'pelayanan_publik',
  'manajemen_perubahan',
] as const;

export type AreaCode = (typeof AREA_CODES)[number];

export const isAreaCode = (text: string): text is AreaCode => (AREA_CODES as readonly string[]).includes(text);

/** The area that the training of August 2019 was about (ketatalaksanaan, business process). */
export const FOCUS_AREA: AreaCode = 'tatalaksana';
