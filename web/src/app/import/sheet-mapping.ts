import type { SheetLook, SheetMapping } from '@pantausop/contracts';
import { fieldOfHeader, REGISTER_FIELDS, type RegisterField } from '@pantausop/domain';

/** A column as a person is to name it. */
export interface MappedColumn {
  /** letter */
  readonly column: string;
  readonly header: string;
  readonly sample: string;
  /** null = kept as a remark */
  readonly field: RegisterField | null;
}

export type Look = Omit<SheetLook, 'columns'> & {
  readonly columns: readonly (Omit<SheetLook['columns'][number], 'field'> & { readonly field: string | null })[];
};

const asField = (field: string | null): RegisterField | null =>
  REGISTER_FIELDS.find((known) => known === field) ?? null;

/** `A`, `B`, … of a 0-based place. */
const letterOf = (place: number): string =>
  (place >= 26 ? letterOf(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26));

/** The columns when `headerRow` holds the headers: as the server read them, or by the words of another line. */
export function columnsUnder(look: Look, headerRow: number | null): MappedColumn[] {
  const line = look.lines.find(({ row }) => row === headerRow);
  if (headerRow === look.headerRow || !line) {
    return look.columns.map(({ column, header, sample, field }) => ({ column, header, sample, field: asField(field) }));
  }
  const below = look.lines.filter(({ row }) => row > line.row);
  const width = Math.max(line.cells.length, ...below.map(({ cells }) => cells.length));
  const taken = new Set<RegisterField>();
  return Array.from({ length: width }, (_, place) => {
    const header = line.cells[place] ?? '';
    const known = fieldOfHeader(header);
    const field = known !== null && !taken.has(known) ? known : null;
    if (field !== null) taken.add(field);
    const sample = below.map(({ cells }) => cells[place] ?? '').find((text) => text !== '') ?? '';
    return { column: letterOf(place), header, sample, field };
  });
}

/** Gives a field to one column and takes it from the others. */
export const withField = (
  columns: readonly MappedColumn[],
  column: string,
  field: RegisterField | null,
): MappedColumn[] =>
  columns.map((one) => {
    if (one.column === column) return { ...one, field };
    return field !== null && one.field === field ? { ...one, field: null } : one;
  });

/** What the server is told of a sheet: every column that is not blank, so that nothing is guessed again. */
export function mappingOf(headerRow: number | null, columns: readonly MappedColumn[]): SheetMapping {
  const told = columns.filter(({ header, sample, field }) => field !== null || header !== '' || sample !== '');
  const fields = Object.fromEntries(told.map(({ column, field }) => [column, field]));
  return headerRow === null ? { fields } : { headerRow, fields };
}
