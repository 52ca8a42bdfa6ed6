import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ProcessTable, ProcessTableView } from '@pantausop/contracts';
import { read, type Database } from '@pantausop/database';
import {
  planProcessTable,
  processMapOn,
  titleKey,
  type CalendarDate,
  type PlannedProcessRow,
  type ProcessEvent,
  type ProcessRow,
  type SopId,
  type SopState,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE } from '../config';
import { BadInputError, type Caller } from '../http';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { ProcessMap } from './process-map';
import { ProcessRecorder } from './process-recorder';
import { ProcessTableReader } from './process-table-reader';
import { ProcessesRepository } from './processes.repository';

/** A table of processes: first what it would do, row by row, then the rows that are right. */
@Injectable()
export class ProcessImport {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly reader: ProcessTableReader,
    private readonly map: ProcessMap,
    private readonly recorder: ProcessRecorder,
    private readonly processes: ProcessesRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async preview(table: ProcessTable, file: Uint8Array | undefined): Promise<ProcessTableView> {
    const effectiveOn = this.dayOf(table);
    const rows = await this.reader.read(given(table, file));
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    const { events, sops } = await read(this.database, async (q) => ({
      events: await this.processes.events(government.id, q),
      sops: await this.map.sopsOn(q, government, organisation, effectiveOn),
    }));
    return viewOf(planOf(rows, { events, sops, organisation, effectiveOn }), effectiveOn, false);
  }

  /** Records the rows that are right; those that are wrong are left out and named. */
  async commit(table: ProcessTable, file: Uint8Array | undefined, caller: Caller): Promise<ProcessTableView> {
    const effectiveOn = this.dayOf(table);
    const rows = await this.reader.read(given(table, file));
    const government = await this.organisations.government();
    return this.recorder.act(caller, async (tx, { events, organisation, by }) => {
      const sops = await this.map.sopsOn(tx, government, organisation, effectiveOn);
      const plan = planOf(rows, { events, sops, organisation, effectiveOn });
      const facts = plan.flatMap(({ process, facts: all }) =>
        process === null ? [] : all.map((fact) => ({ process, fact, effectiveOn })),
      );
      await this.recorder.keep(tx, facts, events, by, 'together');
      const view = viewOf(plan, effectiveOn, true);
      await this.trail.record(tx, {
        ...{ action: 'process.import', outcome: 'done', after: { ...view.counts, effectiveOn } },
        subject: { kind: 'process', id: 'table', label: 'Peta proses bisnis' },
      });
      return view;
    });
  }

  private dayOf({ effectiveOn }: ProcessTable): CalendarDate {
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

const NO_TABLE = {
  id: 'belum ada: kirim tabel di isian ini, atau sebagai `text`',
  en: 'is missing: send the table in this field, or as `text`',
};

function given({ text }: ProcessTable, file: Uint8Array | undefined): Uint8Array | string {
  if (file) return file;
  if (text !== undefined && text.trim() !== '') return text;
  throw new BadInputError([{ path: 'file', message: NO_TABLE }]);
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

function viewOf(plan: readonly PlannedProcessRow[], effectiveOn: CalendarDate, recorded: boolean): ProcessTableView {
  const rows = plan.map(({ row, effect, problems, group, level, facts }) => ({
    ...{ line: row.line, code: row.code, name: row.name, level, group, effect, problems: [...problems] },
    links: facts.filter(({ type }) => type === 'linked').length,
  }));
  const count = (effect: PlannedProcessRow['effect']): number => rows.filter((row) => row.effect === effect).length;
  return {
    ...{ effectiveOn, recorded, rows },
    counts: {
      ...{ add: count('add'), change: count('change'), same: count('same'), wrong: count('wrong') },
      links: rows.reduce((sum, { links }) => sum + links, 0),
    },
  };
}
