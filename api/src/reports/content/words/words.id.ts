import type { UnitKind } from '@pantausop/contracts';
import type {
  AreaCode,
  CallReason,
  Cause,
  Direction,
  Letterhead,
  NamedNumbers,
  NextActionKind,
} from '@pantausop/domain';
import { KIND_NAMES, PREDIKAT_NAMES } from '../../../exports/words';
import type { ReportKind } from '../../report-content';
import type { ReasonFact } from '../snapshot';
import { PAPER_ID } from './paper.id';
import { DIRECTIONS, SENTENCES_ID } from './sentences.id';

const AREAS: Readonly<Record<AreaCode, { name: string; short: string }>> = {
  organisasi: { name: 'Organisasi', short: 'Organisasi' },
  tatalaksana: { name: 'Tata laksana', short: 'Tata laksana' },
  peraturan: { name: 'Peraturan perundang-undangan', short: 'Peraturan' },
  sdm: { name: 'SDM aparatur', short: 'SDM aparatur' },
  pengawasan: { name: 'Pengawasan', short: 'Pengawasan' },
  akuntabilitas: { name: 'Akuntabilitas', short: 'Akuntabilitas' },
  pelayanan_publik: { name: 'Pelayanan publik', short: 'Pelayanan publik' },
  manajemen_perubahan: { name: 'Pola pikir dan budaya kerja', short: 'Budaya kerja' },
};

const CAUSES: Readonly<Record<Cause, string>> = {
  ruleset: 'kebijakan penilaian berubah',
  reorganization: 'reorganisasi',
  reclassification: 'SOP pindah area',
  obligation: 'kebutuhan SOP berubah',
  applicability: 'keberlakuan berubah',
  lapse: 'masa berlaku habis',
  work: 'pekerjaan OPD',
};

/** The labels of reports in Indonesian, with the sentences. */
export const ID = {
  ...SENTENCES_ID,
  product: 'PantauSOP',
  of: 'dari',
  and: 'dan',
  predikat: PREDIKAT_NAMES,
  areaName: (area: AreaCode): string => AREAS[area].name,
  areaShort: (area: AreaCode): string => AREAS[area].short,
  areaInSentence: (area: AreaCode): string => AREAS[area].name.replace(/^(?!SDM)./, (first) => first.toLowerCase()),
  kindName: (kind: UnitKind): string => KIND_NAMES[kind].toLowerCase(),
  /** of a group of units in a table */
  kindHeading: (kind: UnitKind): string => KIND_NAMES[kind],
  direction: (direction: Direction): string => DIRECTIONS[direction],
  change: (direction: Direction, size: string): string =>
    direction === 'same' ? 'tetap' : `${DIRECTIONS[direction]} ${size}`,
  points: 'poin',
  cause: (cause: Cause): string => CAUSES[cause].replace(/^./, (first) => first.toUpperCase()),
  happened: ({ what, causes, count }: ReasonFact): string => {
    switch (what) {
      case 'ratified':
        return `${count} SOP disahkan`;
      case 'monitored':
        return `${count} pemantauan dicatat`;
      case 'evaluated':
        return `${count} evaluasi dicatat`;
      case 'document':
        return `${count} dokumen dilengkapi`;
      case 'current_lapsed':
        return `${count} SOP lewat masa evaluasi`;
      case 'applied_lapsed':
        return `${count} SOP lewat masa pemantauan`;
      case 'not_well':
        return `${count} SOP dipantau belum berjalan baik`;
      case 'withdrawn':
        return `${count} SOP dicabut`;
      case 'other':
        return causes.length === 0 ? 'sebab lain' : `${causes.map((cause) => CAUSES[cause]).join(', ')} (${count} SOP)`;
    }
  },
  titles: {
    leadership: (_unit: string, period: string) => `Laporan Kepatuhan SOP-AP, ${period}`,
    coverage: (_unit: string, period: string) => `Cakupan SOP-AP OPD, ${period}`,
    reportCard: (unit: string, period: string) => `Rapor SOP-AP ${unit}, ${period}`,
    reminder: (unit: string, matters: string) => `Pengingat SOP-AP ${unit}: ${matters}`,
  } satisfies Record<ReportKind, (unit: string, period: string) => string>,
  fileNames: {
    leadership: 'laporan-kepatuhan-sop',
    coverage: 'cakupan-sop-opd',
    reportCard: 'rapor-sop',
    reminder: 'pengingat-sop',
  },
  asOf: (date: string) => `Per ${date}`,
  comparedWith: (date: string) => `Perubahan dihitung terhadap ${date}.`,
  test: 'UJI COBA',
  testNote: 'Surel uji coba: hanya dikirim kepada Anda, bukan bagian dari jadwal.',
  sample: 'DATA CONTOH: bukan keadaan pemerintah daerah mana pun.',

  // figures
  figures: {
    government: 'Pemerintah daerah',
    notRecorded: 'belum dicatat',
    index: 'Indeks',
    coverage: 'Cakupan',
    complete: 'OPD tuntas',
    expiring: 'Segera lewat',
    areasComplete: 'Area tuntas',
    partial: 'OPD sebagian',
    silent: 'OPD diam',
    trained: 'OPD terlatih',
    median: (kind: string) => `Median ${kind}`,
    inAllAreas: 'di semua area',
    soonNote: ({ soonDays }: NamedNumbers) => `dalam ${soonDays} hari`,
    silentNote: ({ silentDays }: NamedNumbers) => `${silentDays} hari atau lebih`,
    sops: (_count: number) => 'SOP',
    opd: (_count: number) => 'OPD',
    area: (_count: number) => 'area',
    ownAgainst: (difference: string) => `OPD ini ${difference}`,
    beforeIn: (k: string, month: string) => `${k} pada ${month}`,
  },
  expiryExplained: ({ currentMonths, currentPoints, soonDays }: NamedNumbers) =>
    `SOP yang habis masa evaluasi ${currentMonths} bulannya dalam ${soonDays} hari. SOP tetap berlaku; ${currentPoints} poin gugur bila tidak dievaluasi.`,

  // whom to call
  calls: 'Perlu dihubungi',
  callsCaption: (shown: string, flagged: string) =>
    `${shown} dari ${flagged} OPD bertanda, urut poin indeks pemerintah daerah yang dapat diraih.`,
  callsRule: ({ silentDays, fallPoints, lowBelow }: NamedNumbers) =>
    `Diam ${silentDays} hari atau lebih, turun ${fallPoints} poin atau lebih, atau indeks di bawah ${lowBelow}.`,
  noCalls: ({ fallPoints, lowBelow }: NamedNumbers) =>
    `Tidak ada OPD yang diam, turun ${fallPoints} poin atau lebih, atau berindeks di bawah ${lowBelow}.`,
  post: ({ kind, name, abbreviation }: { kind: UnitKind; name: string; abbreviation: string }): string => {
    if (kind === 'kecamatan') return `Camat ${name.replace(/^Kecamatan\s+/i, '')}`;
    if (kind === 'rsud') return `Direktur ${abbreviation}`;
    if (kind === 'inspektorat') return 'Inspektur';
    return kind === 'sekretariat' ? name.replace(/^Sekretariat/, 'Sekretaris') : `Kepala ${abbreviation}`;
  },
  callFacts: {
    silent: (since: string, days: string) => `tidak ada kegiatan sejak ${since} (${days} hari)`,
    never: 'belum pernah ada kegiatan yang dicatat',
    fell: (size: string) => `turun ${size} poin`,
    unmapped: 'belum memetakan kebutuhan SOP',
    open: (open: string, required: string) => `${open} dari ${required} SOP belum berlaku`,
    index: (value: string) => `indeks ${value}`,
  },
  ask: {
    silent: 'Pastikan operator aktif dan kegiatan dicatat.',
    fell: 'Selesaikan evaluasi dan pemantauan yang lewat.',
    low: 'Sampaikan jadwal pengesahan per bulan.',
    map: 'Petakan kebutuhan SOP tiap area.',
  } satisfies Record<CallReason | 'map', string>,

  // areas
  areas: 'Cakupan per area',
  areasFinding: (low: string, high: string) => (low === high ? low : `${low} terendah, ${high} tertinggi`),
  areasCaption: (kinds: string) =>
    `Cakupan per area. Satu kolom = satu OPD, urut indeks dalam jenisnya${kinds === '' ? '' : `: ${kinds}`}.`,
  stripAlt: (complete: string, partial: string, none: string) =>
    `${complete} OPD tuntas, ${partial} sebagian, ${none} belum`,
  legend: {
    none: 'belum (0%)',
    complete: 'tuntas (100%)',
    unmapped: 'belum dipetakan',
    notApplicable: 'tidak berlaku',
  },
  status: {
    complete: 'tuntas',
    partial: 'sebagian',
    none: 'belum',
    not_applicable: 'tidak berlaku',
    unmapped: 'belum dipetakan',
  },

  // progress
  progress: { coverage: 'Kemajuan cakupan', index: 'Kemajuan indeks' },
  progressFinding: {
    coverage: (change: string, months: number) => `Cakupan ${change} dalam ${months} bulan`,
    index: (change: string, months: number) => `Indeks ${change} dalam ${months} bulan`,
  },
  changed: (direction: Direction, size: string) =>
    direction === 'same' ? 'tetap' : direction === 'up' ? `bertambah ${size} poin` : `berkurang ${size} poin`,
  paceCaption: (pace: string) => `Laju enam bulan terakhir ${pace} poin per bulan`,
  paceNeeded: (needed: string, due: string) => `; untuk target ${due} perlu ${needed}`,
  targetLabel: (value: string, due: string) => `Target ${value} per ${due}`,
  forecast: 'perkiraan',
  forecastAt: (date: string, value: string) => `Perkiraan ${date} ${value}`,

  // movers, causes, lapses
  rising: 'Paling meningkat',
  falling: 'Menurun',
  moversCaption: 'Indeks OPD dan perubahannya dalam poin.',
  noRising: 'Tidak ada OPD yang indeksnya naik.',
  noFalling: 'Tidak ada OPD yang indeksnya turun.',
  causes: 'Sebab perubahan indeks',
  causesFinding: (up: string | null, down: string | null) =>
    [
      up === null ? '' : `Pekerjaan OPD menambah ${up} poin`,
      down === null ? '' : `${up === null ? '' : '; '}${down} poin hilang karena masa berlaku habis`,
    ].join('') || 'Indeks tidak berubah oleh pekerjaan maupun masa berlaku',
  causesCaption: (from: string, to: string) =>
    `Poin indeks menurut sebab, ${from} ke ${to}. Jumlah semua sebab = perubahan indeks.`,
  indexChange: 'Perubahan indeks',
  expiring: 'Segera kedaluwarsa',
  expiringMost: (list: string) => `Terbanyak: ${list}.`,
  expiringLoss: (size: string, on: string) => `Tanpa evaluasi, indeks turun ${size} poin pada ${on}.`,
  expiringNone: ({ soonDays }: NamedNumbers) => `Tidak ada SOP yang habis masa evaluasinya dalam ${soonDays} hari.`,

  // report card
  actions: (count: number): string => (count === 5 ? 'Lima tindakan berikutnya' : 'Tindakan berikutnya'),
  actionsCaption: 'Urut poin indeks yang dapat diraih.',
  action: {
    ratify: 'Sahkan',
    complete: 'Selesaikan dan sahkan',
    draft: 'Susun dan sahkan',
    evaluate: 'Evaluasi',
    monitor: 'Pantau',
    elements: 'Lengkapi unsur dokumen',
  } satisfies Record<NextActionKind, string>,
  actionNote: {
    ratify: 'sudah diajukan, menunggu pengesahan',
    complete: 'draf belum lengkap',
    draft: 'belum disusun',
    evaluate: 'masa evaluasi sudah lewat',
    monitor: 'belum ada pemantauan yang berlaku',
    elements: 'unsur dokumen belum lengkap',
  } satisfies Record<NextActionKind, string>,
  areasAgainst: (kind: string) => `Delapan area terhadap ${kind} lain`,
  areasAgainstCaption: (count: string, kind: string) => `Batang: cakupan OPD ini. Garis: median ${count} ${kind}.`,
  medianIs: (kind: string, value: string) => `median ${kind} ${value}`,
  otherAreas: (count: string) => `${count} area lain`,
  changedIn: (month: string) => `Yang berubah pada ${month}`,
  storyCaption: (digits: number) =>
    `Poin indeks, ${['', '', 'dua', 'tiga', 'empat'][digits] ?? digits} desimal agar jumlahnya tepat.`,
  nothingChanged: 'Tidak ada yang mengubah indeks.',
  due: ({ soonDays }: NamedNumbers) => `Lewat masa dalam ${soonDays} hari`,
  dueCaption: (count: string, until: string) => `${count} tanggal sampai ${until}.`,
  dueWhat: {
    current: 'habis masa evaluasi',
    applied: 'habis masa pemantauan',
    not_applicable: 'habis masa tidak berlaku',
  },
  dueNone: ({ soonDays }: NamedNumbers) => `Tidak ada yang lewat masanya dalam ${soonDays} hari.`,
  dueMore: (count: string) => `${count} tanggal lain ada di lampiran XLSX.`,

  // reminder
  remindSubject: (count: string, until: string) => `${count} hal sampai ${until}`,
  duties: { current: 'Catat evaluasi', applied: 'Catat pemantauan', not_applicable: 'Tinjau keberlakuan' },
  dutyInSentence: { current: 'evaluasi', applied: 'pemantauan', not_applicable: 'tinjauan keberlakuan' },
  today: 'hari ini',
  fresh: 'Baru lewat',
  week: (range: string) => `Pekan ini, ${range}`,
  month: (until: string) => `Sampai ${until}`,
  pointsGone: (points: string) => `${points} poin SOP sudah gugur`,
  pointsToday: (points: string) => `${points} poin SOP gugur mulai hari ini`,
  pointsAhead: (points: string) => `${points} poin SOP bila lewat`,
  laterDates: (count: string, from: string, to: string) =>
    `${count} tanggal lain jatuh ${from === to ? `pada ${from}` : `antara ${from} dan ${to}`}; akan diingatkan pada waktunya.`,
  dateExplained: 'Tanggal = hari pertama poin gugur.',

  // coverage
  silentOpds: 'OPD diam',
  silentCaption: ({ silentDays }: NamedNumbers) => `Tidak ada kegiatan SOP yang dicatat ${silentDays} hari atau lebih.`,
  silentNone: 'Tidak ada OPD yang diam.',
  lastSeen: (date: string, days: string) => `terakhir ${date}, ${days} hari lalu`,
  neverSeen: 'belum pernah',
  training: 'Pelatihan SOP-AP',
  trainingCaption: (people: string) => `${people} peserta tercatat sampai tanggal laporan.`,
  untrained: (count: string) => `${count} OPD belum mengikuti pelatihan`,
  more: (count: string) => `dan ${count} lainnya`,

  // buttons and foot
  open: {
    leadership: (date: string) => `Buka dashboard per ${date}`,
    coverage: (date: string) => `Buka cakupan per ${date}`,
    reportCard: (date: string) => `Buka rapor per ${date}`,
    reminder: () => 'Kerjakan daftar ini',
  } satisfies Record<ReportKind, (date: string) => string>,
  attachments: {
    leadership: 'Lampiran: PDF dan XLSX semua OPD menurut delapan area.',
    coverage: 'Lampiran: PDF dan XLSX semua OPD menurut delapan area.',
    reportCard: (count: string) => `Lampiran: PDF rapor dan XLSX daftar ${count} SOP. Hanya SOP OPD ini yang dirinci.`,
  },
  sealed: 'Angka laporan ini disegel; koreksi sesudahnya tampak di halaman verifikasi.',
  mandatory: 'Laporan ini wajib dan tidak dapat dihentikan.',
  unsubscribe: 'Berhenti menerima',
  verification: 'Verifikasi',
  automatic: ({ office, secretariat }: Letterhead) =>
    `Surel ini dikirim otomatis. Pertanyaan tentang isi: ${office}, ${secretariat}.`,
  greeting: (name: string) => `Yth. ${name}`,
  toCall: 'OPD perlu dihubungi',
  kOfN: (k: string, n: string) => `${k} dari ${n}`,
  everybodyTrained: 'Semua OPD sudah mengikuti pelatihan.',
  ...PAPER_ID,
};

export type ReportWords = typeof ID;
