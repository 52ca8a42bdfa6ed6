/** The 13 identity elements of an SOP-AP document (PermenPANRB 35/2012, Bagian Identitas), 2 points each under ruleset 1. */
export const IDENTITY_ELEMENTS = [
  'nama_unit',
  'nomor',
  'tanggal_pembuatan',
  'tanggal_revisi',
  'tanggal_efektif',
  'pengesahan',
  'judul',
  'dasar_hukum',
  'keterkaitan',
  'peringatan',
  'kualifikasi_pelaksana',
  'peralatan',
  'pencatatan',
] as const;

/** The 6 procedure elements (Bagian Flowchart), 4 points each under ruleset 1. */
export const PROCEDURE_ELEMENTS = [
  'kegiatan',
  'pelaksana',
  'mutu_kelengkapan',
  'mutu_waktu',
  'mutu_output',
  'diagram_alir',
] as const;

/** All 19 elements in the order of the form. */
export const ELEMENT_CODES = [...IDENTITY_ELEMENTS, ...PROCEDURE_ELEMENTS] as const;

export type ElementCode = (typeof ELEMENT_CODES)[number];

export const isElementCode = (text: string): text is ElementCode => (ELEMENT_CODES as readonly string[]).includes(text);
