import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import {
  addMeasures,
  isZero,
  rollUp,
  ZERO_MEASURES,
  type AreaCode,
  type CalendarDate,
  type Cause,
  type LineagesOf,
  type Measures,
  type Movement,
  type SopMovement,
  type Stamp,
  type SumsByArea,
  type UnitId,
} from '@pantausop/domain';
import { CausesRepository, type DayRange } from './causes.repository';

/** What each cause added, per area. */
export type ByCause = ReadonlyMap<Cause, SumsByArea>;

/** A movement of an SOP as a unit above it holds it; `own` is the unit that the SOP stands in. */
export type HeldMovement = SopMovement & { readonly own: UnitId };

/** The record of the organisation, as far as movements are rolled up along it. */
export interface Lines {
  readonly lives: ReadonlyMap<UnitId, unknown>;
  readonly lineagesOf: LineagesOf;
}

/** Why a unit's figures moved between two days: by cause, and SOP by SOP. */
@Injectable()
export class CausesReader {
  constructor(private readonly repository: CausesRepository) {}

  /** From the balances that the ledger keeps: everything recorded. */
  async ofUnit(q: Queryable, governmentId: string, unit: UnitId, range: DayRange): Promise<ByCause> {
    return byCause(await this.repository.ofUnit(q, governmentId, unit, range));
  }

  /** What lies ahead of a day in the balances of a unit, added up on the last day of each window: lapses, and ends of N/A. Everything recorded. */
  aheadOfUnit(
    q: Queryable,
    governmentId: string,
    unit: UnitId,
    day: CalendarDate,
    windows: readonly CalendarDate[],
  ): Promise<Movement[]> {
    return this.repository.aheadOfUnit(q, governmentId, unit, day, windows, ['lapse', 'applicability']);
  }

  /**
   * The movements behind the figures of `unit` with all below it, within the range.
   *
   * @param lines the organisation as known at `knownAt`
   * @param knownAt null = everything recorded
   */
  async ofSops(
    q: Queryable,
    governmentId: string,
    unit: UnitId,
    range: DayRange,
    lines: Lines,
    knownAt: Stamp | null,
  ): Promise<HeldMovement[]> {
    const { units, withPast } = holdersOf(unit, range, lines);
    const rows = await this.repository.ofSops(q, governmentId, { ...range, units, withPast, knownAt });
    return heldBy(unit, range, rows, lines.lineagesOf);
  }
}

/** Movements of SOPs as `unit` holds them, within the range. */
export function heldBy(
  unit: UnitId,
  { after, to }: DayRange,
  movements: readonly SopMovement[],
  lineagesOf: LineagesOf,
): HeldMovement[] {
  const own = movements.map((row): HeldMovement => ({ ...row, own: row.unit }));
  return rollUp(own, lineagesOf).filter(
    (row) => row.unit === unit && row.effectiveOn <= to && (after === null || row.effectiveOn > after),
  );
}

/** Every unit that ever lay in or below `unit`; of those that came or went within the range all that they held moves with them. */
function holdersOf(
  unit: UnitId,
  { after, to }: DayRange,
  lines: Lines,
): { units: readonly UnitId[]; withPast: readonly UnitId[] } {
  const units = everIn(lines).get(unit) ?? [];
  const withPast = units.filter((id) => {
    let within = false;
    return lines.lineagesOf(id).some(({ from, units: above }) => {
      const turns = above.includes(unit) !== within;
      within = above.includes(unit);
      return turns && from <= to && (after === null || from > after);
    });
  });
  return { units, withPast };
}

/** By the lives of which state of the organisation. */
const KNOWN = new WeakMap<Lines['lives'], ReadonlyMap<UnitId, readonly UnitId[]>>();

/** The units that ever lay in or below each unit: gone through once, because a city is asked about often and a nation has many units. */
export function everIn({ lives, lineagesOf }: Lines): ReadonlyMap<UnitId, readonly UnitId[]> {
  const known = KNOWN.get(lives);
  if (known) return known;
  const below = new Map<UnitId, UnitId[]>();
  for (const id of lives.keys()) {
    for (const holder of new Set(lineagesOf(id).flatMap(({ units }) => units))) {
      const held = below.get(holder);
      if (held) held.push(id);
      else below.set(holder, [id]);
    }
  }
  KNOWN.set(lives, below);
  return below;
}

/** Movements added up per cause and area; causes that come to nothing are left out. */
export function byCause(movements: readonly Movement[]): ByCause {
  const causes = new Map<Cause, Map<AreaCode, Measures>>();
  for (const { cause, area, measures } of movements) {
    const areas = causes.get(cause) ?? new Map<AreaCode, Measures>();
    causes.set(cause, areas.set(area, addMeasures(areas.get(area) ?? ZERO_MEASURES, measures)));
  }
  return new Map([...causes].filter(([, areas]) => [...areas.values()].some((measures) => !isZero(measures))));
}
