import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DatedTable, TableView } from '@pantausop/contracts';
import { read, type Database, type Queryable } from '@pantausop/database';
import {
  planProcessTable,
  PROCESS_COLUMNS_NEEDED,
  processMapOn,
  readProcessTable,
  titleKey,
  type CalendarDate,
  type PlannedProcessRow,
  type ProcessEvent,
  type ProcessProblem,
  type ProcessRow,
  type SopId,
  type SopState,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE } from '../config';
import { givenTable, type ReceivedTable } from '../files/given-table';
import { TableReader } from '../files/table-reader';
import { tableView } from '../files/table-view';
import { templateWorkbook } from '../files/template-workbook';
import { BadInputError, type Bilingual, type Caller, type Language } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { RegisterStates } from '../register/register-states';
import { ProcessRecorder } from './process-recorder';
import { ProcessesRepository } from './processes.repository';

const SAID: Readonly<Record<ProcessProblem, Bilingual>> = {
  no_code: { id: 'kode kosong', en: 'there is no code' },
  no_name: { id: 'nama proses kosong', en: 'there is no name' },
  code_twice: { id: 'kode ini sudah ada di baris sebelumnya', en: 'a line before has this code' },
  unknown_parent: { id: 'induk tidak ditemukan', en: 'there is no such parent' },
  wrong_parent: { id: 'baris induknya keliru', en: 'the line of its parent is wrong' },
  too_deep: { id: 'lebih dalam dari tingkat 3', en: 'it is deeper than level 3' },
  unknown_group: { id: 'kelompok tidak dikenal', en: 'there is no such group' },
  no_group: { id: 'kelompok belum diisi', en: 'the group is missing' },
  other_group: { id: 'kelompok berbeda dari induknya', en: 'the group is not that of its parent' },
  unknown_unit: { id: 'OPD tidak dikenal', en: 'there is no such OPD' },
  unknown_sop: {
    id: 'SOP tidak ditemukan atau tidak tunggal; tidak dikaitkan',
    en: 'the SOP is not found, or not the only one; it is not linked',
  },
};

/** A table of processes: first what it would do, row by row, then the rows that are right. */
@Injectable()
export class ProcessImport {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly reader: TableReader,
    private readonly states: RegisterStates,
    private readonly recorder: ProcessRecorder,
    private readonly processes: ProcessesRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async preview(table: DatedTable, file: ReceivedTable | undefined): Promise<TableView> {
    const effectiveOn = this.dayOf(table);
    const rows = await this.rowsOf(table, file);
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    const { events, sops } = await read(this.database, async (q) => ({
      events: await this.processes.events(government.id, q),
      sops: await this.sopsOn(q, government, organisation, effectiveOn),
    }));
    return viewOf(planOf(rows, { events, sops, organisation, effectiveOn }), false);
  }

  /** Records the rows that are right; those that are wrong are left out and named. */
  async commit(table: DatedTable, file: ReceivedTable | undefined, caller: Caller): Promise<TableView> {
    const effectiveOn = this.dayOf(table);
    const rows = await this.rowsOf(table, file);
    const government = await this.organisations.government();
    return this.recorder.act(caller, async (tx, { events, organisation, by }) => {
      const sops = await this.sopsOn(tx, government, organisation, effectiveOn);
      const plan = planOf(rows, { events, sops, organisation, effectiveOn });
      const facts = plan.flatMap(({ process, facts: all }) =>
        process === null ? [] : all.map((fact) => ({ process, fact, effectiveOn })),
      );
      await this.recorder.keep(tx, facts, events, by, 'together');
      const view = viewOf(plan, true);
      await this.trail.record(tx, {
        ...{ action: 'process.import', outcome: 'done', after: { ...view.counts, effectiveOn } },
        subject: { kind: 'process', id: 'table', label: 'Peta proses bisnis' },
      });
      return view;
    });
  }

  /** Every SOP of the government on a day: a row names some by their titles. */
  private async sopsOn(
    q: Queryable,
    government: Government,
    organisation: Organisation,
    date: CalendarDate,
  ): Promise<ReadonlyMap<SopId, SopState>> {
    const units = organisation.treeOn(date).units.map(({ id }) => id);
    const found = await this.states.within(q, government.id, units, date, null);
    return new Map(found.map(({ id, state }) => [id, state]));
  }

  /** The same table with what is wrong beside each row, as XLSX. */
  async marked(table: DatedTable, file: ReceivedTable | undefined, language: Language): Promise<Uint8Array> {
    const { rows } = await this.preview(table, file);
    return this.reader.marked(givenTable(table, file), rows, language);
  }

  /** The empty template with the groups and the OPDs of today to choose from. */
  async template(): Promise<Uint8Array> {
    const organisation = await this.organisations.organisation(await this.organisations.government());
    const { opdNames } = organisation.treeOn(this.clock.today());
    return templateWorkbook('Peta proses', [
      {
        ...{ header: 'Kode', required: true, example: '1.2' },
        about: { id: 'Kode proses; 1.2 adalah bagian dari 1', en: 'Code of the process; 1.2 is a part of 1' },
      },
      {
        ...{ header: 'Nama Proses', required: true, example: 'Pelayanan rujukan' },
        about: { id: 'Nama proses bisnis', en: 'Name of the business process' },
      },
      {
        ...{ header: 'Induk', required: false, example: '1' },
        about: {
          id: 'Kode proses di atasnya; bila kosong dibaca dari kode',
          en: 'Code of the process above; empty: the code tells it',
        },
      },
      {
        ...{ header: 'Kelompok', required: false, example: 'Proses inti' },
        about: {
          id: 'Wajib untuk proses tanpa induk; bagian mengikuti induknya',
          en: 'Needed without a process above; parts follow it',
        },
        choices: { header: 'Pilihan kelompok', values: ['Proses inti', 'Proses pendukung', 'Proses lainnya'] },
      },
      {
        ...{ header: 'OPD', required: false, example: 'Dinas Kesehatan' },
        about: { id: 'Penanggung jawab', en: 'In charge' },
        choices: { header: 'Pilihan OPD', values: opdNames },
      },
      {
        ...{ header: 'SOP', required: false, example: 'Rujukan Pasien; Rujuk Balik' },
        about: {
          id: 'Judul atau nomor SOP dalam register, beberapa dipisahkan titik koma',
          en: 'Titles or numbers of SOPs of the register, several separated by semicolons',
        },
      },
    ]);
  }

  private rowsOf(table: DatedTable, file: ReceivedTable | undefined): Promise<readonly ProcessRow[]> {
    return this.reader.read(givenTable(table, file), readProcessTable, PROCESS_COLUMNS_NEEDED);
  }

  private dayOf({ effectiveOn }: DatedTable): CalendarDate {
    const today = this.clock.today();
    if (effectiveOn !== undefined && effectiveOn > today) {
      throw new BadInputError([
        {
          path: 'effectiveOn',
          message: { id: `tidak boleh sesudah hari ini, ${today}`, en: `must not lie after today, ${today}` },
        },
      ]);
    }
    return effectiveOn ?? today;
  }
}

interface Around {
  readonly events: readonly ProcessEvent[];
  readonly sops: ReadonlyMap<SopId, SopState>;
  readonly organisation: Organisation;
  readonly effectiveOn: CalendarDate;
}

function planOf(rows: readonly ProcessRow[], { events, sops, organisation, effectiveOn }: Around): PlannedProcessRow[] {
  const tree = organisation.treeOn(effectiveOn);
  const units = unitsByWord(tree);
  const titled = sopsByTitle(sops);
  return planProcessTable(rows, {
    map: processMapOn(events, effectiveOn),
    newId: randomUUID,
    unitOf: (text) => tree.byCode(text)?.id ?? units.get(titleKey(text)) ?? null,
    sopOf: (text, unit) => {
      const found = titled.get(titleKey(text)) ?? [];
      const own = found.filter((sop) => unit !== null && sop.unit !== null && tree.isWithin(sop.unit, unit));
      // one title stands in many registers: it means the unit's own, else the only one there is
      return own[0]?.id ?? (found.length === 1 ? (found[0]?.id ?? null) : null);
    },
  });
}

function unitsByWord({ units }: UnitTree): Map<string, UnitId> {
  const words = new Map<string, UnitId>();
  for (const { id, name, abbreviation } of units) {
    for (const word of [name, abbreviation]) if (!words.has(titleKey(word))) words.set(titleKey(word), id);
  }
  return words;
}

interface TitledSop {
  readonly id: SopId;
  readonly unit: UnitId | null;
}

function sopsByTitle(sops: ReadonlyMap<SopId, SopState>): Map<string, TitledSop[]> {
  const titled = new Map<string, TitledSop[]>();
  for (const [id, { title, number, unit, obliged }] of sops) {
    if (!obliged) continue;
    for (const key of new Set([titleKey(title), titleKey(number ?? '')])) {
      if (key !== '') titled.set(key, [...(titled.get(key) ?? []), { id, unit }]);
    }
  }
  return titled;
}

function viewOf(plan: readonly PlannedProcessRow[], recorded: boolean): TableView {
  const links = plan.flatMap(({ facts }) => facts.filter(({ type }) => type === 'linked')).length;
  const { counts, ...view } = tableView(plan, ({ code, name }) => `${code} ${name}`.trim(), SAID, recorded);
  return { ...view, counts: { ...counts, links } };
}
