import type { UnitChoice } from '@pantausop/contracts';

/** The units above one, topmost first: what tells it from those of the same name. */
export const placeOf = ({ above }: UnitChoice): string => above.join(' › ');

/** Units in a plain list, each after the one above it: set in below those above it, told from those of the same name. */
export function listedNames(units: readonly UnitChoice[]): readonly { readonly id: string; readonly name: string }[] {
  const times = new Map<string, number>();
  for (const { name } of units) times.set(name, (times.get(name) ?? 0) + 1);
  const line: string[] = [];
  return units.map((unit) => {
    const { id, name, above } = unit;
    while (line.length > 0 && !isBelow(unit, line.at(-1) ?? '')) line.pop();
    const depth = line.length;
    line.push([...above, name].join('\n'));
    const nearest = above.at(-1);
    const told = depth === 0 && nearest !== undefined && (times.get(name) ?? 0) > 1 ? `${name} (${nearest})` : name;
    return { id, name: '– '.repeat(depth) + told };
  });
}

const isBelow = ({ above }: UnitChoice, path: string): boolean => `${above.join('\n')}\n`.startsWith(`${path}\n`);
