import type { ElementCode } from '../scoring/elements';

/** What a label on the form or at the head of the table stands for; the last three carry no element of their own. */
export type LabelMeaning = Exclude<ElementCode, 'diagram_alir'> | 'mutu_baku' | 'nomor_urut' | 'keterangan';

/** Labels as they are found on forms, in plain words: variants of PermenPANRB 35/2012 and Permendagri 52/2011, and English ones. */
const PHRASES: Readonly<Record<LabelMeaning, readonly string[]>> = {
  nama_unit: [
    ...['nama unit', 'unit kerja', 'nama unit kerja', 'satuan kerja', 'nama skpd', 'nama opd', 'perangkat daerah'],
    ...['nama perangkat daerah', 'unit organisasi', 'nama satuan kerja', 'work unit', 'unit name'],
  ],
  nomor: [
    ...[
      'nomor sop',
      'no sop',
      'nomor',
      'nomor sop ap',
      'nomor dokumen',
      'no dokumen',
      'nomor standar operasional prosedur',
    ],
    ...['sop number', 'document number', 'number', 'nomor pos', 'no pos'],
  ],
  tanggal_pembuatan: [
    ...['tanggal pembuatan', 'tgl pembuatan', 'tanggal dibuat', 'tgl dibuat', 'tanggal penyusunan', 'tgl penyusunan'],
    ...['tanggal pembuatan sop', 'tgl pembuatan sop', 'date created', 'date of creation', 'creation date'],
  ],
  tanggal_revisi: [
    ...[
      'tanggal revisi',
      'tgl revisi',
      'tanggal perbaikan',
      'tgl perbaikan',
      'tanggal peninjauan',
      'tanggal revisi sop',
    ],
    ...['tanggal tinjau ulang', 'revision date', 'date revised', 'date of revision', 'tgl revisi sop'],
  ],
  tanggal_efektif: [
    ...['tanggal efektif', 'tgl efektif', 'tanggal pengesahan', 'tgl pengesahan', 'tanggal berlaku', 'tgl berlaku'],
    ...['tanggal mulai berlaku', 'tanggal diberlakukan', 'tanggal penetapan', 'effective date', 'date effective'],
    ...['tanggal efektif sop', 'mulai berlaku'],
  ],
  pengesahan: [
    ...[
      'disahkan oleh',
      'disahkan',
      'pengesahan',
      'yang mengesahkan',
      'disyahkan oleh',
      'ditetapkan oleh',
      'mengesahkan',
    ],
    ...['approved by', 'ratified by', 'pejabat yang mengesahkan'],
  ],
  judul: [
    ...[
      'nama sop',
      'judul sop',
      'nama sop ap',
      'judul',
      'nama prosedur',
      'judul prosedur',
      'nama standar operasional prosedur',
    ],
    ...['title', 'sop title', 'name of sop', 'sop name', 'nama pos', 'judul sop ap'],
  ],
  dasar_hukum: ['dasar hukum', 'landasan hukum', 'dasar', 'legal basis', 'dasar peraturan'],
  keterkaitan: [
    ...['keterkaitan', 'keterkaitan sop', 'keterkaitan dengan sop lain', 'sop terkait', 'keterkaitan sop lain'],
    ...['related sop', 'related sops', 'related procedures', 'keterkaitan dengan pos lain', 'keterkaitan dengan sop'],
  ],
  peringatan: ['peringatan', 'perhatian', 'warning', 'warnings'],
  kualifikasi_pelaksana: [
    ...['kualifikasi pelaksana', 'kwalifikasi pelaksana', 'kualifikasi', 'persyaratan pelaksana', 'syarat pelaksana'],
    ...[
      'qualification',
      'qualifications',
      'qualification of actors',
      'kompetensi pelaksana',
      'executor qualifications',
    ],
  ],
  peralatan: [
    ...['peralatan perlengkapan', 'peralatan dan perlengkapan', 'peralatan', 'perlengkapan', 'sarana dan prasarana'],
    ...['peralatan dan kelengkapan', 'equipment', 'tools and equipment', 'equipment and supplies', 'sarana prasarana'],
  ],
  pencatatan: [
    ...[
      'pencatatan dan pendataan',
      'pencatatan pendataan',
      'pencatatan',
      'pendataan',
      'records',
      'recording',
      'pencatatan data',
    ],
    ...['records and data', 'recording and data collection'],
  ],
  kegiatan: [
    ...[
      'kegiatan',
      'uraian kegiatan',
      'uraian prosedur',
      'aktivitas',
      'aktifitas',
      'prosedur',
      'langkah kegiatan',
      'langkah',
    ],
    ...['uraian', 'activity', 'activities', 'tahapan kegiatan', 'langkah langkah', 'nama kegiatan', 'uraian aktivitas'],
    ...['langkah langkah kegiatan', 'tahapan'],
  ],
  pelaksana: ['pelaksana', 'aktor', 'pelaku', 'actor', 'actors', 'executor', 'executors', 'pelaksana kegiatan'],
  mutu_kelengkapan: [
    ...[
      'kelengkapan',
      'persyaratan',
      'persyaratan kelengkapan',
      'persyaratan perlengkapan',
      'syarat kelengkapan',
      'input',
    ],
    ...['requirements', 'requirement', 'kelengkapan persyaratan', 'persyaratan dan kelengkapan', 'bahan'],
  ],
  mutu_waktu: [
    'waktu',
    'waktu menit',
    'waktu penyelesaian',
    'durasi',
    'time',
    'duration',
    'jangka waktu',
    'waktu hari',
    'waktu jam',
  ],
  mutu_output: ['output', 'keluaran', 'hasil', 'out put', 'hasil output', 'output hasil', 'outcome'],
  mutu_baku: ['mutu baku', 'baku mutu', 'quality standard', 'quality standards', 'standar mutu'],
  nomor_urut: ['no', 'no urut', 'nr'],
  keterangan: ['keterangan', 'ket', 'remarks', 'notes', 'catatan'],
};

/** Every phrase with its meaning. */
export const LEXICON: ReadonlyMap<string, LabelMeaning> = new Map(
  (Object.entries(PHRASES) as [LabelMeaning, readonly string[]][]).flatMap(([meaning, phrases]) =>
    phrases.map((phrase): [string, LabelMeaning] => [phrase, meaning]),
  ),
);

/** Meanings that stand at the head of the table of steps. */
export const COLUMN_MEANINGS: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>([
  ...(['kegiatan', 'pelaksana', 'mutu_kelengkapan', 'mutu_waktu', 'mutu_output'] as const),
  ...(['mutu_baku', 'nomor_urut', 'keterangan'] as const),
]);
