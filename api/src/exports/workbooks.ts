import { Injectable } from '@nestjs/common';
import { FileThreads } from '../files/file-threads';
import type { PackedRows } from '../files/packed-rows';
import type { Cell, Table } from './table';
import { doWorkbookJob } from './workbook-job';

/** Beside the bundled program; the sources have none. */
const PROGRAM = new URL('./workbook.worker.js', import.meta.url);
const MOST_SECONDS = 120;
/** Enough for the histories of some 15,000 SOPs. */
const MOST_MEGABYTES = 768;

/** Makes long workbooks in a thread of their own: one of a city's register took seconds in which nobody else was answered. */
@Injectable()
export class Workbooks {
  constructor(private readonly threads: FileThreads) {}

  /** @throws RefusedError `file_too_heavy` or `file_slow` for one that takes more memory or time than a thread is given */
  make(sheets: readonly (Omit<Table, 'rows'> & { readonly rows: PackedRows<readonly Cell[]> })[]): Promise<Uint8Array> {
    const sent = sheets.map(({ name, head, columns, rows }) => ({
      ...{ name, head, rows: rows.sent() },
      columns: columns.map(({ header, width, kind }) => ({ header, width, ...(kind ? { kind } : {}) })),
    }));
    return this.threads.run(PROGRAM, { sheets: sent }, doWorkbookJob, MOST_SECONDS, [], MOST_MEGABYTES);
  }
}
