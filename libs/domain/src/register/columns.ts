/** What a column of the register file says (outer contract, the register file). */
export const REGISTER_FIELDS = [
  'opd',
  'subUnit',
  'area',
  'title',
  'number',
  'weight',
  'requiredOn',
  'draftingOn',
  'drafter',
  'submittedOn',
  'madeOn',
  'revisedOn',
  'effectiveOn',
  'signatory',
  'monitoredOn',
  'monitoringResult',
  'evaluatedOn',
  'elements',
  'notApplicable',
  'note',
  'sectionCode',
  'sectionTitle',
  'ordinal',
] as const;
export type RegisterField = (typeof REGISTER_FIELDS)[number];

/** The columns that hold dates, in the order of the form. */
export const DATE_FIELDS = [
  'requiredOn',
  'draftingOn',
  'submittedOn',
  'madeOn',
  'revisedOn',
  'effectiveOn',
  'monitoredOn',
  'evaluatedOn',
] as const satisfies readonly RegisterField[];
export type DateField = (typeof DATE_FIELDS)[number];

/** The headers of the template, in their order; `Unsur` and the rest are optional, the first four with `required` are not. */
export const TEMPLATE_COLUMNS = [
  { field: 'opd', header: 'OPD', required: true },
  { field: 'subUnit', header: 'Unit Kerja', required: false },
  { field: 'area', header: 'Area Perubahan', required: true },
  { field: 'title', header: 'Judul SOP', required: true },
  { field: 'number', header: 'Nomor SOP', required: false },
  { field: 'weight', header: 'Bobot', required: false },
  { field: 'requiredOn', header: 'Tanggal Kebutuhan', required: false },
  { field: 'draftingOn', header: 'Tanggal Mulai Penyusunan', required: false },
  { field: 'submittedOn', header: 'Tanggal Diajukan', required: false },
  { field: 'madeOn', header: 'Tanggal Pembuatan', required: false },
  { field: 'revisedOn', header: 'Tanggal Revisi', required: false },
  { field: 'effectiveOn', header: 'Tanggal Efektif', required: false },
  { field: 'signatory', header: 'Disahkan Oleh', required: false },
  { field: 'monitoredOn', header: 'Tanggal Monitoring', required: false },
  { field: 'monitoringResult', header: 'Hasil Monitoring', required: false },
  { field: 'evaluatedOn', header: 'Tanggal Evaluasi', required: false },
  { field: 'elements', header: 'Unsur', required: false },
  { field: 'notApplicable', header: 'Tidak Berlaku', required: false },
  { field: 'note', header: 'Keterangan', required: false },
  { field: 'drafter', header: 'Penyusun', required: false },
] as const satisfies readonly {
  field: RegisterField;
  header: string;
  required: boolean;
}[];

/**
 * Headers seen in the field, besides those of the template. Within one field the earlier one wins when a file has both
 * (a register with `Tanggal Efektif` and `Tanggal Pengesahan` is read by the former).
 */
const ALIASES: Readonly<Record<RegisterField, readonly string[]>> = {
  opd: [
    'Perangkat Daerah',
    'SKPD',
    'Nama OPD',
    'Nama Perangkat Daerah',
    'Organisasi Perangkat Daerah',
    'Nama SKPD',
    'Unit',
    'Instansi',
    'Kecamatan',
  ],
  subUnit: ['Sub Unit', 'Nama Unit Kerja', 'Bagian', 'Bidang', 'UPT', 'UPTD', 'Sub Bagian', 'Seksi'],
  area: ['Area', 'Area RB', 'Area Perubahan RB', 'Area Reformasi Birokrasi'],
  title: [
    'Nama SOP',
    'Judul',
    'Tentang',
    'Uraian SOP',
    'Judul SOP AP',
    'Nama SOP AP',
    'Nama Prosedur',
    'Judul Keputusan',
  ],
  number: ['No SOP', 'Nomor SOP AP', 'No SOP AP', 'Nomor', 'Nomor Keputusan', 'No Keputusan', 'Nomor SK', 'No SK'],
  weight: ['Bobot SOP'],
  requiredOn: ['Kebutuhan', 'Tanggal Identifikasi Kebutuhan'],
  draftingOn: ['Mulai', 'Tanggal Mulai', 'Mulai Penyusunan'],
  drafter: ['Disusun Oleh', 'Nama Penyusun', 'Tim Penyusun'],
  submittedOn: ['Diajukan', 'Tanggal Pengajuan'],
  madeOn: ['Tanggal Dibuat'],
  revisedOn: ['Revisi'],
  effectiveOn: [
    'Tanggal Pengesahan',
    'Tanggal Disahkan',
    'Tanggal Berlaku',
    'Tanggal Penetapan',
    'Tanggal Ditetapkan',
    'Tanggal SK',
    'Efektif',
  ],
  signatory: ['Pengesah', 'Pengesahan', 'Disahkan'],
  monitoredOn: ['Monitoring'],
  monitoringResult: ['Hasil'],
  evaluatedOn: ['Evaluasi'],
  elements: ['Unsur Lengkap', 'Unsur SOP', 'Kelengkapan Unsur'],
  notApplicable: ['Alasan Tidak Berlaku'],
  note: ['Ket', 'Catatan'],
  sectionCode: ['Kode Seksi'],
  sectionTitle: ['Judul Seksi', 'Nama Seksi', 'Judul Bagian'],
  ordinal: ['No', 'No Urut', 'Nomor Urut'],
};

/** A header without case, spaces and punctuation; `Tgl` reads as `Tanggal`, a trailing `*` (required) is dropped. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^tgl/, 'tanggal');
}

interface Known {
  readonly field: RegisterField;
  /** 0 for the template's header, then the place among the aliases */
  readonly rank: number;
}

const KNOWN: ReadonlyMap<string, Known> = (() => {
  const known = new Map<string, Known>();
  const add = (header: string, field: RegisterField, rank: number): void => {
    const key = headerKey(header);
    if (!known.has(key)) known.set(key, { field, rank });
  };
  for (const { field, header } of TEMPLATE_COLUMNS) add(header, field, 0);
  for (const field of REGISTER_FIELDS) ALIASES[field].forEach((alias, i) => add(alias, field, i + 1));
  return known;
})();

/** What people said that headers mean, by `headerKey`: a field, or null for a column that is only kept. It goes before what is known of headers. */
export type LearntHeaders = ReadonlyMap<string, RegisterField | null>;

const NOTHING_LEARNT: LearntHeaders = new Map();

function knownAs(header: string, learnt: LearntHeaders): Known | null {
  const key = headerKey(header);
  const said = key === '' ? undefined : learnt.get(key);
  if (said === undefined) return KNOWN.get(key) ?? null;
  return said === null ? null : { field: said, rank: -1 };
}

/** The field that one header names, or null when it is not known. */
export const fieldOfHeader = (header: string, learnt = NOTHING_LEARNT): RegisterField | null =>
  knownAs(header, learnt)?.field ?? null;

/** The template's header of a field (for sentences); fields outside the template have none. */
export const templateHeader = (field: RegisterField): string =>
  TEMPLATE_COLUMNS.find((column) => column.field === field)?.header ?? ALIASES[field][0] ?? field;

/** How the headers of one row are read. */
export interface HeaderReading {
  /** per header, in the order given: its field, or null when unknown, empty, or second to a better header of the field */
  readonly fields: readonly (RegisterField | null)[];
  /** headers that lost their field to another one */
  readonly doubled: readonly {
    readonly header: string;
    readonly winner: string;
    readonly field: RegisterField;
  }[];
}

/**
 * Reads the headers of one row. Each field is given once. `Seksi` beside a column with the section's title is the
 * section's letter, alone it is the sub-unit.
 */
export function readHeaders(headers: readonly string[], learnt = NOTHING_LEARNT): HeaderReading {
  const titled = headers.some((header) => fieldOfHeader(header, learnt) === 'sectionTitle');
  const known = headers.map((header) =>
    titled && headerKey(header) === 'seksi' && !learnt.has('seksi')
      ? { field: 'sectionCode' as const, rank: 0 }
      : knownAs(header, learnt),
  );
  const best = new Map<RegisterField, number>();
  known.forEach((candidate, i) => {
    if (!candidate) return;
    const held = best.get(candidate.field);
    if (held === undefined || candidate.rank < (known[held]?.rank ?? 0)) best.set(candidate.field, i);
  });
  const wins = (i: number, field: RegisterField): boolean => best.get(field) === i;
  return {
    fields: known.map((candidate, i) => (candidate && wins(i, candidate.field) ? candidate.field : null)),
    doubled: known.flatMap((candidate, i) =>
      candidate && !wins(i, candidate.field)
        ? [
            {
              header: headers[i] ?? '',
              winner: headers[best.get(candidate.field) ?? i] ?? '',
              field: candidate.field,
            },
          ]
        : [],
    ),
  };
}
