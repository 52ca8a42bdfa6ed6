import { Injectable } from '@nestjs/common';
import { AREA_CODES, OPD_AREAS, type UnitId } from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { OrganisationService } from '../organisation/organisation.service';
import { BalancesAnew } from './balances-anew';
import { BalancesRepository } from './balances.repository';
import { balancesOf, causesOfMonths, cellDays, cellMonths, type Booked, type BookedArea } from './balance-rows';
import { everIn } from './causes.reader';
import { differenceOfAdded, differenceOfHeld } from './difference-of-balances';
import { LedgerAuditRepository } from './ledger-audit.repository';
import type { FoundDifference } from './ledger-difference';

/** Compares the balances of every unit with the ledger rolled up along the organisation, some units at a time. */
@Injectable()
export class BalancesAudit {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly balances: BalancesRepository,
    private readonly audit: LedgerAuditRepository,
    private readonly anew: BalancesAnew,
  ) {}

  async firstDifference(q: Queryable, governmentId: string): Promise<FoundDifference | null> {
    const strange = await this.audit.strangeBalance(q, governmentId);
    if (strange) return { ...strange, expected: 'no such area', found: 'a row' };
    const organisation = await this.organisations.organisationIn(q, governmentId);
    for (const part of this.anew.parts(organisation)) {
      const booked = await this.anew.booked(q, governmentId, part, organisation.lineagesOf);
      const found = await this.differenceIn(q, governmentId, [...part.units], AREA_CODES, booked);
      if (found) return found;
    }
    // counts of OPDs follow from balances that are found right
    for (const part of this.anew.parts(organisation)) {
      const counted = await this.anew.opdCounts(q, governmentId, part, organisation);
      const found = await this.differenceIn(q, governmentId, [...part.units], OPD_AREAS, counted);
      if (found) return found;
    }
    return this.ofNobody(q, governmentId, new Set(everIn(organisation).keys()));
  }

  /** A balance of a unit that never held anything. */
  private async ofNobody(
    q: Queryable,
    governmentId: string,
    known: ReadonlySet<UnitId>,
  ): Promise<FoundDifference | null> {
    const unknown = (await this.audit.unitsWithBalances(q, governmentId)).filter((unit) => !known.has(unit));
    return this.differenceIn(q, governmentId, unknown, [...AREA_CODES, ...OPD_AREAS], []);
  }

  /** @param booked what the balances of the units are to be made from, netted */
  private async differenceIn(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    areas: readonly BookedArea[],
    booked: readonly Booked[],
  ): Promise<FoundDifference | null> {
    if (units.length === 0) return null;
    for (const area of areas) {
      const own = booked.filter((one) => one.area === area);
      const [months, days] = [balancesOf(cellMonths(own)), balancesOf(cellDays(own))];
      const slice = { area, units };
      const found =
        differenceOfAdded('day balances', own, await this.balances.daysOf(q, governmentId, slice)) ??
        differenceOfHeld('month balances', months, await this.balances.monthsOf(q, governmentId, slice)) ??
        differenceOfHeld('day sums', days, await this.balances.daySumsOf(q, governmentId, slice)) ??
        differenceOfAdded('month causes', causesOfMonths(own), await this.balances.causesOf(q, governmentId, slice));
      if (found) return found;
    }
    return null;
  }
}
