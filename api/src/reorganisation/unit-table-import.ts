import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DatedTable, TableView } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import {
  KINDS_IN_TABLES,
  planUnitTable,
  readUnitTable,
  RefusedError,
  UNIT_COLUMNS_NEEDED,
  type CalendarDate,
  type PlannedUnitRow,
  type UnitRow,
  type UnitRowProblem,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { givenTable, type ReceivedTable } from '../files/given-table';
import { TableReader } from '../files/table-reader';
import { tableView } from '../files/table-view';
import { templateWorkbook } from '../files/template-workbook';
import type { Bilingual, Caller, Language } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { OperationRecorder } from './operation-recorder';

const SAID: Readonly<Record<UnitRowProblem, Bilingual>> = {
  no_code: { id: 'kode kosong', en: 'there is no code' },
  bad_code: {
    id: 'kode ditulis dengan huruf besar, angka, dan tanda hubung, misalnya DINKES',
    en: 'a code is written in capitals and digits with hyphens, e.g. DINKES',
  },
  code_twice: { id: 'kode ini sudah ada di baris sebelumnya', en: 'a line before has this code' },
  no_name: { id: 'nama kosong', en: 'there is no name' },
  unknown_kind: { id: 'jenis unit tidak dikenal', en: 'there is no such kind of unit' },
  no_kind: { id: 'unit baru memerlukan jenis', en: 'a new unit needs a kind' },
  other_kind: { id: 'unit ini tercatat dengan jenis lain', en: 'the unit is recorded as of another kind' },
  unknown_parent: { id: 'unit induk tidak ditemukan pada tanggal itu', en: 'there is no such parent on that day' },
  wrong_parent: { id: 'baris induknya keliru', en: 'the line of its parent is wrong' },
  bad_date: { id: 'tanggal tidak dapat dibaca', en: 'the date cannot be read' },
};

/** A table of units: first what it would change, row by row, then the rows that are right, each as a change of the organisation. */
@Injectable()
export class UnitTableImport {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: TableReader,
    private readonly organisations: OrganisationService,
    private readonly governments: OrganisationRepository,
    private readonly recorder: OperationRecorder,
    private readonly clock: Clock,
  ) {}

  async preview(table: DatedTable, file: ReceivedTable | undefined): Promise<TableView> {
    const rows = await this.rowsOf(table, file);
    const organisation = await this.organisations.organisation(await this.organisations.government());
    return viewOf(planOf(rows, organisation, this.dayOf(table)), false);
  }

  /** All of the right rows in one transaction, or none. @throws RefusedError that names the line which the organisation does not allow */
  async commit(table: DatedTable, file: ReceivedTable | undefined, { username, via }: Caller): Promise<TableView> {
    const rows = await this.rowsOf(table, file);
    const { id: governmentId } = await this.organisations.government();
    const by = { governmentId, actor: username, source: via === 'session' ? 'screen' : 'api' } as const;
    return write(this.database, async (tx) => {
      await this.governments.lockGovernment(tx, governmentId);
      const plan = planOf(rows, await this.organisations.organisationIn(tx, governmentId), this.dayOf(table));
      for (const { row, operations } of plan) {
        for (const operation of operations) {
          const decided = { operation, sops: new Map(), subUnits: new Map() };
          await this.recorder.recordIn(tx, decided, { legalBasis: null, by }).catch((error: unknown) => {
            throw error instanceof RefusedError ? atLine(error, row.line) : error;
          });
        }
      }
      return viewOf(plan, true);
    });
  }

  /** The same table with what is wrong beside each row, as XLSX. */
  async marked(table: DatedTable, file: ReceivedTable | undefined, language: Language): Promise<Uint8Array> {
    const { rows } = await this.preview(table, file);
    return this.reader.marked(givenTable(table, file), rows, language);
  }

  /** The empty template with the kinds and the units of today to choose from. */
  async template(): Promise<Uint8Array> {
    const organisation = await this.organisations.organisation(await this.organisations.government());
    const { units } = organisation.treeOn(this.clock.today());
    return templateWorkbook('Unit', [
      {
        ...{ header: 'Kode', required: true, example: 'BPBD' },
        about: {
          id: 'Huruf besar, angka, tanda hubung; kode yang sudah ada mengubah unit itu',
          en: 'Capitals, digits, hyphens; a code that is there changes that unit',
        },
      },
      {
        ...{ header: 'Nama', required: true, example: 'Badan Penanggulangan Bencana Daerah' },
        about: { id: 'Nama lengkap unit', en: 'Full name of the unit' },
      },
      {
        ...{ header: 'Singkatan', required: false, example: 'BPBD' },
        about: { id: 'Bila kosong: sama dengan kode', en: 'Empty: the same as the code' },
      },
      {
        ...{ header: 'Jenis', required: false, example: 'Badan' },
        about: { id: 'Wajib untuk unit baru', en: 'Needed for a new unit' },
        choices: { header: 'Pilihan jenis', values: Object.keys(KINDS_IN_TABLES) },
      },
      {
        ...{ header: 'Induk', required: false, example: '' },
        about: {
          id: 'Kode atau nama unit di atasnya; bila kosong: langsung di bawah pemerintah daerah',
          en: 'Code or name of the unit above; empty: directly below the government',
        },
        choices: { header: 'Pilihan induk', values: units.map(({ name }) => name) },
      },
      {
        ...{ header: 'Berlaku Sejak', required: false, example: '01-01-2026' },
        about: { id: 'Bila kosong: tanggal yang dipilih saat impor', en: 'Empty: the day chosen at the import' },
      },
    ]);
  }

  private rowsOf(table: DatedTable, file: ReceivedTable | undefined): Promise<readonly UnitRow[]> {
    return this.reader.read(givenTable(table, file), readUnitTable, UNIT_COLUMNS_NEEDED);
  }

  private dayOf({ effectiveOn }: DatedTable): CalendarDate {
    return effectiveOn ?? this.clock.today();
  }
}

const planOf = (rows: readonly UnitRow[], organisation: Organisation, day: CalendarDate): PlannedUnitRow[] =>
  planUnitTable(rows, { day, treeOn: (date) => organisation.treeOn(date), newId: randomUUID });

const viewOf = (plan: readonly PlannedUnitRow[], recorded: boolean): TableView =>
  tableView(plan, ({ code, name }) => `${code} ${name}`.trim(), SAID, recorded);

/** The same refusal, which says on which line of the table. */
function atLine(error: RefusedError, line: number): RefusedError {
  const { code, kind, said, message, params } = error;
  const reason = {
    id: `Baris ${line}: ${said.id}`,
    en: `Line ${line}: ${said.en}`,
    detail: `Line ${line}: ${message}`,
  };
  return new RefusedError(code, kind, reason, { ...params, line });
}
