import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import {
  addMeasures,
  rollUp,
  takenBack,
  type CalendarDate,
  type Movement,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { everIn, type Lines } from './causes.reader';
import { MovementsRepository, type Between } from './movements.repository';
import { WideTurns } from './wide-turns';
import { CausesRepository, type DayRange, type Summed } from './causes.repository';

/** After all that is recorded. */
const EVER = Number.MAX_SAFE_INTEGER;

/** What is asked of a unit with all below it. */
export interface CausesAsked extends DayRange {
  readonly unit: UnitId;
  /** The days on which a sum stands for those up to it, ascending; the last is `to`. */
  readonly days: readonly CalendarDate[];
}

/** The record at a moment: the organisation as it was known, and up to when. */
export interface KnownLines {
  readonly lines: Lines;
  /** null = everything recorded */
  readonly knownAt: Stamp | null;
}

/**
 * Why the figures of a unit with governments below it moved, as known at a past moment, for which no balances are kept. Summed up in
 * the database: SOP by SOP it would be as many rows as a country has.
 */
@Injectable()
export class KnownCausesReader {
  constructor(
    private readonly repository: CausesRepository,
    private readonly movements: MovementsRepository,
    private readonly turns: WideTurns,
  ) {}

  /** What moved within the range, per cause, area and stretch of days, each sum as one movement. */
  at(q: Queryable, governmentId: string, asked: CausesAsked, { lines, knownAt }: KnownLines): Promise<Movement[]> {
    const units = everIn(lines).get(asked.unit) ?? [];
    return this.turns.take(units.length, () =>
      this.within(q, governmentId, asked, lines, { after: null, upTo: knownAt }, units),
    );
  }

  /** What is held now and was not then; what was held then and is not now counts against it. */
  async between(
    q: Queryable,
    governmentId: string,
    asked: CausesAsked,
    then: KnownLines,
    now: KnownLines,
  ): Promise<Movement[]> {
    const [earlier, later] = [then.knownAt ?? EVER, now.knownAt ?? EVER];
    if (earlier === later) return [];
    if (earlier > later) return (await this.between(q, governmentId, asked, now, then)).map(takenBack);
    const units = [then, now].map(({ lines }) => everIn(lines).get(asked.unit) ?? []);
    const line = ({ lines }: KnownLines, unit: UnitId): string => JSON.stringify(lines.lineagesOf(unit));
    const same = new Set(units.flat().filter((unit) => line(then, unit) === line(now, unit)));
    const [before = [], after = []] = units.map((ids) => ids.filter((unit) => !same.has(unit)));
    const read = (of: readonly UnitId[], { lines, knownAt }: KnownLines, since: Stamp | null) =>
      this.within(q, governmentId, asked, lines, { after: since, upTo: knownAt }, of);
    return this.turns.take(units.flat().length, async () => {
      const gone = (await read(before, then, null)).map(takenBack);
      return [...(await read([...same], now, then.knownAt)), ...(await read(after, now, null)), ...gone];
    });
  }

  /** Stretches of what was recorded since a moment, where that is little; none where it is much, or ever. */
  private async stretchesOf(q: Queryable, governmentId: string, { after, upTo }: Between): Promise<Between[]> {
    if (after === null || !(await this.movements.areFewSince(q, governmentId, after))) return [];
    const found: Between[] = [];
    for await (const one of this.movements.stretches(q, governmentId, after, upTo)) found.push(one);
    return found;
  }

  /** @param units some of those that ever lay in or below the unit that is asked */
  private async within(
    q: Queryable,
    governmentId: string,
    { unit, after, to, days }: CausesAsked,
    lines: Lines,
    recorded: Between,
    units: readonly UnitId[],
  ): Promise<Movement[]> {
    const stays = new Map(units.map((id) => [id, stayIn(unit, { after, to }, lines, id)]));
    const like = (...kinds: readonly Stay['is'][]) =>
      units.filter((id) => kinds.includes(stays.get(id)?.is ?? 'outside'));
    const sums = new SumsByCause(unit);
    const moves: UnitId[] = like('moves');
    const stretches = await this.stretchesOf(q, governmentId, recorded);
    const atOnce = stretches.length > 0;
    let came: Summed[] = [];
    // what moved in a unit before it came, came with it: day by day
    const addCame = (): void => {
      const early = new Set(
        came.filter((row) => row.first < (stays.get(row.unit)?.since ?? to)).map((row) => row.unit),
      );
      sums.add(came.filter((row) => !early.has(row.unit)));
      for (const id of early) moves.push(id);
      came = [];
    };
    for (const stretch of atOnce ? stretches : [recorded]) {
      const read = { recorded: stretch, atOnce, to, days };
      const stayed = { ...read, units: like('within'), after };
      for await (const rows of this.repository.summed(q, governmentId, stayed)) sums.add(rows);
      const coming = { ...read, units: like('comes'), after: null };
      for await (const rows of this.repository.summed(q, governmentId, coming)) {
        for (const row of rows) came.push(row);
        // a unit is read whole, unless stretch by stretch
        if (!atOnce) addCame();
      }
    }
    addCame();
    const moved = { recorded, atOnce: false, to, days: null, units: moves, after: null };
    for await (const rows of this.repository.summed(q, governmentId, moved)) {
      const held = rollUp(rows, lines.lineagesOf).filter((row) => row.unit === unit);
      sums.add(held.filter((row) => row.effectiveOn <= to && (after === null || row.effectiveOn > after)));
    }
    return sums.all();
  }
}

/** Movements of a unit added up per cause, area and day: of a country they are many, their sums few. */
class SumsByCause {
  private readonly sums = new Map<string, Movement>();

  constructor(private readonly unit: UnitId) {}

  add(movements: readonly Movement[]): void {
    for (const { cause, area, effectiveOn, measures } of movements) {
      const key = `${cause} ${area} ${effectiveOn}`;
      const held = this.sums.get(key);
      const sum = held ? addMeasures(held.measures, measures) : measures;
      this.sums.set(key, { unit: this.unit, cause, area, effectiveOn, measures: sum });
    }
  }

  all(): Movement[] {
    return [...this.sums.values()];
  }
}

/** Whether a unit lies in or below another within a range of days. */
interface Stay {
  /** `comes`: on `since`, and what moved in it earlier comes with it; `moves`: it comes and goes, and all that it holds with it. */
  readonly is: 'within' | 'outside' | 'comes' | 'moves';
  readonly since: CalendarDate | null;
}

function stayIn(holder: UnitId, { after, to }: DayRange, { lineagesOf }: Lines, unit: UnitId): Stay {
  const turns: CalendarDate[] = [];
  for (const { from, units } of lineagesOf(unit)) {
    if (from <= to && units.includes(holder) !== (turns.length % 2 === 1)) turns.push(from);
  }
  const earlier = after === null ? [] : turns.filter((turn) => turn <= after);
  if (turns.length === earlier.length) return { is: turns.length % 2 === 1 ? 'within' : 'outside', since: null };
  return turns.length === 1 ? { is: 'comes', since: turns[0] ?? null } : { is: 'moves', since: null };
}
