import type { Box } from '@pantausop/domain';
import { applied, type Matrix } from './matrix';

/** A path as drawn: the box around it, and of what it is made. */
export interface DrawnPath extends Box {
  /** straight pieces that run along the page */
  readonly rules: readonly Box[];
  readonly slanted: number;
  readonly curved: number;
}

/** pdf.js writes a path as numbers: what comes, then its points. */
const [MOVE, LINE, CURVE, SHORT_CURVE, CLOSE] = [0, 1, 2, 3, 4];
const STRAIGHT = 0.6;

/** Reads the arguments of `constructPath`; null for an empty path. */
export function pathOf(args: readonly unknown[], matrix: Matrix): DrawnPath | null {
  const [, paths] = args as readonly [number, readonly (ArrayLike<number> | null)[]];
  const data = paths[0];
  if (!data) return null;
  const [xs, ys]: [number[], number[]] = [[], []];
  const rules: Box[] = [];
  let [slanted, curved] = [0, 0];
  let start: readonly [number, number] = [0, 0];
  let here: readonly [number, number] = [0, 0];
  const lineTo = (to: readonly [number, number]): void => {
    const [width, height] = [Math.abs(to[0] - here[0]), Math.abs(to[1] - here[1])];
    if (width > STRAIGHT && height > STRAIGHT) slanted += 1;
    else if (width > STRAIGHT || height > STRAIGHT) {
      rules.push({
        left: Math.min(here[0], to[0]),
        right: Math.max(here[0], to[0]),
        top: Math.min(here[1], to[1]),
        bottom: Math.max(here[1], to[1]),
      });
    }
    here = to;
  };
  const pointAt = (at: number): readonly [number, number] => {
    const point = applied(matrix, data[at] ?? 0, data[at + 1] ?? 0);
    xs.push(point[0]);
    ys.push(point[1]);
    return point;
  };
  for (let at = 0; at < data.length;) {
    const what = data[at];
    if (what === MOVE) {
      start = here = pointAt(at + 1);
      at += 3;
    } else if (what === LINE) {
      lineTo(pointAt(at + 1));
      at += 3;
    } else if (what === CURVE || what === SHORT_CURVE) {
      const points = what === CURVE ? 3 : 2;
      curved += 1;
      here = pointAt(at + points * 2 - 1);
      at += 1 + points * 2;
    } else if (what === CLOSE) {
      lineTo(start);
      at += 1;
    } else break;
  }
  if (xs.length === 0) return null;
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  return { ...box, rules, slanted, curved };
}
