import { Injectable } from '@nestjs/common';
import { AREA_CODES, rollUp } from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { OrganisationService } from '../organisation/organisation.service';
import { BalancesRepository } from './balances.repository';
import { differenceOfDays, differenceOfMonths } from './difference-of-balances';
import { LedgerAuditRepository } from './ledger-audit.repository';
import type { FoundDifference } from './ledger-difference';
import { monthsOf, netted } from './ledger.service';
import { MovementsRepository } from './movements.repository';

/** Compares the balances of every unit with the ledger rolled up along the organisation, one area at a time. */
@Injectable()
export class BalancesAudit {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly movements: MovementsRepository,
    private readonly balances: BalancesRepository,
    private readonly audit: LedgerAuditRepository,
  ) {}

  async firstDifference(q: Queryable, governmentId: string): Promise<FoundDifference | null> {
    const strange = await this.audit.strangeBalance(q, governmentId);
    if (strange) return { ...strange, expected: 'no such area', found: 'a row' };
    const { lineagesOf } = await this.organisations.organisationIn(q, governmentId);
    for (const area of AREA_CODES) {
      const rolled = netted(rollUp(await this.movements.inArea(q, governmentId, area), lineagesOf));
      const found =
        differenceOfDays(rolled, await this.balances.daysOf(q, governmentId, { area })) ??
        differenceOfMonths(monthsOf(rolled, new Map()), await this.balances.monthsOf(q, governmentId, { area }));
      if (found) return found;
    }
    return null;
  }
}
