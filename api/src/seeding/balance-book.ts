import { addMeasures, isAreaCode, isZero, movementKey, type StatusDay, type UnitId } from '@pantausop/domain';
import { balanceRows, type BalanceRows, type Booked } from '../ledger/balance-rows';

/** The balances of units while their SOPs come in one by one; a unit that is closed is in memory no more. */
export class BalanceBook {
  private readonly accounts = new Map<UnitId, Map<string, Booked>>();

  get units(): readonly UnitId[] {
    return [...this.accounts.keys()];
  }

  /** @param booked rolled up already */
  add(booked: readonly Booked[]): void {
    for (const one of booked) {
      const account = this.accounts.get(one.unit) ?? new Map<string, Booked>();
      this.accounts.set(one.unit, account);
      const key = movementKey(one);
      const held = account.get(key);
      account.set(key, held ? { ...held, measures: addMeasures(held.measures, one.measures) } : one);
    }
  }

  /** What each day adds to the sums that decide how a unit stands. */
  statusDays(unit: UnitId): StatusDay[] {
    return [...(this.accounts.get(unit)?.values() ?? [])].flatMap(({ area, effectiveOn: on, measures }) =>
      isAreaCode(area) ? [{ on, area, sums: measures }] : [],
    );
  }

  close(governmentId: string, unit: UnitId): BalanceRows {
    const booked = [...(this.accounts.get(unit)?.values() ?? [])].filter(({ measures }) => !isZero(measures));
    this.accounts.delete(unit);
    return balanceRows(governmentId, booked);
  }
}
