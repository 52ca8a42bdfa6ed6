import type { Bilingual } from '@pantausop/domain';

/** By the path of a field in a body: `*` = any place of a list, `%` = any key; or by its last name alone. */
export type FieldNames = Readonly<Record<string, Bilingual>>;

/** What most forms call a field. */
export const USUAL_FIELD_NAMES: FieldNames = {
  unit: { id: 'Unit', en: 'Unit' },
  area: { id: 'Area perubahan', en: 'Area of change' },
  title: { id: 'Judul SOP', en: 'Title of the SOP' },
  weight: { id: 'Bobot (1–10)', en: 'Weight (1–10)' },
  effectiveOn: { id: 'Berlaku sejak', en: 'Valid from' },
  reason: { id: 'Alasan', en: 'Reason' },
  note: { id: 'Catatan', en: 'Note' },
  number: { id: 'Nomor SOP', en: 'SOP number' },
  signatory: { id: 'Disahkan oleh', en: 'Signed by' },
  drafter: { id: 'Penyusun', en: 'Drafted by' },
  followUp: { id: 'Tindakan yang harus diambil', en: 'Action to be taken' },
  result: { id: 'Hasil', en: 'Result' },
  statements: { id: 'Pernyataan yang terpenuhi (Tabel 8)', en: 'Statements that hold (Table 8)' },
  elements: { id: 'Unsur', en: 'Elements' },
  approvedBy: { id: 'Disetujui oleh', en: 'Approved by' },
  until: { id: 'Sampai sebelum', en: 'Until before' },
  cause: { id: 'Sebab', en: 'Cause' },
  name: { id: 'Nama', en: 'Name' },
  username: { id: 'Nama pengguna', en: 'User name' },
  email: { id: 'Alamat surel', en: 'Mail address' },
  password: { id: 'Kata sandi', en: 'Password' },
  current: { id: 'Kata sandi sekarang', en: 'Present password' },
  role: { id: 'Peran', en: 'Role' },
  file: { id: 'Berkas XLSX atau CSV', en: 'XLSX or CSV file' },
  text: { id: 'Atau tempel tabel dari lembar kerja', en: 'Or paste the table out of a sheet' },
};
