import type { CalendarDate } from '../calendar/calendar-date';
import { readRegisterDate } from '../register/register-date';
import { titleKey } from '../register/title';
import type { UnitId } from '../sop/events';
import type { UnitTree } from '../organisation/unit-tree';
import { readNamedTable, type ColumnNames, type NamedRow, type TableLine } from '../tables/named-table';
import type { AreaCode } from './areas';
import type { TargetMeasure } from './target';

type Field = 'unit' | 'area' | 'measure' | 'value' | 'dueOn';

const COLUMNS: ColumnNames<Field> = {
  unit: ['opd', 'unit', 'perangkat daerah', 'unit kerja'],
  area: ['area', 'area perubahan'],
  measure: ['ukuran', 'measure'],
  value: ['target', 'nilai', 'nilai target', 'value'],
  dueOn: ['tenggat', 'batas waktu', 'tanggal', 'due'],
};

/** The columns without which there is no table of targets. */
export const TARGET_COLUMNS_NEEDED: readonly string[] = ['OPD', 'Target'];

/** A row of a table of targets as it was written. */
export type TargetRow = NamedRow<Field>;

/** Null when no line names a unit and a target. */
export const readTargetTable = (lines: readonly TableLine[]): TargetRow[] | null =>
  readNamedTable(lines, COLUMNS, ['unit', 'value']);

/** The measures that a table may name, by their word. */
export const MEASURES_IN_TABLES: Readonly<Record<string, TargetMeasure>> = {
  Cakupan: 'coverage',
  Skor: 'score',
  Indeks: 'index',
};
/** Words for no area of its own. */
const ALL_AREAS = ['', 'semua', 'semua area', 'all', 'all areas'];

export const TARGET_ROW_PROBLEMS = [
  'unknown_unit',
  'unknown_area',
  'unknown_measure',
  'bad_value',
  'bad_date',
  'not_ahead',
  'index_of_area',
  'index_of_sub_unit',
  'twice',
] as const;
export type TargetRowProblem = (typeof TARGET_ROW_PROBLEMS)[number];

export interface PlannedTarget {
  readonly unit: UnitId;
  readonly area: AreaCode | null;
  readonly measure: TargetMeasure;
  /** millionths */
  readonly value: number;
  readonly dueOn: CalendarDate;
}

/** What a row would do: set a target, set it to another value, nothing, or nothing because it is wrong. */
export interface PlannedTargetRow {
  readonly row: TargetRow;
  readonly effect: 'add' | 'change' | 'same' | 'wrong';
  readonly problems: readonly TargetRowProblem[];
  /** null = wrong */
  readonly target: PlannedTarget | null;
}

/** What the plan has to know of the rest. */
export interface AroundTargets {
  readonly today: CalendarDate;
  readonly tree: UnitTree;
  readonly unitOf: (text: string) => UnitId | null;
  readonly areaOf: (text: string) => AreaCode | null;
  /** the targets that stand */
  readonly standing: readonly PlannedTarget[];
}

/** Why a target cannot be set: it is not due ahead of today, or an index that there is not; null = it can. */
export function problemOfTarget(
  { unit, area, measure, dueOn }: Omit<PlannedTarget, 'value'>,
  { today, tree }: Pick<AroundTargets, 'today' | 'tree'>,
): Extract<TargetRowProblem, 'not_ahead' | 'index_of_area' | 'index_of_sub_unit'> | null {
  if (dueOn <= today) return 'not_ahead';
  if (measure !== 'index') return null;
  if (area !== null) return 'index_of_area';
  const opd = tree.opdOf(unit);
  return opd !== undefined && opd.id !== unit ? 'index_of_sub_unit' : null;
}

/** Works out what a table of targets says that is not so yet. */
export function planTargetTable(rows: readonly TargetRow[], around: AroundTargets): PlannedTargetRow[] {
  const standing = new Map(around.standing.map((target) => [keyOf(target), target.value]));
  const listed = new Set<string>();
  return rows.map((row): PlannedTargetRow => {
    const read = readTarget(row, around);
    if (Array.isArray(read)) return { row, effect: 'wrong', problems: read, target: null };
    const key = keyOf(read);
    const problem = listed.has(key) ? 'twice' : problemOfTarget(read, around);
    if (problem !== null) return { row, effect: 'wrong', problems: [problem], target: null };
    listed.add(key);
    const held = standing.get(key);
    const effect = held === undefined ? 'add' : held === read.value ? 'same' : 'change';
    return { row, effect, problems: [], target: read };
  });
}

const keyOf = ({ unit, area, measure, dueOn }: Omit<PlannedTarget, 'value'>): string =>
  `${unit}|${area ?? ''}|${measure}|${dueOn}`;

function readTarget(row: TargetRow, around: AroundTargets): PlannedTarget | TargetRowProblem[] {
  const unit = around.unitOf(row.unit);
  const all = ALL_AREAS.includes(titleKey(row.area));
  const area = all ? null : around.areaOf(row.area);
  const measure = measureOf(row.measure);
  const value = millionthsOf(row.value);
  const due = readRegisterDate(row.dueOn);
  if (unit !== null && measure !== null && value !== null && due.ok && (all || area !== null)) {
    return { unit, area, measure, value, dueOn: due.date };
  }
  return [
    ...(unit === null ? (['unknown_unit'] as const) : []),
    ...(all || area !== null ? [] : (['unknown_area'] as const)),
    ...(measure === null ? (['unknown_measure'] as const) : []),
    ...(value === null ? (['bad_value'] as const) : []),
    ...(due.ok ? [] : (['bad_date'] as const)),
  ];
}

/** Coverage where the cell is empty. */
function measureOf(text: string): TargetMeasure | null {
  if (text === '') return 'coverage';
  const key = titleKey(text);
  const named = Object.entries(MEASURES_IN_TABLES).find(([word, measure]) => [titleKey(word), measure].includes(key));
  return named?.[1] ?? null;
}

/** `85`, `85%`, `85,5` of a hundred, from 1 on: `0,85` is more likely a share than less than one percent. Null for anything else. */
function millionthsOf(text: string): number | null {
  const written = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text);
  if (!written) return null;
  const value = Number(`${written[1]}.${written[2] ?? '0'}`);
  return value >= 1 && value <= 100 ? Math.round(value * 10_000) : null;
}
