import type { Direction, NamedNumbers } from '@pantausop/domain';

export const DIRECTIONS: Readonly<Record<Direction, string>> = { up: 'naik', down: 'turun', same: 'tetap' };

/** `a moved by X to Y`: naik 1,3 poin menjadi 67,4 · tetap 67,4 · kini 67,4 */
const movedTo = (direction: Direction | null, size: string, value: string): string =>
  direction === null
    ? `kini ${value}`
    : direction === 'same'
      ? `tetap ${value}`
      : `${DIRECTIONS[direction]} ${size} poin menjadi ${value}`;

/** The sentences of reports in Indonesian; figures come ready to read. */
export const SENTENCES_ID = {
  indexSentence: (
    of: string,
    direction: Direction | null,
    size: string,
    value: string,
    predikat: string,
    more: string,
  ) => `Indeks ${of} ${movedTo(direction, size, value)} (predikat ${predikat})${more}.`,
  noIndex: (of: string) => `Indeks ${of} belum dapat dihitung: belum ada SOP yang dipetakan.`,
  indexOfGovernment: (name: string) => `Kepatuhan SOP ${name.replace(/^Pemerintah\s+/, '')}`,
  inForce: (k: string, n: string, c: string) => `; ${k} dari ${n} SOP wajib sudah berlaku (${c})`,
  rankAmong: (rank: string, ranked: string, kind: string) => `, peringkat ${rank} dari ${ranked} ${kind}`,
  movedSentence: (p: {
    ratified: string;
    units: string;
    current: string;
    applied: string;
    isRatified: boolean;
    isCurrent: boolean;
    isApplied: boolean;
    held: string | null;
  }) => {
    const lapsed = [
      p.isCurrent ? `${p.current} SOP lewat masa evaluasi` : '',
      p.isApplied ? `${p.applied}${p.isCurrent ? '' : ' SOP'} lewat masa pemantauan` : '',
    ]
      .filter(Boolean)
      .join(' dan ');
    const held = p.held === null ? '' : `, sehingga indeks tertahan ${p.held} poin`;
    if (p.isRatified)
      return `Sebanyak ${p.ratified} SOP baru disahkan di ${p.units} OPD${lapsed ? `, tetapi ${lapsed}${held}` : ''}.`;
    return lapsed
      ? `Sebanyak ${lapsed}${held}, dan tidak ada SOP baru yang disahkan.`
      : 'Tidak ada SOP baru yang disahkan dan tidak ada yang lewat masanya.';
  },
  weakestSentence: (area: string, c: string, outlook: string) => `${area} masih area terendah (${c})${outlook}.`,
  everythingCovered: 'Semua SOP wajib di semua area sudah berlaku',
  target: {
    coverage: (value: string) => `target cakupan ${value}`,
    index: (value: string) => `target indeks ${value}`,
  },
  outlook: {
    reached: (target: string) => `, dan ${target} sudah tercapai`,
    never: (target: string) => `, dan ${target} tidak tercapai dengan laju enam bulan terakhir`,
    in_time: (target: string, on: string) =>
      `, dan dengan laju enam bulan terakhir ${target} tercapai ${on}, tepat pada waktunya`,
    earlier: (target: string, on: string, due: string) =>
      `, dan dengan laju enam bulan terakhir ${target} tercapai ${on}, lebih cepat dari ${due}`,
    later: (target: string, on: string, due: string) =>
      `, dan dengan laju enam bulan terakhir ${target} tercapai ${on}, bukan ${due}`,
    unknown: '; laju belum dapat dihitung',
  },
  areasSentence: (k: string, n: string, open: string) =>
    open ? `${k} dari ${n} area sudah tuntas; yang belum adalah ${open}.` : `Semua ${n} area sudah tuntas.`,
  actionsSentence: (count: number, gain: string, index: string, predikat: string) =>
    `${count === 1 ? 'Satu tindakan' : `${['', '', 'Dua', 'Tiga', 'Empat', 'Lima'][count] ?? count} tindakan`} di bawah ini menambah ${gain} poin, sehingga indeks menjadi ${index} (${predikat}).`,
  noActions: 'Semua poin sudah diraih; jaga pemantauan dan evaluasi tetap tepat waktu.',
  coverageSentence: (k: string, n: string, direction: Direction, size: string, partial: string, none: string) =>
    `${k} dari ${n} OPD tuntas di semua area${direction === 'same' ? ', tetap' : `, ${DIRECTIONS[direction]} ${size} OPD`}; ${partial} sebagian dan ${none} belum memiliki SOP yang berlaku.`,
  silentSentence: (silent: string, unmapped: string, { silentDays }: NamedNumbers) =>
    `${silent} OPD tidak mencatat kegiatan ${silentDays} hari atau lebih, dan ${unmapped} OPD belum memetakan kebutuhan SOP.`,
  trainedSentence: (k: string, n: string, c: string) => `${k} dari ${n} OPD sudah mengikuti pelatihan SOP-AP (${c}).`,
  nobodyTrained: 'Peserta pelatihan SOP-AP menurut OPD belum dicatat.',
  reminded: {
    past: (count: string) => `${count} sudah lewat`,
    week: (count: string) => `${count} jatuh tempo pekan ini`,
    afterIt: (count: string) => `${count} sesudahnya`,
    afterWeek: (count: string) => `${count} jatuh tempo sesudah pekan ini`,
  },
  firstOf: (what: string, title: string, when: string) => ` Yang pertama: ${what} ${title}, ${when}.`,
  nothingDue: ({ remindDays }: NamedNumbers) =>
    `Tidak ada yang lewat dan tidak ada yang jatuh tempo dalam ${remindDays} hari.`,
};
