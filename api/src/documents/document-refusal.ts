import type { RefusedError } from '@pantausop/domain';
import { say, type Sentence } from '../http/bilingual';
import { refusedFile } from '../files/file-refusal';

const SENTENCES = {
  document_too_large: say<{ bytes: number; most: number }>(({ bytes, most }) => ({
    id: `Berkas ini berukuran ${mebibytes(bytes).replace('.', ',')} MiB; batasnya ${most} MiB. Perkecil gambarnya atau simpan ulang sebagai PDF, lalu unggah lagi.`,
    en: `This file has ${mebibytes(bytes)} MiB; the limit is ${most} MiB. Make its pictures smaller or save it anew as PDF and upload it again.`,
  })),
  document_type: say<{ what: string }>(({ what }) => ({
    id: `Isi berkas ini adalah ${what}. Dokumen SOP harus berupa Word (.docx), Excel (.xlsx) atau PDF.`,
    en: `This file is ${what}. The document of an SOP must be Word (.docx), Excel (.xlsx) or PDF.`,
  })),
  document_type_unknown: say<object>(() => ({
    id: 'Jenis berkas ini tidak dikenal. Dokumen SOP harus berupa Word (.docx), Excel (.xlsx) atau PDF.',
    en: 'This type of file is not known. The document of an SOP must be Word (.docx), Excel (.xlsx) or PDF.',
  })),
  document_old_office: say<{ extension: string }>(({ extension }) => ({
    id: `Berkas ini berformat Office lama. Simpan sebagai ${extension}, lalu unggah lagi.`,
    en: `This file is in the old Office format. Save it as ${extension} and upload it again.`,
  })),
  document_lies: say<{ extension: string; what: string }>(({ extension, what }) => ({
    id: `Nama berkas ini berakhiran ${extension}, tetapi isinya ${what}. Periksa apakah berkasnya benar, ganti namanya, lalu unggah lagi.`,
    en: `The name of this file ends with ${extension}, but its content is ${what}. Check that it is the right file, rename it and upload it again.`,
  })),
  document_path: say<object>(() => ({
    id: 'Nama berkas ini memuat jalur folder (tanda / atau \\). Ganti namanya tanpa tanda itu, lalu unggah lagi.',
    en: 'The name of this file holds a path of folders (a / or \\). Rename it without that sign and upload it again.',
  })),
  document_macros: say<object>(() => ({
    id: 'Berkas ini berisi makro. Demi keamanan dokumen dengan makro tidak diterima; simpan sebagai .docx atau .xlsx tanpa makro, atau PDF.',
    en: 'This file holds macros. For safety documents with macros are not taken; save it as .docx or .xlsx without macros, or as PDF.',
  })),
};

type Code = keyof typeof SENTENCES;
type Params<C extends Code> = Parameters<(typeof SENTENCES)[C]>[0];

const mebibytes = (bytes: number): string => (Math.ceil((bytes / 1_048_576) * 10) / 10).toFixed(1);

/** A document that is not taken. Returns the error to throw. */
export function documentRefusal<C extends Code>(code: C, params: Params<C>): RefusedError {
  const said = SENTENCES[code] as Sentence<Params<C>>;
  return refusedFile(code, said(params));
}
