import { say } from '../http/bilingual';

/** Why a file cannot be read, whatever it is for. */
export const FILE_SENTENCES = {
  file_empty: say<object>(() => ({ id: 'Berkas ini kosong (0 bita).', en: 'This file is empty (0 bytes).' })),
  file_password: say<object>(() => ({
    id: 'Berkas ini dilindungi kata sandi. Buka dengan kata sandinya, hapus kata sandinya (di Excel: Berkas › Info › Proteksi), simpan, lalu unggah lagi.',
    en: 'This file is protected by a password. Open it with its password, remove the password (in Excel: File › Info › Protect), save it and upload it again.',
  })),
  file_damaged: say<object>(() => ({
    id: 'Berkas ini rusak atau terpotong dan tidak dapat dibaca. Unduh atau simpan ulang, lalu unggah lagi.',
    en: 'This file is damaged or truncated and cannot be read. Download or save it anew and upload it again.',
  })),
  file_bomb: say<{ times: number; part: string }>(({ times, part }) => ({
    id: `Bagian “${part}” dari berkas ini mengembang lebih dari ${times} kali saat dibuka. Berkas ditolak demi keamanan; salin isinya ke berkas baru.`,
    en: `The part “${part}” of this file grows more than ${times} times when it is decompressed. The file is refused for safety; copy its content into a new file.`,
  })),
  file_too_heavy: say<object>(() => ({
    id: 'Berkas ini memerlukan lebih banyak memori daripada yang disediakan untuk membacanya. Pecah menjadi beberapa berkas.',
    en: 'This file needs more memory than is given to reading it. Split it into several files.',
  })),
  file_slow: say<{ seconds: number }>(({ seconds }) => ({
    id: `Berkas ini belum selesai dibaca setelah ${seconds} detik, maka ditolak. Salin isinya ke berkas baru tanpa gambar dan objek yang tidak diperlukan, lalu unggah lagi.`,
    en: `Reading this file was not finished after ${seconds} seconds, so it is refused. Copy its content into a new file without pictures and objects that are not needed and upload it again.`,
  })),
  too_many_rows: say<{ most: number; sheet: string; rows?: number }>(({ most, sheet, rows }) => ({
    id: `Lembar “${sheet}” membawa berkas ini ke ${rows === undefined ? `lebih dari ${most.toLocaleString('id-ID')}` : rows.toLocaleString('id-ID')} baris; batasnya ${most.toLocaleString('id-ID')} baris. Pecah menjadi beberapa berkas.`,
    en: `The sheet “${sheet}” brings this file to ${rows === undefined ? `more than ${most.toLocaleString('en-GB')}` : rows.toLocaleString('en-GB')} rows; the limit is ${most.toLocaleString('en-GB')} rows. Split it into several files.`,
  })),
  too_many_columns: say<{ most: number; sheet: string; at: string }>(({ most, sheet, at }) => ({
    id: `Lembar “${sheet}” berisi lebih dari ${most} kolom (sel ${at}). Hapus kolom yang tidak diperlukan.`,
    en: `The sheet “${sheet}” has more than ${most} columns (cell ${at}). Delete the columns that are not needed.`,
  })),
};

export type FileSentenceCode = keyof typeof FILE_SENTENCES;
export type FileSentenceParams<C extends FileSentenceCode> = Parameters<(typeof FILE_SENTENCES)[C]>[0];
