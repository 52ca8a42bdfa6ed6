import { Injectable } from '@nestjs/common';
import type { Table, TableView } from '@pantausop/contracts';
import {
  MEASURES_IN_TABLES,
  planTargetTable,
  readTargetTable,
  TARGET_COLUMNS_NEEDED,
  UnitsByName,
  type PlannedTargetRow,
  type TargetRow,
  type TargetRowProblem,
} from '@pantausop/domain';
import { Clock } from '../config';
import { givenTable, type ReceivedTable } from '../files/given-table';
import { TableReader } from '../files/table-reader';
import { tableView } from '../files/table-view';
import { templateWorkbook } from '../files/template-workbook';
import type { Bilingual, Caller, Language } from '../http';
import { AREAS } from '../organisation/areas';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyRecorder } from './policy-recorder';
import { lastDecided } from './targets.service';

const SAID: Readonly<Record<TargetRowProblem, Bilingual>> = {
  unknown_unit: { id: 'unit tidak ditemukan', en: 'there is no such unit' },
  unknown_area: { id: 'area perubahan tidak dikenal', en: 'there is no such reform area' },
  unknown_measure: { id: 'ukuran ditulis Cakupan, Skor, atau Indeks', en: 'the measure is Cakupan, Skor or Indeks' },
  bad_value: {
    id: 'target ditulis dalam persen dari 1 sampai 100, misalnya 85',
    en: 'a target is written in percent from 1 to 100, e.g. 85',
  },
  bad_date: { id: 'tenggat tidak dapat dibaca sebagai tanggal', en: 'the due date cannot be read' },
  not_ahead: { id: 'tenggat harus sesudah hari ini', en: 'the due date must lie ahead of today' },
  index_of_area: {
    id: 'indeks mencakup semua area: kosongkan area, atau pilih cakupan atau skor',
    en: 'an index is of all areas: leave the area empty, or choose coverage or score',
  },
  index_of_sub_unit: {
    id: 'unit di bawah OPD tidak memiliki indeks: pilih cakupan atau skor',
    en: 'a unit below an OPD has no index: choose coverage or score',
  },
  twice: { id: 'target ini sudah ada di baris sebelumnya', en: 'a line before has this target' },
};

/** A table of targets: first what it would set, row by row, then the rows that are right. */
@Injectable()
export class TargetTableImport {
  constructor(
    private readonly reader: TableReader,
    private readonly organisations: OrganisationService,
    private readonly repository: OrganisationRepository,
    private readonly recorder: PolicyRecorder,
    private readonly clock: Clock,
  ) {}

  async preview(table: Table, file: ReceivedTable | undefined): Promise<TableView> {
    return viewOf(await this.plan(table, file), false);
  }

  /** All of the right rows in one transaction, or none. */
  async commit(table: Table, file: ReceivedTable | undefined, caller: Caller): Promise<TableView> {
    const plan = await this.plan(table, file);
    const effectiveOn = this.clock.today();
    const targets = plan.flatMap(({ effect, target }) =>
      target === null || effect === 'same' ? [] : [{ ...target, effectiveOn }],
    );
    if (targets.length > 0) await this.recorder.record({ targets }, caller);
    return viewOf(plan, true);
  }

  /** The same table with what is wrong beside each row, as XLSX. */
  async marked(table: Table, file: ReceivedTable | undefined, language: Language): Promise<Uint8Array> {
    const { rows } = await this.preview(table, file);
    return this.reader.marked(givenTable(table, file), rows, language);
  }

  /** The empty template with the OPDs of today, the areas and the measures to choose from. */
  async template(): Promise<Uint8Array> {
    const organisation = await this.organisations.organisation(await this.organisations.government());
    const tree = organisation.treeOn(this.clock.today());
    const units = [...tree.roots.map(({ name }) => name), ...tree.opdNames];
    return templateWorkbook('Target', [
      {
        ...{ header: 'OPD', required: true, example: 'Dinas Kesehatan' },
        about: { id: 'Nama, singkatan, atau kode unit', en: 'Name, abbreviation or code of the unit' },
        choices: { header: 'Pilihan unit', values: units },
      },
      {
        ...{ header: 'Area', required: false, example: 'Tata Laksana' },
        about: { id: 'Bila kosong: semua area', en: 'Empty: all areas' },
        choices: { header: 'Pilihan area', values: AREAS.shownLabels },
      },
      {
        ...{ header: 'Ukuran', required: false, example: 'Cakupan' },
        about: { id: 'Bila kosong: cakupan', en: 'Empty: coverage' },
        choices: { header: 'Pilihan ukuran', values: Object.keys(MEASURES_IN_TABLES) },
      },
      {
        ...{ header: 'Target (%)', required: true, example: '85' },
        about: { id: 'Persen dari 1 sampai 100', en: 'Percent from 1 to 100' },
      },
      {
        ...{ header: 'Tenggat', required: true, example: '31-12-2026' },
        about: { id: 'Tanggal sesudah hari ini', en: 'A day ahead of today' },
      },
    ]);
  }

  private async plan(table: Table, file: ReceivedTable | undefined): Promise<PlannedTargetRow[]> {
    const rows = await this.reader.read(givenTable(table, file), readTargetTable, TARGET_COLUMNS_NEEDED);
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    const today = this.clock.today();
    const tree = organisation.treeOn(today);
    const units = new UnitsByName(organisation.lives, today);
    return planTargetTable(rows, {
      ...{ today, tree },
      unitOf: (text) => {
        const unit = units.find(text);
        return unit !== null && tree.find(unit) ? unit : null;
      },
      areaOf: (text) => AREAS.find(text),
      standing: lastDecided(await this.repository.targets(government.id)),
    });
  }
}

const viewOf = (plan: readonly PlannedTargetRow[], recorded: boolean): TableView =>
  tableView(plan, nameOf, SAID, recorded);

const nameOf = ({ unit, area, measure, value, dueOn }: TargetRow): string =>
  [unit, area, measure, value, dueOn].filter((part) => part !== '').join(', ');
