import type { DateProblem } from '@pantausop/domain';
import { say, type Bilingual } from '../http/bilingual';

const DATE_PROBLEMS: Readonly<Record<DateProblem, (cell: string) => Bilingual>> = {
  no_day: (cell) => ({
    id: `“${cell}” tidak menyebut harinya. Tulis tanggal lengkap, misalnya 01-03-2026.`,
    en: `“${cell}” does not say the day. Write the whole date, for example 01-03-2026.`,
  }),
  no_such_day: (cell) => ({
    id: `“${cell}” bukan tanggal yang ada: bulan itu tidak memiliki hari tersebut.`,
    en: `“${cell}” is no existing date: that month does not have this day.`,
  }),
  no_such_month: (cell) => ({
    id: `“${cell}” bukan tanggal: tidak ada bulan ke-13 ke atas. Hari selalu ditulis lebih dahulu, misalnya 13/03/2026.`,
    en: `“${cell}” is no date: there is no month above 12. The day always comes first, as in 13/03/2026.`,
  }),
  two_digit_year: (cell) => ({
    id: `tahun pada “${cell}” harus ditulis dengan empat angka.`,
    en: `the year in “${cell}” must be written with four digits.`,
  }),
  serial_number: (cell) => ({
    id: `“${cell}” adalah angka, bukan tanggal. Atur format selnya sebagai tanggal, atau tulis misalnya 01-03-2026.`,
    en: `“${cell}” is a number, not a date. Format the cell as a date, or write for example 01-03-2026.`,
  }),
  out_of_range: (cell) => ({
    id: `tahun pada “${cell}” tidak mungkin (yang diterima 1945 sampai 2200).`,
    en: `the year in “${cell}” is impossible (1945 to 2200 are accepted).`,
  }),
  not_a_date: (cell) => ({
    id: `“${cell}” tidak dapat dibaca sebagai tanggal. Tulis misalnya 2026-03-01, 01-03-2026, atau 1 Maret 2026.`,
    en: `“${cell}” cannot be read as a date. Write for example 2026-03-01, 01-03-2026 or 1 Maret 2026.`,
  }),
};

/** What is wrong with, or worth knowing of, one row; the place is put in front. */
export const ROW_SENTENCES = {
  date_unreadable: say<{ cell: string; problem: DateProblem }>(({ cell, problem }) => DATE_PROBLEMS[problem](cell)),
  date_in_future: say<{ cell: string; today: string }>(({ cell, today }) => ({
    id: `“${cell}” berada setelah hari ini (${today}). Yang dicatat hanya yang sudah terjadi.`,
    en: `“${cell}” lies after today (${today}). Only what has happened is recorded.`,
  })),
  title_missing: say<object>(() => ({ id: 'judul SOP kosong.', en: 'the title of the SOP is empty.' })),
  weight_invalid: say<{ cell: string }>(({ cell }) => ({
    id: `bobot “${cell}” tidak berlaku; yang diterima bilangan bulat 1 sampai 10.`,
    en: `the weight “${cell}” is not valid; whole numbers 1 to 10 are accepted.`,
  })),
  monitoring_unreadable: say<{ cell: string }>(({ cell }) => ({
    id: `hasil monitoring “${cell}” tidak dikenal; tulis “Baik” atau “Tidak”.`,
    en: `the monitoring result “${cell}” is not known; write “Baik” (well) or “Tidak” (not well).`,
  })),
  monitoring_result_missing: say<{ cell: string }>(({ cell }) => ({
    id: `ada tanggal monitoring (${cell}) tanpa hasil; tulis “Baik” atau “Tidak”.`,
    en: `there is a monitoring date (${cell}) without a result; write “Baik” (well) or “Tidak” (not well).`,
  })),
  monitoring_date_missing: say<{ cell: string }>(({ cell }) => ({
    id: `ada hasil monitoring (“${cell}”) tanpa tanggal yang dapat dipakai.`,
    en: `there is a monitoring result (“${cell}”) without a usable date.`,
  })),
  not_applicable_unclear: say<{ cell: string }>(({ cell }) => ({
    id: `“${cell}” di bawah “Tidak Berlaku” dapat dibaca dua arah; tulis alasannya, atau kosongkan.`,
    en: `“${cell}” under “Tidak Berlaku” can be read both ways; write the reason, or leave it blank.`,
  })),
  elements_unknown: say<{ unknown: string }>(({ unknown }) => ({
    id: `unsur tidak dikenal: ${unknown}. Tulis “lengkap”, atau nama unsur dipisahkan titik koma.`,
    en: `unknown elements: ${unknown}. Write “lengkap” (all), or names of elements separated by semicolons.`,
  })),
  too_long: say<{ cell: string; longest: number }>(({ cell, longest }) => ({
    id: `isi sel terlalu panjang (batas ${longest} huruf): “${cell}”.`,
    en: `the cell is too long (limit ${longest} characters): “${cell}”.`,
  })),
  formula_value: say<{ cell: string }>(({ cell }) => ({
    id: `sel berisi rumus; yang dibaca hasil tersimpannya, “${cell}”.`,
    en: `the cell holds a formula; its stored result is read, “${cell}”.`,
  })),
  formula_without_value: say<object>(() => ({
    id: 'sel berisi rumus tanpa hasil tersimpan. Buka berkas di Excel, simpan, lalu unggah lagi, atau tulis nilainya.',
    en: 'the cell holds a formula without a stored result. Open the file in Excel, save it and upload it again, or write the value.',
  })),
  cell_error: say<{ cell: string }>(({ cell }) => ({
    id: `sel berisi galat Excel ${cell}.`,
    en: `the cell holds the Excel error ${cell}.`,
  })),
  merged_filled: say<{ range: string; cell: string }>(({ range, cell }) => ({
    id: `sel gabungan ${range}: nilainya “${cell}” dipakai untuk setiap baris di dalamnya.`,
    en: `merged cell ${range}: its value “${cell}” is used for every row within it.`,
  })),
  merged_cell: say<{ range: string; first: string }>(({ range, first }) => ({
    id: `bagian dari sel gabungan ${range}; nilainya milik sel pertama, ${first}, dan tidak dipakai di sini.`,
    en: `part of the merged cell ${range}; its value belongs to the first cell, ${first}, and is not used here.`,
  })),
  ditto_filled: say<{ cells: string }>(({ cells }) => ({
    id: `tanda “sama dengan di atas” dibaca sebagai isi baris di atasnya: ${cells}.`,
    en: `signs for “as above” are read as what the row above says: ${cells}.`,
  })),
  ditto_without_value: say<{ sign: string }>(({ sign }) => ({
    id: `“${sign}” berarti sama dengan baris di atasnya, tetapi di atasnya tidak ada isi; sel ini dibaca kosong.`,
    en: `“${sign}” means the same as the row above, but nothing is above it; this cell is read as blank.`,
  })),
  hidden_row: say<object>(() => ({
    id: 'baris ini tersembunyi di berkas, tetapi tetap dibaca.',
    en: 'this row is hidden in the file, but it is read.',
  })),
  number_is_date: say<{ cell: string }>(({ cell }) => ({
    id: `nomor ini tersimpan di Excel sebagai tanggal (${cell}). Periksa, lalu simpan selnya sebagai teks.`,
    en: `this number is stored in Excel as a date (${cell}). Check it, and store the cell as text.`,
  })),
};
