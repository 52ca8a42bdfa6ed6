import type { UnitId, UnitKind } from '@pantausop/domain';

/** id, kind, parent of the units that stand from the beginning. */
export const BEGINNING: readonly (readonly [UnitId, UnitKind, UnitId | null])[] = [
  ['nation', 'nation', null],
  ['prov', 'province', 'nation'],
  ['city', 'city', 'prov'],
  ['reg', 'regency', 'prov'],
  ['a', 'dinas', 'city'],
  ['b', 'badan', 'city'],
  ['e', 'dinas', 'city'],
  ['f', 'dinas', 'reg'],
  ['p', 'badan', 'prov'],
  ['a1', 'bidang', 'a'],
  ['a2', 'upt', 'a'],
  ['b1', 'bidang', 'b'],
  ['a11', 'lainnya', 'a1'],
];
/** Where a unit may be put by a re-parenting, so that no circle can come about. */
export const PLACES: Readonly<Record<UnitId, readonly UnitId[]>> = {
  a1: ['a', 'b', 'e', 'f'],
  a2: ['a', 'b', 'e', 'f', 'city'],
  b1: ['a', 'b', 'e', 'f', 'reg'],
  e: ['city', 'reg', 'a'],
  x1: ['city', 'reg', 'a', 'e'],
  x2: ['city', 'reg', 'prov', 'b'],
};
export const NEW_UNITS: readonly UnitId[] = ['x1', 'x2'];
export const CLOSABLE: readonly UnitId[] = ['a2', 'b1', 'x1', 'x2'];
/** Code, name and abbreviation made from one word. */
export const nameOf = (code: string): { code: string; name: string; abbreviation: string } => {
  return { code: code.toUpperCase(), name: `Unit ${code}`, abbreviation: code };
};
