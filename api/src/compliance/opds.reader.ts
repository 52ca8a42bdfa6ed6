import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import {
  countedIn,
  type CalendarDate,
  type FigureBasis,
  type OpdArea,
  type OpdCounts,
  type StatusSums,
  type UnitId,
} from '@pantausop/domain';
import { OPD_STANDINGS } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import type { Organisation } from '../organisation/organisation.service';

/** Reads how the OPDs below a government, or below a unit above one, stand: as they are counted in the balances. */
@Injectable()
export class OpdsReader {
  constructor(private readonly ledger: LedgerReader) {}

  /**
   * One answer per date (ascending), everything recorded.
   * @param units the root and what is shown of it; the OPDs among them and what lies in them count none
   */
  async counted(
    q: Queryable,
    governmentId: string,
    units: ReadonlySet<UnitId>,
    dates: readonly CalendarDate[],
    organisation: Organisation,
  ): Promise<readonly FigureBasis['opdsCounted'][]> {
    const above = new Set<UnitId>();
    for (const date of dates) {
      const tree = organisation.treeOn(date);
      for (const unit of units) if (tree.find(unit) && tree.opdOf(unit) === undefined) above.add(unit);
    }
    if (above.size === 0) return dates.map(() => undefined);
    const counts = await this.ledger.current(q, governmentId, [...above], dates, OPD_STANDINGS);
    return dates.map((date, at) => {
      const tree = organisation.treeOn(date);
      return (unit) => {
        if (!above.has(unit) || !tree.find(unit)) return undefined;
        const booked = counts[at]?.(unit) ?? new Map<OpdArea, StatusSums>();
        return { opds: tree.opdsWithin(unit).length, counts: countsOf(booked) };
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
