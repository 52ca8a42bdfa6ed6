import type { CalendarDate } from '../calendar/calendar-date';
import { readRegisterDate } from '../register/register-date';
import { titleKey } from '../register/title';
import type { UnitOperation } from '../reorganisation/operation';
import type { UnitId } from '../sop/events';
import { readNamedTable, type ColumnNames, type NamedRow, type TableLine } from '../tables/named-table';
import type { UnitKind } from './unit-events';
import { unitKey } from './unit-names';
import type { UnitOnDate, UnitTree } from './unit-tree';

type Field = 'code' | 'name' | 'abbreviation' | 'kind' | 'parent' | 'since';

const COLUMNS: ColumnNames<Field> = {
  code: ['kode', 'kode unit', 'kode opd', 'code'],
  name: ['nama', 'nama unit', 'nama opd', 'nama perangkat daerah', 'name'],
  abbreviation: ['singkatan', 'abbreviation'],
  kind: ['jenis', 'jenis unit', 'kind'],
  parent: ['induk', 'unit induk', 'bagian dari', 'parent'],
  since: ['berlaku sejak', 'sejak', 'tanggal berlaku', 'since'],
};

/** The columns without which there is no table of units. */
export const UNIT_COLUMNS_NEEDED: readonly string[] = ['Kode', 'Nama'];

/** A row of a table of units as it was written. */
export type UnitRow = NamedRow<Field>;

/** Null when no line names a code and a name. */
export const readUnitTable = (lines: readonly TableLine[]): UnitRow[] | null =>
  readNamedTable(lines, COLUMNS, ['code', 'name']);

/** The kinds that a table may name, by their word. */
export const KINDS_IN_TABLES: Readonly<Record<string, UnitKind>> = {
  ...{ Sekretariat: 'sekretariat', Inspektorat: 'inspektorat', Dinas: 'dinas', Badan: 'badan' },
  ...{ Kecamatan: 'kecamatan', RSUD: 'rsud', Bagian: 'bagian', Bidang: 'bidang', UPT: 'upt' },
  ...{ Kelurahan: 'kelurahan', Lainnya: 'lainnya' },
};

export const UNIT_ROW_PROBLEMS = [
  'no_code',
  'bad_code',
  'code_twice',
  'no_name',
  'unknown_kind',
  'no_kind',
  'other_kind',
  'unknown_parent',
  'wrong_parent',
  'bad_date',
] as const;
export type UnitRowProblem = (typeof UNIT_ROW_PROBLEMS)[number];

/** What a row would do: make a unit, change one that stands, nothing, or nothing because it is wrong. */
export interface PlannedUnitRow {
  readonly row: UnitRow;
  readonly effect: 'add' | 'change' | 'same' | 'wrong';
  readonly problems: readonly UnitRowProblem[];
  /** in the order in which they are recorded */
  readonly operations: readonly UnitOperation[];
}

/** What the plan has to know of the rest. */
export interface AroundUnits {
  /** from which day a row holds that gives none */
  readonly day: CalendarDate;
  readonly treeOn: (day: CalendarDate) => UnitTree;
  readonly newId: () => UnitId;
}

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;

/** Works out what a table of units says that is not so yet. Parents come before their parts, wherever they stand in the table. */
export function planUnitTable(rows: readonly UnitRow[], around: AroundUnits): PlannedUnitRow[] {
  return new UnitTablePlan(rows, around).all();
}

class UnitTablePlan {
  private readonly planned = new Map<UnitRow, PlannedUnitRow>();
  private readonly made = new Map<string, UnitId>();
  private readonly byCode = new Map<string, UnitRow>();

  constructor(
    private readonly rows: readonly UnitRow[],
    private readonly around: AroundUnits,
  ) {
    for (const row of rows) {
      const code = codeOf(row);
      if (!this.byCode.has(code)) this.byCode.set(code, row);
    }
  }

  /** parents first */
  all(): PlannedUnitRow[] {
    for (const row of this.rows) this.plan(row, new Set());
    return [...this.planned.values()];
  }

  private plan(row: UnitRow, above: ReadonlySet<UnitRow>): void {
    if (this.planned.has(row)) return;
    const parentRow = this.byCode.get(row.parent.toUpperCase());
    const circle = parentRow !== undefined && (above.has(parentRow) || parentRow === row);
    if (parentRow && !circle) this.plan(parentRow, new Set([...above, row]));
    this.planned.set(row, this.rowPlan(row, circle ? undefined : parentRow));
  }

  private rowPlan(row: UnitRow, parentRow: UnitRow | undefined): PlannedUnitRow {
    const problems: UnitRowProblem[] = [];
    const code = codeOf(row);
    if (code === '') problems.push('no_code');
    else if (!CODE.test(code)) problems.push('bad_code');
    else if (this.byCode.get(code) !== row) problems.push('code_twice');
    if (row.name === '') problems.push('no_name');
    const kind = kindOf(row.kind);
    if (row.kind !== '' && kind === null) problems.push('unknown_kind');
    const date = row.since === '' ? this.around.day : dateOf(row.since);
    if (date === null) problems.push('bad_date');
    const effectiveOn = date ?? this.around.day;
    const tree = this.around.treeOn(effectiveOn);
    const held = tree.byCode(code);
    if (!held && row.kind === '') problems.push('no_kind');
    if (held && kind !== null && kind !== held.kind) problems.push('other_kind');
    const parent = this.parentOf(row, parentRow, tree, held);
    if (parent === null) {
      problems.push(parentRow && this.planned.get(parentRow)?.effect === 'wrong' ? 'wrong_parent' : 'unknown_parent');
    }
    if (problems.length > 0 || parent === null) return { row, problems, effect: 'wrong', operations: [] };
    if (held) return { row, problems, ...changesOf(row, held, parent, effectiveOn) };
    const id = this.around.newId();
    this.made.set(code, id);
    const unit = { unit: id, code, name: row.name, abbreviation: row.abbreviation || code, kind: kind ?? 'lainnya' };
    return {
      row,
      problems,
      effect: 'add',
      operations: [{ kind: 'establish', effectiveOn, unit: { ...unit, parent } }],
    };
  }

  /** null = there is none of this name; an empty cell leaves a unit where it is, and puts a new one under the topmost */
  private parentOf(
    row: UnitRow,
    parentRow: UnitRow | undefined,
    tree: UnitTree,
    held: UnitOnDate | undefined,
  ): UnitId | null {
    if (row.parent === '') return held ? (held.parentId ?? held.id) : (tree.roots[0]?.id ?? null);
    const made = parentRow && this.made.get(codeOf(parentRow));
    if (made !== undefined) return made;
    const key = unitKey(row.parent);
    const byName = tree.units.find(({ name, abbreviation }) =>
      [name, abbreviation].some((one) => unitKey(one) === key),
    );
    const found = tree.byCode(row.parent.toUpperCase()) ?? byName;
    return found && found.id !== held?.id ? found.id : null;
  }
}

function changesOf(
  row: UnitRow,
  held: UnitOnDate,
  parent: UnitId,
  effectiveOn: CalendarDate,
): Pick<PlannedUnitRow, 'effect' | 'operations'> {
  const abbreviation = row.abbreviation || held.abbreviation;
  const operations: UnitOperation[] = [];
  if (row.name !== held.name || abbreviation !== held.abbreviation) {
    const name = { code: held.code, name: row.name, abbreviation };
    operations.push({ kind: 'rename', effectiveOn, unit: held.id, name });
  }
  if (held.parentId !== null && parent !== held.parentId) {
    operations.push({ kind: 'reparent', effectiveOn, unit: held.id, parent });
  }
  return { effect: operations.length > 0 ? 'change' : 'same', operations };
}

const codeOf = ({ code }: UnitRow): string => code.toUpperCase();

function kindOf(text: string): UnitKind | null {
  const key = titleKey(text);
  return Object.entries(KINDS_IN_TABLES).find(([word]) => titleKey(word) === key)?.[1] ?? null;
}

function dateOf(text: string): CalendarDate | null {
  const reading = readRegisterDate(text);
  return reading.ok ? reading.date : null;
}
