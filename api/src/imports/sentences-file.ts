import { say } from '../http/bilingual';
import { FILE_SENTENCES } from '../files/file-sentences';

/** Why a register file, or a sheet of it, cannot be read. */
export const REGISTER_FILE_SENTENCES = {
  ...FILE_SENTENCES,
  file_too_large: say<{ most: number; bytes: number }>(({ most, bytes }) => ({
    id: `Berkas ini berukuran ${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MiB; batasnya ${most} MiB. Pecah menjadi beberapa berkas.`,
    en: `This file has ${(bytes / 1_048_576).toFixed(1)} MiB; the limit is ${most} MiB. Split it into several files.`,
  })),
  file_type: say<{ what: string }>(({ what }) => ({
    id: `Isi berkas ini adalah ${what}, bukan register. Simpan sebagai Excel Workbook (.xlsx), LibreOffice (.ods), atau CSV, lalu unggah lagi.`,
    en: `This file is ${what}, not a register. Save it as an Excel workbook (.xlsx), LibreOffice (.ods) or CSV and upload it again.`,
  })),
  file_type_unknown: say<object>(() => ({
    id: 'Jenis berkas ini tidak dikenal. Yang dapat dibaca adalah Excel Workbook (.xlsx), LibreOffice (.ods), dan CSV.',
    en: 'This type of file is not known. Excel workbooks (.xlsx), LibreOffice (.ods) and CSV can be read.',
  })),
  file_old_excel: say<object>(() => ({
    id: 'Berkas ini berformat Excel lama (.xls). Buka di Excel atau LibreOffice, pilih Berkas › Simpan Sebagai › Excel Workbook (.xlsx), lalu unggah lagi.',
    en: 'This file is in the old Excel format (.xls). Open it in Excel or LibreOffice, choose File › Save As › Excel Workbook (.xlsx), and upload it again.',
  })),
  csv_quote_open: say<{ line: number }>(({ line }) => ({
    id: `Tanda kutip di sekitar baris ${line} tidak ditutup, sehingga CSV ini tidak dapat dibaca.`,
    en: `A quotation mark around line ${line} is never closed, so this CSV cannot be read.`,
  })),
  nothing_in_file: say<object>(() => ({
    id: 'Berkas ini tidak berisi apa pun: setiap lembarnya kosong.',
    en: 'This file holds nothing: every sheet is empty.',
  })),
  no_rows: say<{ sheet: string; row: number }>(({ sheet, row }) => ({
    id: `Lembar “${sheet}” memiliki judul kolom di baris ${row}, tetapi tidak ada satu pun baris SOP di bawahnya (0 baris).`,
    en: `The sheet “${sheet}” has its headers in row ${row}, but not one row of an SOP below them (0 rows).`,
  })),
  header_not_found: say<{ sheet: string; row: number; seen: string }>(({ sheet, row, seen }) => ({
    id: `Pada lembar “${sheet}” tidak ditemukan baris judul kolom. Kolom yang wajib: OPD, Area Perubahan, Judul SOP. Baris ${row} berbunyi: ${seen}.`,
    en: `No row of column headers was found on the sheet “${sheet}”. Required columns: OPD, Area Perubahan, Judul SOP. Row ${row} reads: ${seen}.`,
  })),
  column_missing: say<{ sheet: string; row: number; column: string; seen: string }>(({ sheet, row, column, seen }) => ({
    id: `Lembar “${sheet}”, baris ${row}: kolom wajib “${column}” tidak ada. Judul kolom yang terbaca: ${seen}.`,
    en: `Sheet “${sheet}”, row ${row}: the required column “${column}” is missing. Headers read: ${seen}.`,
  })),
  opd_missing: say<{ sheet: string; seen: string }>(({ sheet, seen }) => ({
    id: `Lembar “${sheet}”: kolom wajib “OPD” tidak ada dan OPD tidak dipilih untuk seluruh berkas. Pilih OPD-nya, atau tambahkan kolom itu. Judul kolom yang terbaca: ${seen}.`,
    en: `Sheet “${sheet}”: the required column “OPD” is missing and no OPD was chosen for the whole file. Choose the OPD, or add that column. Headers read: ${seen}.`,
  })),
  sheet_hidden: say<object>(() => ({ id: 'lembar tersembunyi, tidak dibaca.', en: 'hidden sheet, not read.' })),
  sheet_history: say<object>(() => ({
    id: 'riwayat peristiwa belum dibaca; baris register yang dipakai.',
    en: 'the history of events is not read yet; the rows of the register are used.',
  })),
  sheet_skipped: say<object>(() => ({
    id: 'tidak memiliki judul kolom register, tidak dibaca.',
    en: 'has no register headers, not read.',
  })),
  header_doubled: say<{ winner: string }>(({ winner }) => ({
    id: `dua kolom bermakna sama; yang dibaca “${winner}”, kolom ini disimpan sebagai catatan.`,
    en: `two columns mean the same; “${winner}” is read, this one is kept as a remark.`,
  })),
  column_unknown: say<object>(() => ({
    id: 'kolom tidak dikenal; isinya disimpan sebagai catatan SOP.',
    en: 'unknown column; its content is kept as a remark of the SOP.',
  })),
  line_skipped: say<{ seen: string }>(({ seen }) => ({
    id: `bukan baris SOP, dilewati: “${seen}”.`,
    en: `not a row of an SOP, skipped: “${seen}”.`,
  })),
};
