import type { UnitFact, UnitId, UnitOperation } from '@pantausop/domain';
import { REFERENCE_UNITS, REORGANISATION_ON } from '../reference/units';

/** The regulation under which the perangkat daerah changed in December 2022. */
export const REORGANISATION_BASIS = 'Perda Kota Medan Nomor 8 Tahun 2022';

type Fact<T extends UnitFact['type']> = Extract<UnitFact, { type: T }>;

const said = <T extends UnitFact['type']>(type: T): readonly { readonly unit: UnitId; readonly fact: Fact<T> }[] =>
  REFERENCE_UNITS.flatMap(({ unit, fact, effectiveOn }) =>
    effectiveOn === REORGANISATION_ON && fact.type === type ? [{ unit, fact: fact as Fact<T> }] : [],
  );

/** The changes of December 2022 as operations: mergers with their new units, units made alone, new names. */
export function reorganisationOf2022(): UnitOperation[] {
  const effectiveOn = REORGANISATION_ON;
  const made = new Map(said('established').map(({ unit, fact }) => [unit, fact]));
  const newUnit = (unit: UnitId, { type: _, parent, ...fact }: Fact<'established'>) => {
    if (parent === null) throw new RangeError(`${unit} is made in 2022 without a parent`);
    return { unit, parent, ...fact };
  };
  const merged = new Map<UnitId, UnitId[]>();
  for (const { unit, fact } of said('closed')) {
    const [successor] = fact.successors;
    if (successor === undefined || fact.how !== 'merged') throw new RangeError(`${unit} ends in 2022 without a merger`);
    merged.set(successor, [...(merged.get(successor) ?? []), unit]);
  }
  const mergers = [...merged].map(([successor, units]): UnitOperation => {
    const fact = made.get(successor);
    return { kind: 'merge', effectiveOn, units, into: fact ? newUnit(successor, fact) : { unit: successor } };
  });
  const alone = [...made].filter(([unit]) => !merged.has(unit));
  return [
    ...mergers,
    ...alone.map(([unit, fact]): UnitOperation => ({ kind: 'establish', effectiveOn, unit: newUnit(unit, fact) })),
    ...said('renamed').map(({ unit, fact: { code, name, abbreviation } }): UnitOperation => ({
      ...{ kind: 'rename', effectiveOn, unit },
      name: { code, name, abbreviation },
    })),
  ];
}
