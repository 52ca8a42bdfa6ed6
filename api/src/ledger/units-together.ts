import type { UnitId } from '@pantausop/domain';
import { everIn, type Lines } from './causes.reader';

/** Units whose balances are worked out together, and all that ever lay in or below one of them: what these hold makes them. */
export interface UnitsTogether {
  readonly units: ReadonlySet<UnitId>;
  readonly makers: readonly UnitId[];
}

/**
 * Every unit that ever held something, in parts: made from few units together, or (a province, a nation) one of many by itself.
 * @param most makers of a part of several
 */
export function* unitsTogether(lines: Lines, most: number): Generator<UnitsTogether> {
  const below = everIn(lines);
  let [units, makers] = [new Set<UnitId>(), new Set<UnitId>()];
  for (const unit of inTreeOrder([...below.keys()], lines)) {
    const own = below.get(unit) ?? [];
    if (own.length > most) {
      yield { units: new Set([unit]), makers: own };
      continue;
    }
    const more = own.filter((maker) => !makers.has(maker));
    if (makers.size + more.length > most) {
      yield { units, makers: [...makers] };
      [units, makers] = [new Set(), new Set()];
    }
    units.add(unit);
    for (const maker of own) makers.add(maker);
  }
  if (units.size > 0) yield { units, makers: [...makers] };
}

/** Units of one line beside each other: they are made from the same. */
function inTreeOrder(units: readonly UnitId[], { lineagesOf }: Lines): UnitId[] {
  const lines = units.map((unit) => ({ unit, line: (lineagesOf(unit).at(-1)?.units ?? []).toReversed().join('/') }));
  return lines.sort((a, b) => (a.line < b.line ? -1 : Number(a.line > b.line))).map(({ unit }) => unit);
}
