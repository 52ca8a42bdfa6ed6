import { openDatabase, type Database } from '@pantausop/database';
import {
  addMeasures,
  calendarDate,
  completeUnitsWithin,
  contributionOf,
  excusedOn,
  figuresOf,
  foldEvents,
  foldSop,
  matrixOf,
  RULESET_1,
  stamp,
  standingEvents,
  treeOn,
  unitLives,
  ZERO_MEASURES,
  type AreaCode,
  type AreaDecision,
  type CalendarDate,
  type FigureBasis,
  type Matrix,
  type Measures,
  type SopEvent,
  type SopFact,
  type SopRetraction,
  type SopState,
  type UnitEvent,
  type UnitFact,
  type UnitId,
  type UnitLife,
} from '@pantausop/domain';

interface History {
  readonly events: SopEvent[];
  readonly retractions: SopRetraction[];
}

/**
 * The floor of figures: no ledger, no balances. Everything recorded is read from the database and folded, by the rules of the
 * product, on each asked date.
 */
export class FoldedCity {
  private constructor(
    private readonly histories: readonly History[],
    private readonly lives: ReadonlyMap<UnitId, UnitLife>,
    private readonly decisions: readonly AreaDecision[],
  ) {}

  /** Reads all events. @param database with one government, of whose decisions none is retracted */
  static async read({ db }: Database): Promise<FoldedCity> {
    const histories = new Map<string, History>();
    for (const row of await db.selectFrom('sop_events').selectAll().execute()) {
      const history = histories.get(row.sop_id) ?? { events: [], retractions: [] };
      histories.set(row.sop_id, history);
      history.events.push({
        id: row.id,
        fact: { type: row.type, ...(JSON.parse(row.payload) as object) } as SopFact,
        effectiveOn: calendarDate(row.effective_on),
        recordedAt: stamp(row.recorded_at),
        orderedAt: stamp(row.ordered_at),
        sequence: row.sequence,
      });
    }
    const taken = await db.selectFrom('retractions').selectAll().where('subject', '=', 'sop_event').execute();
    for (const { id, sop_id, retracts, reason, recorded_at, sequence } of taken) {
      histories.get(sop_id ?? '')?.retractions.push({ id, retracts, reason, recordedAt: stamp(recorded_at), sequence });
    }
    const units = await db.selectFrom('unit_events').selectAll().orderBy('sequence').execute();
    const events = units.map((row): UnitEvent => ({
      id: row.id,
      unit: row.unit_id,
      fact: { type: row.type, ...(JSON.parse(row.payload) as object) } as UnitFact,
      effectiveOn: calendarDate(row.effective_on),
      recordedAt: stamp(row.recorded_at),
      sequence: row.sequence,
    }));
    const decided = await db.selectFrom('area_decisions').selectAll().execute();
    const decisions = decided.map((row): AreaDecision => ({
      ...{ id: row.id, unit: row.unit_id, area: row.area as AreaCode, reason: row.reason, approvedBy: row.approved_by },
      from: calendarDate(row.effective_on),
      until: row.until_on === null ? null : calendarDate(row.until_on),
      recordedAt: stamp(row.recorded_at),
      retractedAt: null,
    }));
    return new FoldedCity([...histories.values()], unitLives({ events, retractions: [] }), decisions);
  }

  static async open(url: string): Promise<{ database: Database; read: () => Promise<FoldedCity> }> {
    const database = await openDatabase(url);
    return { database, read: () => FoldedCity.read(database) };
  }

  matrix(root: UnitId, date: CalendarDate): Matrix {
    const basis = this.basis(
      date,
      this.histories.map((history) => foldSop(history, date)),
    );
    return matrixOf(rootIn(basis, root), basis);
  }

  /** @param sortedOnce the events of an SOP are put in order once, not for each date */
  progress(root: UnitId, dates: readonly CalendarDate[], sortedOnce: boolean): object[] {
    const standing = sortedOnce ? this.histories.map((history) => standingEvents(history)) : null;
    return dates.map((date) => {
      const states = standing
        ? standing.map((events) => foldEvents(events, date))
        : this.histories.map((history) => foldSop(history, date));
      const basis = this.basis(date, states);
      const { total, index } = figuresOf(rootIn(basis, root), basis);
      return { date, ...total, index, completeUnits: completeUnitsWithin(root, null, basis) };
    });
  }

  private basis(date: CalendarDate, states: readonly SopState[]): FigureBasis {
    const [tree, ruleset] = [treeOn(this.lives, date), RULESET_1];
    const sums = new Map<UnitId, Map<AreaCode, Measures>>();
    for (const state of states) {
      const given = contributionOf(state, date, ruleset);
      if (!given) continue;
      for (const { id } of tree.lineage(given.unit)) {
        const areas = sums.get(id) ?? new Map<AreaCode, Measures>();
        sums.set(id, areas.set(given.area, addMeasures(areas.get(given.area) ?? ZERO_MEASURES, given.measures)));
      }
    }
    const excused = excusedOn(this.decisions, tree, date);
    return { tree, ruleset, excused, sumsOf: (unit) => sums.get(unit) ?? new Map<AreaCode, Measures>() };
  }
}

function rootIn({ tree }: FigureBasis, root: UnitId): Matrix['root'] {
  const unit = tree.find(root);
  if (!unit) throw new Error(`there is no unit ${root}`);
  return unit;
}
