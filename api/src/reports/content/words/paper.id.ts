import type { NamedNumbers } from '@pantausop/domain';

/** What only paper and workbook say, in Indonesian. */
export const PAPER_ID = {
  period: 'Periode',
  against: (date: string) => `dibandingkan ${date}`,
  composed: (instant: string) => `Disusun ${instant}.`,
  page: (at: number, of: number) => `Halaman ${at} dari ${of}`,
  verifyAt: (address: string) => `Verifikasi: ${address}`,
  verificationNote:
    'Pindai kode atau buka alamat di atas. Halaman verifikasi menunjukkan apakah angka laporan ini sama dengan yang disegel, dan koreksi yang dicatat sesudahnya. Cetakan tanpa halaman itu bukan bukti.',
  directions: 'Untuk arahan pimpinan',
  onPage: (page: number) => `halaman ${page}`,
  directCalls: (flagged: string, first: string, { lowBelow }: NamedNumbers) =>
    `Hubungi ${flagged} OPD yang diam, turun, atau berindeks di bawah ${lowBelow}, mulai dari ${first}.`,
  directExpiring: (first: string, month: string, all: string, loss: string | null) =>
    `Evaluasi ${first} SOP pada ${month}. Bila ${all} SOP dibiarkan lewat${loss === null ? ', poinnya gugur' : `, indeks turun ${loss} poin`}.`,
  directArea: (area: string, open: string, required: string) =>
    `Dahulukan ${area}: ${open} dari ${required} SOP wajib belum berlaku di area ini.`,
  areasOnPaper: (before: string) =>
    `Cakupan area; garis tegak = ${before}. Di kanan: jumlah OPD tuntas, sebagian, dan belum di area itu.`,
  predikatFinding: (good: string, low: string) => `${good} OPD berpredikat Baik ke atas, ${low} Sangat Kurang`,
  predikatCaption: (total: string) => `${total} OPD menurut predikat indeks.`,
  mapFinding: (complete: string, counted: string) => `${complete} dari ${counted} OPD tuntas di semua area`,
  mapCaption:
    'SOP berlaku/SOP wajib menurut area; urut indeks dalam jenisnya. Ubah = poin indeks terhadap tanggal pembanding.',
  mapLegend: 'Makin gelap makin lengkap; paling gelap hanya 100%. – tidak berlaku; ? belum dipetakan.',
  changeHead: 'Ubah',
  otherKinds: 'Lainnya',
  callWho: 'Siapa',
  callWhy: 'Mengapa',
  callAsk: 'Yang diminta',
  callGain: 'Poin',
  methodTitle: 'Cara menghitung',
  method: (ruleset: number, knownAt: string, of: NamedNumbers): string[] => [
    `Cakupan = SOP berlaku dibagi SOP wajib. Skor satu SOP: dokumen sampai ${of.documentPoints}, pengesahan ${of.ratifiedPoints}, pemantauan ${of.appliedPoints} selama ${of.appliedMonths} bulan, kemutakhiran ${of.currentPoints} selama ${of.currentMonths} bulan sejak pengesahan atau evaluasi. Indeks = rata-rata skor area menurut bobot area; area belum dipetakan dihitung nol.`,
    `Perubahan dihitung dari bilangan bulat kedua tanggal, lalu dibulatkan. Perkiraan memakai laju tengah (Theil-Sen) ${of.paceMonths} akhir bulan; perkiraan bukan janji.`,
    `Kebijakan penilaian ${ruleset}. Angka disegel seperti diketahui ${knownAt}.`,
  ],
  asOfLabel: 'Per tanggal',
  knownLabel: 'Seperti diketahui',
  attention: 'Perhatian',
  summarySheet: 'Ringkasan',
  figureHead: 'Angka',
  valueHead: 'Nilai',
  noteHead: 'Keterangan',
  stages: { identified: 'Diperlukan', drafting: 'Disusun', submitted: 'Diajukan', ratified: 'Berlaku' },
  sopHeads: {
    title: 'Judul',
    number: 'Nomor',
    unit: 'Nama unit',
    area: 'Nama area',
    stage: 'Tahap',
    ratifiedOn: 'Disahkan',
    currentUntil: 'Evaluasi sebelum',
    appliedUntil: 'Pemantauan sebelum',
    weight: 'Bobot',
    points: 'Poin',
  },
};
