import { titleKey } from '../register/title';
import { readNamedTable, type ColumnNames, type TableLine } from '../tables/named-table';
import type { ProcessGroup } from './process-events';

/** A row of a table of processes as it was written. */
export interface ProcessRow {
  /** of the sheet or the text, from 1 */
  readonly line: number;
  readonly code: string;
  readonly name: string;
  /** code of the process that it is a part of; empty = told by its own code, or none */
  readonly parent: string;
  readonly group: string;
  readonly unit: string;
  /** titles or numbers of SOPs, with `;` between them */
  readonly sops: string;
}

export type ProcessField = Exclude<keyof ProcessRow, 'line'>;

const HEADERS: ColumnNames<ProcessField> = {
  code: ['kode', 'kode proses', 'code', 'nomor', 'no'],
  name: ['nama', 'nama proses', 'proses', 'proses bisnis', 'name', 'process'],
  parent: ['induk', 'kode induk', 'proses induk', 'parent'],
  group: ['kelompok', 'kelompok proses', 'jenis proses', 'group'],
  unit: ['opd', 'unit', 'unit penanggung jawab', 'penanggung jawab', 'perangkat daerah', 'unit in charge'],
  sops: ['sop', 'judul sop', 'nama sop', 'sops'],
};

/** The columns without which there is no table of processes. */
export const PROCESS_COLUMNS_NEEDED: readonly string[] = ['Kode', 'Nama Proses'];

/** Reads the rows of a table below the line that names its columns; null when no line names a code and a name. */
export function readProcessTable(lines: readonly TableLine[]): ProcessRow[] | null {
  const rows = readNamedTable(lines, HEADERS, ['code', 'name']);
  return rows && rows.map((row) => ({ ...row, code: row.code.replace(/\.$/, '') }));
}

const GROUP_WORDS: Readonly<Record<string, ProcessGroup>> = {
  ...{ inti: 'core', utama: 'core', core: 'core' },
  ...{ pendukung: 'support', support: 'support' },
  ...{ lainnya: 'other', lain: 'other', manajemen: 'other', other: 'other' },
};

/** `Proses Inti`, `pendukung`, … ; null for any other word. */
export const processGroupOf = (text: string): ProcessGroup | null =>
  GROUP_WORDS[titleKey(text).replace(/^proses /, '')] ?? null;
