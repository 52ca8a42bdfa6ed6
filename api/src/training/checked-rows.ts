import type { PARTICIPANT_REFUSALS } from '@pantausop/contracts';
import type { ParticipantLine, UnitId, UnitsByName } from '@pantausop/domain';
import type { RecordedParticipant, RecordedTraining } from './training.repository';

export type RowRefusal = (typeof PARTICIPANT_REFUSALS)[number];

/** A line of a list against what is known: whose people these are, and whether they can be taken. */
export interface CheckedRow extends Omit<RecordedParticipant, 'id' | 'unit'> {
  readonly line: number;
  readonly written: string;
  readonly unit: UnitId | null;
  readonly problem: RowRefusal | null;
  readonly suggestion: UnitId | null;
}

/** Finds the units of all lines; people that are recorded already, or stand in the list twice, are not taken again. */
export function checkRows(
  lines: readonly ParticipantLine[],
  { batches }: Pick<RecordedTraining, 'batches'>,
  units: UnitsByName,
  held: readonly RecordedParticipant[],
): CheckedRow[] {
  const known = new Set(held.map(keyOf));
  const listed = new Set<string>();
  return lines.map((one): CheckedRow => {
    if ('problem' in one) return { ...NOBODY, ...one };
    const { unit: written, ...row } = one;
    const unit = units.find(written);
    const checked = { ...row, written, unit, suggestion: null, problem: null };
    if (unit === null) return { ...checked, problem: 'unknown_unit', suggestion: units.suggestion(written) };
    if ((row.batch ?? 0) > batches) return { ...checked, problem: 'batch_beyond' };
    const key = keyOf({ ...row, unit });
    if (known.has(key)) return { ...checked, problem: 'duplicate' };
    if (listed.has(key)) return { ...checked, problem: 'duplicate_in_list' };
    listed.add(key);
    return checked;
  });
}

const NOBODY = { unit: null, suggestion: null, name: null, people: 0, batch: null, drafts: false };

/** The same people: a name within its unit; people without names are one number for a unit and batch. */
const keyOf = ({
  unit,
  name,
  batch,
  drafts,
}: Pick<RecordedParticipant, 'unit' | 'name' | 'batch' | 'drafts'>): string =>
  name === null ? `${unit}|${batch}|${drafts}` : `${unit}|${name.toLowerCase()}`;
