import {
  stamp,
  treeOn,
  unitLives,
  type CalendarDate,
  type UnitId,
  type UnitKind,
  type UnitOnDate,
} from '@pantausop/domain';
import { REFERENCE_ROOT, REFERENCE_UNITS, REORGANISATION_ON } from '../reference/units';

const lives = unitLives({
  events: REFERENCE_UNITS.map(({ unit, fact, effectiveOn }, sequence) => ({
    id: String(sequence),
    unit,
    fact,
    effectiveOn,
    recordedAt: stamp(0),
    sequence,
  })),
  retractions: [],
});

/** The units that hold SOPs of their own on a day: the OPDs, and below the Setda its Bagian instead of the Setda. */
export function holdersOn(date: CalendarDate): readonly UnitOnDate[] {
  const tree = treeOn(lives, date);
  return tree.opdsWithin(REFERENCE_ROOT).flatMap((opd) => {
    const below = tree.children(opd.id);
    return below.length > 0 ? below : [opd];
  });
}

/** Where the SOPs of `unit` are on a day: in the unit itself or, once it is closed, in the unit that it was merged into. */
export function holderOn(unit: UnitId, date: CalendarDate): UnitId {
  const life = lives.get(unit);
  return life?.validTo && life.validTo <= date ? (life.successors[0] ?? unit) : unit;
}

/** The unit with the name it bears on the day. @throws RangeError when there is no such unit then */
export function unitOn(unit: UnitId, date: CalendarDate): Omit<UnitOnDate, 'validFrom' | 'validTo'> {
  const found = lives.get(unit)?.periods.findLast(({ from }) => from <= date)?.unit;
  if (!found) throw new RangeError(`no unit ${unit} on ${date}`);
  return found;
}

export const kindOf = (unit: UnitId): UnitKind => unitOn(unit, REORGANISATION_ON).kind;

/** First day of the unit. */
export function establishedOn(unit: UnitId): CalendarDate {
  const life = lives.get(unit);
  if (!life) throw new RangeError(`no unit ${unit}`);
  return life.validFrom;
}

/** The units that were merged into `unit`, in the order of the register. */
export const mergedInto = (unit: UnitId): readonly UnitId[] =>
  [...lives.values()].filter(({ successors }) => successors.includes(unit)).map(({ id }) => id);

/** True for a unit that the reorganisation of December 2022 renamed or made: its work stood still for a while. */
export const wasReorganised = (unit: UnitId): boolean =>
  mergedInto(unit).length > 0 || (lives.get(unit)?.periods.length ?? 0) > 1;

/** What to call the post that signs for a unit; never a person. */
export function signatoryOf(unit: UnitId): string {
  const { kind, name } = unitOn(unit, REORGANISATION_ON);
  if (unit === 'medan-setwan') return 'Sekretaris DPRD';
  if (unit === 'medan-satpol-pp') return 'Kepala Satuan';
  if (kind === 'rsud') return 'Direktur';
  if (kind === 'inspektorat') return 'Inspektur';
  if (kind === 'kecamatan') return 'Camat';
  if (kind === 'bagian') return 'Sekretaris Daerah';
  return name.startsWith('Badan') ? 'Kepala Badan' : 'Kepala Dinas';
}
