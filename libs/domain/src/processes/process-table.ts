import { titleKey } from '../register/title';
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

const HEADERS: Readonly<Record<ProcessField, readonly string[]>> = {
  code: ['kode', 'kode proses', 'code', 'nomor', 'no'],
  name: ['nama', 'nama proses', 'proses', 'proses bisnis', 'name', 'process'],
  parent: ['induk', 'kode induk', 'proses induk', 'parent'],
  group: ['kelompok', 'kelompok proses', 'jenis proses', 'group'],
  unit: ['opd', 'unit', 'unit penanggung jawab', 'penanggung jawab', 'perangkat daerah', 'unit in charge'],
  sops: ['sop', 'judul sop', 'nama sop', 'sops'],
};

/** The names of the columns that the reader knows best, for a template. */
export const PROCESS_HEADERS: readonly string[] = ['Kode', 'Nama Proses', 'Induk', 'Kelompok', 'OPD', 'SOP'];

/**
 * Reads the rows of a table below the line that names its columns.
 * @param lines cells by line, blank lines among them
 * @returns null when no line names a code and a name
 */
export function readProcessTable(lines: readonly { line: number; cells: readonly string[] }[]): ProcessRow[] | null {
  for (const [at, { cells }] of lines.entries()) {
    const columns = columnsOf(cells);
    if (!columns.has('code') || !columns.has('name')) continue;
    return lines.slice(at + 1).flatMap(({ line, cells: row }): ProcessRow[] => {
      const text = (field: ProcessField): string => (row[columns.get(field) ?? -1] ?? '').trim().replace(/\s+/g, ' ');
      const read = { code: text('code').replace(/\.$/, ''), name: text('name'), parent: text('parent') };
      if (read.code === '' && read.name === '') return [];
      return [{ line, ...read, group: text('group'), unit: text('unit'), sops: text('sops') }];
    });
  }
  return null;
}

function columnsOf(cells: readonly string[]): Map<ProcessField, number> {
  const found = new Map<ProcessField, number>();
  for (const [i, cell] of cells.entries()) {
    const header = titleKey(cell);
    for (const field of Object.keys(HEADERS) as ProcessField[]) {
      if (!found.has(field) && HEADERS[field].includes(header)) found.set(field, i);
    }
  }
  return found;
}

const GROUP_WORDS: Readonly<Record<string, ProcessGroup>> = {
  ...{ inti: 'core', utama: 'core', core: 'core' },
  ...{ pendukung: 'support', support: 'support' },
  ...{ lainnya: 'other', lain: 'other', manajemen: 'other', other: 'other' },
};

/** `Proses Inti`, `pendukung`, … ; null for any other word. */
export const processGroupOf = (text: string): ProcessGroup | null =>
  GROUP_WORDS[titleKey(text).replace(/^proses /, '')] ?? null;
