import type { NamedUnit } from '@pantausop/contracts';
import type { CalendarDate, UnitId, UnitLife } from '@pantausop/domain';

/** A unit as it is called on a day: for one that does not stand then, as it first or last was. */
export function namedOn(lives: ReadonlyMap<UnitId, UnitLife>, id: UnitId, on: CalendarDate): NamedUnit {
  const life = lives.get(id);
  const within =
    life?.validTo != null && on >= life.validTo ? life.periods : life?.periods.filter(({ from }) => from <= on);
  const { code = id, name = id, abbreviation = id } = (within?.at(-1) ?? life?.periods[0])?.unit ?? {};
  return { id, code, name, abbreviation };
}
