import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { AuditEntry, AuditExportQuery } from '@pantausop/contracts';
import type { Row } from 'write-excel-file/node';
import { Clock, SETTINGS, type Settings } from '../config';
import { BYTE_ORDER_MARK, csvLine, jsonList, neutralised } from '../http';
import { AuditReader } from './audit-reader';
import { AuditTrail } from './audit-trail';

/** A workbook is made in memory; a longer list goes as CSV, which is not. */
const MOST_IN_WORKBOOK = 50_000;

interface Column {
  readonly id: string;
  readonly en: string;
  readonly width: number;
  readonly of: (entry: AuditEntry) => string;
}

const json = (details: AuditEntry['before']): string => (details === null ? '' : JSON.stringify(details));

const columns = (time: (at: string) => string): readonly Column[] => [
  { id: 'No.', en: 'No.', width: 10, of: ({ id }) => String(id) },
  { id: 'Waktu', en: 'Time', width: 22, of: ({ at }) => time(at) },
  { id: 'Pelaku', en: 'Actor', width: 20, of: ({ actor }) => actor?.username ?? '' },
  { id: 'Nama pelaku', en: 'Name of the actor', width: 28, of: ({ actor }) => actor?.name ?? '' },
  { id: 'Melalui', en: 'Via', width: 14, of: ({ via }) => via ?? '' },
  { id: 'Tindakan', en: 'Action', width: 22, of: ({ action }) => action },
  { id: 'Hasil', en: 'Outcome', width: 10, of: ({ outcome }) => outcome },
  { id: 'Jenis objek', en: 'Kind of subject', width: 14, of: ({ subject }) => subject?.kind ?? '' },
  { id: 'Objek', en: 'Subject', width: 44, of: ({ subject }) => subject?.label ?? '' },
  { id: 'ID objek', en: 'Subject ID', width: 38, of: ({ subject }) => subject?.id ?? '' },
  { id: 'Sebelum', en: 'Before', width: 44, of: ({ before }) => json(before) },
  { id: 'Sesudah', en: 'After', width: 44, of: ({ after }) => json(after) },
  { id: 'Catatan', en: 'Note', width: 44, of: ({ note }) => note ?? '' },
  { id: 'Alamat', en: 'Address', width: 18, of: ({ address }) => address ?? '' },
  { id: 'Peramban', en: 'Browser', width: 30, of: ({ userAgent }) => userAgent ?? '' },
  { id: 'ID permintaan', en: 'Request ID', width: 38, of: ({ requestId }) => requestId ?? '' },
];

/** The trail as a file. That somebody took it stands in the trail too. */
@Injectable()
export class AuditExport {
  private readonly columns: readonly Column[];

  constructor(
    private readonly reader: AuditReader,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) { timeZone }: Settings,
  ) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    this.columns = columns((at) => format.format(new Date(at)));
  }

  /** Semicolons, as Indonesian Excel expects, and a byte order mark; of any length. */
  async csv(query: AuditExportQuery): Promise<Readable> {
    await this.record(query, 'csv');
    return Readable.from(this.lines(query));
  }

  /** Every entry as the endpoint gives it, one a line; of any length. */
  async json(query: AuditExportQuery): Promise<Readable> {
    await this.record(query, 'json');
    return Readable.from(jsonList({}, this.entries(query)));
  }

  /** @throws RefusedError when it would be longer than a workbook may be */
  async xlsx({ language = 'id', ...filter }: AuditExportQuery): Promise<Uint8Array> {
    await this.reader.mustFit(filter, MOST_IN_WORKBOOK);
    await this.record(filter, 'xlsx');
    const head: Row = this.columns.map((column) => ({
      value: column[language],
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#dbe7f3',
    }));
    const rows: Row[] = [head];
    for await (const part of this.reader.all(filter)) {
      for (const entry of part) {
        rows.push(this.columns.map(({ of }) => ({ value: neutralised(of(entry)), type: String })));
      }
    }
    const widths = this.columns.map(({ width }) => ({ width }));
    const { default: writeXlsxFile } = await import('write-excel-file/node');
    const written = writeXlsxFile([{ sheet: 'Audit', data: rows, columns: widths, stickyRowsCount: 1 }]);
    return new Uint8Array(await written.toBuffer());
  }

  /** `audit-2026-07-01.csv` */
  name(extension: 'csv' | 'xlsx' | 'json'): string {
    return `audit-${this.clock.today()}.${extension}`;
  }

  private async *lines({ language = 'id', ...filter }: AuditExportQuery): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvLine(this.columns.map((column) => column[language]));
    for await (const part of this.reader.all(filter)) {
      yield part.map((entry) => csvLine(this.columns.map(({ of }) => of(entry)))).join('');
    }
  }

  private async *entries({ language: _shown, ...filter }: AuditExportQuery): AsyncGenerator<AuditEntry> {
    for await (const part of this.reader.all(filter)) yield* part;
  }

  private record({ language: _shown, ...filter }: AuditExportQuery, format: string): Promise<void> {
    return this.trail.record(null, { action: 'audit.export', outcome: 'done', after: { format, ...filter } });
  }
}
