import { say } from '../http/bilingual';

/** What comes out of comparing rows with the register. */
export const PLAN_SENTENCES = {
  opd_blank: say<object>(() => ({
    id: 'OPD kosong. Isi nama OPD, atau pilih satu OPD untuk seluruh berkas.',
    en: 'the OPD is blank. Write its name, or choose one OPD for the whole file.',
  })),
  opd_unknown: say<{ cell: string; suggestion: string | null }>(({ cell, suggestion }) => ({
    id: `OPD “${cell}” tidak dikenal.${suggestion === null ? '' : ` Mungkin yang dimaksud “${suggestion}”?`}`,
    en: `The OPD “${cell}” is not known.${suggestion === null ? '' : ` Did you mean “${suggestion}”?`}`,
  })),
  opd_closed: say<{ name: string; on: string; heirs: string }>(({ name, on, heirs }) => ({
    id: `“${name}” berakhir pada ${on}${heirs === '' ? ' tanpa penerus' : ` dan diteruskan oleh ${heirs}`}; tulis OPD yang memegang SOP ini sekarang.`,
    en: `“${name}” ended on ${on}${heirs === '' ? ' without a successor' : ` and was succeeded by ${heirs}`}; write the OPD that holds this SOP now.`,
  })),
  out_of_scope: say<{ unit: string }>(({ unit }) => ({
    id: `“${unit}” di luar kewenangan Anda.`,
    en: `“${unit}” lies outside your scope.`,
  })),
  not_permitted: say<object>(() => ({
    id: 'mencatat kebutuhan, pengesahan, evaluasi, pemindahan, bobot, atau koreksi memerlukan peran Bagian Organisasi.',
    en: 'recording needs, ratifications, evaluations, moves, weights or corrections takes the role of Organisasi.',
  })),
  area_unknown: say<{ cell: string; suggestion: string | null }>(({ cell, suggestion }) => ({
    id: `area “${cell}” tidak dikenal.${suggestion === null ? '' : ` Mungkin yang dimaksud “${suggestion}”?`}`,
    en: `the area “${cell}” is not known.${suggestion === null ? '' : ` Did you mean “${suggestion}”?`}`,
  })),
  area_undecided: say<object>(() => ({
    id: 'area perubahan kosong dan tidak ada petunjuk untuk mengusulkannya; pilih areanya.',
    en: 'the reform area is blank and nothing hints at one; choose the area.',
  })),
  duplicate_number: say<{ number: string; rows: string }>(({ number, rows }) => ({
    id: `nomor “${number}” muncul lebih dari sekali untuk OPD ini (baris ${rows}).`,
    en: `the number “${number}” occurs more than once for this OPD (rows ${rows}).`,
  })),
  duplicate_title: say<{ title: string; rows: string }>(({ title, rows }) => ({
    id: `judul “${title}” muncul lebih dari sekali tanpa nomor dalam satu bagian (baris ${rows}).`,
    en: `the title “${title}” occurs more than once without a number in one section (rows ${rows}).`,
  })),
  title_ambiguous: say<{ title: string; count: number }>(({ title, count }) => ({
    id: `register memiliki ${count} SOP berjudul “${title}”; tulis nomornya atau unit kerjanya.`,
    en: `the register has ${count} SOPs titled “${title}”; write the number or the sub-unit.`,
  })),
  event_in_future: say<{ date: string }>(({ date }) => ({
    id: `${date} berada setelah hari ini.`,
    en: `${date} lies after today.`,
  })),
  before_required: say<{ date: string }>(({ date }) => ({
    id: `peristiwa tanggal ${date} mendahului tanggal kebutuhan SOP.`,
    en: `an event dated ${date} comes before the need of the SOP.`,
  })),
  not_in_force: say<{ date: string }>(({ date }) => ({
    id: `monitoring atau evaluasi pada ${date} tidak mungkin: SOP belum berlaku saat itu.`,
    en: `monitoring or evaluation on ${date} is impossible: the SOP was not in force then.`,
  })),
  already_required: say<{ date: string }>(({ date }) => ({
    id: `kebutuhan SOP ini sudah berjalan pada ${date}.`,
    en: `the need of this SOP already runs on ${date}.`,
  })),
  not_admitted: say<{ whyId: string; whyEn: string }>(({ whyId, whyEn }) => ({
    id: `tidak dapat dicatat: ${whyId}`,
    en: `cannot be recorded: ${whyEn}`,
  })),
  area_proposed: say<{ reasonId: string; reasonEn: string; percent: number }>(({ reasonId, reasonEn, percent }) => ({
    id: `area diusulkan (keyakinan ${percent}%), perlu dikonfirmasi. ${reasonId}.`,
    en: `proposed area (confidence ${percent}%), to be confirmed. ${reasonEn}.`,
  })),
  twin: say<{ number: string; unit: string }>(({ number, unit }) => ({
    id: `register sudah memiliki SOP berjudul sama dengan nomor lain (${number}, ${unit}); nomor lain berarti SOP lain.`,
    en: `the register already has an SOP of this title under another number (${number}, ${unit}); another number means another SOP.`,
  })),
  required_raised: say<{ from: string; to: string; unit: string }>(({ from, to, unit }) => ({
    id: `tanggal kebutuhan ${from} mendahului berdirinya ${unit}; dicatat sejak ${to}.`,
    en: `the need dated ${from} comes before ${unit} existed; it is recorded from ${to}.`,
  })),
  required_elsewhere: say<{ unit: string; to: string; on: string }>(({ unit, to, on }) => ({
    id: `kebutuhan dimulai pada ${unit} dan berpindah ke ${to} sejak ${on}.`,
    en: `the need starts in ${unit} and moves to ${to} on ${on}.`,
  })),
  required_earlier: say<{ from: string; to: string }>(({ from, to }) => ({
    id: `baris ini membuktikan SOP sudah ada sebelum ${from}; tanggal kebutuhan dikoreksi menjadi ${to}.`,
    en: `this row proves that the SOP existed before ${from}; the day of its need is corrected to ${to}.`,
  })),
  planned_review: say<{ date: string }>(({ date }) => ({
    id: `tanggal revisi ${date} sesudah tanggal efektif: dibaca sebagai rencana peninjauan ulang.`,
    en: `the revision date ${date} lies after the effective date: it is read as a planned review.`,
  })),
  made_after_effective: say<{ made: string; effective: string }>(({ made, effective }) => ({
    id: `tanggal pembuatan ${made} sesudah tanggal efektif ${effective}; periksa keduanya.`,
    en: `made on ${made}, after it took effect on ${effective}; check both dates.`,
  })),
  number_undated: say<object>(() => ({
    id: 'ada nomor keputusan tanpa tanggal; SOP ini belum dihitung berlaku sampai tanggalnya diketahui.',
    en: 'there is a decision number without a date; this SOP does not count as in force until its date is known.',
  })),
  number_without_year: say<object>(() => ({
    id: 'nomor ini tidak memuat tahun, sehingga tanggal berlakunya tidak dapat diperkirakan.',
    en: 'this number names no year, so the date it took effect cannot be assumed.',
  })),
  assumed_in_force: say<{ date: string }>(({ date }) => ({
    id: `berlaku sejak ${date} adalah anggapan, karena berkas tidak memuat tanggalnya.`,
    en: `in force since ${date} is an assumption, because the file does not say.`,
  })),
  changed_date: say<{ from: string; to: string }>(({ from, to }) => ({
    id: `tanggal berubah dari ${from} ke ${to}: dicatat sebagai koreksi. Konfirmasikan bila ini peristiwa lanjutan (revisi atau monitoring baru).`,
    en: `the date changes from ${from} to ${to}: recorded as a correction. Confirm if this is a further event (a revision or a new monitoring).`,
  })),
  further_event: say<{ from: string; to: string }>(({ from, to }) => ({
    id: `tanggal ${to} dicatat sebagai peristiwa lanjutan setelah ${from}.`,
    en: `${to} is recorded as a further event after ${from}.`,
  })),
  sub_unit_proposed: say<{ name: string; opd: string }>(({ name, opd }) => ({
    id: `“${name}” belum ada di bawah ${opd}; diusulkan sebagai unit baru. Tanpa persetujuan, SOP dicatat pada OPD dengan bagiannya sebagai catatan.`,
    en: `“${name}” does not exist below ${opd} yet; it is proposed as a new unit. Without approval the SOP is recorded at the OPD, its section kept as a remark.`,
  })),
  obligation_ended: say<object>(() => ({
    id: 'kebutuhan SOP ini sudah diakhiri di register; baris ini tidak mengubahnya.',
    en: 'the need of this SOP has been ended in the register; this row does not change that.',
  })),
  unit_kept: say<{ unit: string }>(({ unit }) => ({
    id: `menurut register SOP ini sekarang berada di ${unit}; baris ini tidak memindahkannya.`,
    en: `by the register this SOP lies in ${unit} now; this row does not move it.`,
  })),
  title_kept: say<{ title: string }>(({ title }) => ({
    id: `judul ini judul lama; menurut register sekarang “${title}”.`,
    en: `this title is a former one; by the register it is “${title}” now.`,
  })),
  in_revision: say<object>(() => ({
    id: 'SOP sedang direvisi: unsur yang dicatat berlaku bagi rancangannya sampai disahkan lagi.',
    en: 'the SOP is in revision: the elements recorded count for its draft until it is ratified again.',
  })),
  opd_from_sheet: say<{ opd: string }>(({ opd }) => ({
    id: `OPD diambil dari nama lembar atau judulnya: ${opd}.`,
    en: `the OPD is taken from the sheet's name or title: ${opd}.`,
  })),
  areas_unconfirmed: say<{ rows: number }>(({ rows }) => ({
    id: `Area perubahan pada ${rows} baris baru diusulkan dan belum dikonfirmasi siapa pun. Konfirmasikan, lalu simpan.`,
    en: `The reform area of ${rows} rows is only proposed and nobody has confirmed it. Confirm, then commit.`,
  })),
  already_committed: say<object>(() => ({
    id: 'Impor ini sudah disimpan; tidak dapat disimpan atau diubah lagi.',
    en: 'This import is committed already; it cannot be committed or changed again.',
  })),
  not_committed: say<object>(() => ({
    id: 'Impor ini belum disimpan, sehingga tidak ada yang dapat dibatalkan.',
    en: 'This import is not committed, so there is nothing to revert.',
  })),
  already_reverted: say<object>(() => ({
    id: 'Impor ini sudah dibatalkan.',
    en: 'This import is reverted already.',
  })),
  register_changed: say<object>(() => ({
    id: 'Register berubah sejak pratinjau ini dibuat. Pratinjaunya sudah diperbarui; periksa, lalu simpan.',
    en: 'The register has changed since this preview. The preview is up to date now; check it, then commit.',
  })),
  import_not_found: say<object>(() => ({
    id: 'Impor ini tidak ada, atau di luar kewenangan Anda.',
    en: 'This import does not exist, or lies outside your scope.',
  })),
  unit_unknown: say<{ unit: string; suggestion: string | null }>(({ unit, suggestion }) => ({
    id: `Unit “${unit}” tidak dikenal.${suggestion === null ? '' : ` Mungkin yang dimaksud “${suggestion}”?`}`,
    en: `The unit “${unit}” is not known.${suggestion === null ? '' : ` Did you mean “${suggestion}”?`}`,
  })),
  effective_in_future: say<{ date: string; today: string }>(({ date, today }) => ({
    id: `Tanggal berlaku impor (${date}) berada setelah hari ini (${today}).`,
    en: `The effective date of the import (${date}) lies after today (${today}).`,
  })),
  revert_blocked: say<{ whyId: string; whyEn: string }>(({ whyId, whyEn }) => ({
    id: `Impor ini tidak dapat dibatalkan: setiap SOP-nya sudah dilanjutkan. Misalnya ${whyId}`,
    en: `This import cannot be reverted: work has gone on with each of its SOPs. For example ${whyEn}`,
  })),
  kept_rests: say<{ laterId: string; laterEn: string }>(({ laterId, laterEn }) => ({
    id: `sesudah impor ini tercatat “${laterId}”, yang bertumpu padanya. Tarik dahulu peristiwa itu bila baris ini memang salah.`,
    en: `after this import “${laterEn}” was recorded, which rests on it. Retract that event first if this row is wrong indeed.`,
  })),
};
