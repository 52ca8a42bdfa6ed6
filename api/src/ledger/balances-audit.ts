import { Injectable } from '@nestjs/common';
import { AREA_CODES, OPD_AREAS, rollUp } from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { BalancesRepository } from './balances.repository';
import { balancesOf, causesOfMonths, cellDays, cellMonths, type Booked, type BookedArea } from './balance-rows';
import { differenceOfAdded, differenceOfHeld } from './difference-of-balances';
import { LedgerAuditRepository } from './ledger-audit.repository';
import type { FoundDifference } from './ledger-difference';
import { LedgerService, netted } from './ledger.service';
import { MovementsRepository } from './movements.repository';

/** Compares the balances of every unit with the ledger rolled up along the organisation, one area at a time. */
@Injectable()
export class BalancesAudit {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly movements: MovementsRepository,
    private readonly balances: BalancesRepository,
    private readonly audit: LedgerAuditRepository,
    private readonly ledger: LedgerService,
  ) {}

  async firstDifference(q: Queryable, governmentId: string): Promise<FoundDifference | null> {
    const strange = await this.audit.strangeBalance(q, governmentId);
    if (strange) return { ...strange, expected: 'no such area', found: 'a row' };
    const organisation = await this.organisations.organisationIn(q, governmentId);
    const { lineagesOf } = organisation;
    for (const area of AREA_CODES) {
      const rolled = netted(rollUp(await this.movements.inArea(q, governmentId, area), lineagesOf));
      const found = await this.differenceIn(q, governmentId, area, rolled);
      if (found) return found;
    }
    return this.firstMiscount(q, governmentId, organisation);
  }

  /** Counts of OPDs, from balances that are found right. */
  private async firstMiscount(
    q: Queryable,
    governmentId: string,
    organisation: Organisation,
  ): Promise<FoundDifference | null> {
    const counted = await this.ledger.opdCounts(q, governmentId, organisation);
    for (const area of OPD_AREAS) {
      const expected = counted.filter((one) => one.area === area);
      const found = await this.differenceIn(q, governmentId, area, expected);
      if (found) return found;
    }
    return null;
  }

  /** @param booked what the balances of the area are to be made from, netted */
  private async differenceIn(
    q: Queryable,
    governmentId: string,
    area: BookedArea,
    booked: readonly Booked[],
  ): Promise<FoundDifference | null> {
    const [months, days] = [balancesOf(cellMonths(booked)), balancesOf(cellDays(booked))];
    return (
      differenceOfAdded('day balances', booked, await this.balances.daysOf(q, governmentId, { area })) ??
      differenceOfHeld('month balances', months, await this.balances.monthsOf(q, governmentId, { area })) ??
      differenceOfHeld('day sums', days, await this.balances.daySumsOf(q, governmentId, { area })) ??
      differenceOfAdded('month causes', causesOfMonths(booked), await this.balances.causesOf(q, governmentId, { area }))
    );
  }
}
