import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import {
  addCounts,
  countedIn,
  opdCounts,
  type CalendarDate,
  type FigureBasis,
  type OpdArea,
  type OpdCounts,
  type OpdsCounted,
  type StatusSums,
  type UnitId,
  type UnitOnDate,
} from '@pantausop/domain';
import { ALL_MEASURES, OPD_STANDINGS } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import type { Organisation } from '../organisation/organisation.service';

/** Reads how the OPDs below a government, or below a unit above one, stand: counted in the balances, but for area decisions. */
@Injectable()
export class OpdsReader {
  constructor(private readonly ledger: LedgerReader) {}

  /**
   * One answer per date (ascending), everything recorded.
   * @param units the root and what is shown of it; the OPDs among them and what lies in them is not counted
   */
  async counted(
    q: Queryable,
    governmentId: string,
    units: ReadonlySet<UnitId>,
    dates: readonly CalendarDate[],
    organisation: Organisation,
  ): Promise<readonly FigureBasis['opdsCounted'][]> {
    const above = new Set<UnitId>();
    const excused = new Set<UnitId>();
    for (const date of dates) {
      const tree = organisation.treeOn(date);
      for (const unit of units) if (tree.find(unit) && tree.opdOf(unit) === undefined) above.add(unit);
      for (const { id } of organisation.excusedOpdsOn(date)) {
        if (tree.lineage(id).some((one) => above.has(one.id))) excused.add(id);
      }
    }
    if (above.size === 0) return dates.map(() => undefined);
    const counts = await this.ledger.current(q, governmentId, [...above], dates, OPD_STANDINGS);
    const sums = excused.size > 0 ? await this.ledger.current(q, governmentId, [...excused], dates, ALL_MEASURES) : [];
    return dates.map((date, at) => {
      const tree = organisation.treeOn(date);
      const excusedNow = organisation.excusedOpdsOn(date);
      const basis = { sumsOf: sums[at] ?? (() => new Map()), excused: organisation.excusedOn(date) };
      return (unit): OpdsCounted | undefined => {
        if (!above.has(unit) || !tree.find(unit)) return undefined;
        const within = excusedNow.filter(({ id }) => tree.isWithin(id, unit));
        const booked = countsOf(counts[at]?.(unit) ?? new Map<OpdArea, StatusSums>());
        return { opds: tree.opdsWithin(unit).length, counts: withDecisions(booked, within, basis) };
      };
    });
  }
}

function countsOf(booked: ReadonlyMap<OpdArea, StatusSums>): OpdCounts {
  return new Map(
    [...booked].map(([area, { required: counted, inForce: complete, notApplicable }]) => [
      countedIn(area),
      { counted, complete, notApplicable },
    ]),
  );
}

/** The balances know no area decisions: the OPDs that one covers are counted anew. */
function withDecisions(
  booked: OpdCounts,
  opds: readonly UnitOnDate[],
  { sumsOf, excused }: Pick<FigureBasis, 'sumsOf' | 'excused'>,
): OpdCounts {
  return opds.reduce((counts, { id }) => {
    const withoutDecisions = opdCounts(id, { sumsOf, excused: () => false });
    return addCounts(addCounts(counts, withoutDecisions, -1), opdCounts(id, { sumsOf, excused }));
  }, booked);
}
