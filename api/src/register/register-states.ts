import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import { foldSop, type CalendarDate, type SopId, type SopState, type Stamp, type UnitId } from '@pantausop/domain';
import { ApartRepository } from './apart.repository';
import { RegisterSpansRepository, type FoundSop } from './register-spans.repository';
import { SopsRepository } from './sops.repository';

/** States of SOPs behind a figure, in the transaction in which the figure is read. */
@Injectable()
export class RegisterStates {
  constructor(
    private readonly spans: RegisterSpansRepository,
    private readonly apart: ApartRepository,
    private readonly sops: SopsRepository,
  ) {}

  /**
   * The SOPs that stand in one of the units on a day, those whose need has ended included.
   * @param knownAt null = everything recorded
   */
  async within(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    asOf: CalendarDate,
    knownAt: Stamp | null,
  ): Promise<FoundSop[]> {
    const found = await this.spans.within(q, governmentId, units, asOf, knownAt);
    return knownAt === null ? found : found.concat(await this.recordedSince(q, governmentId, units, asOf, knownAt));
  }

  /** Those of them of which something was recorded after a stamp, as they were known then. */
  async recordedSince(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    asOf: CalendarDate,
    knownAt: Stamp,
  ): Promise<FoundSop[]> {
    const found: FoundSop[] = [];
    const wanted = new Set(units);
    const asked = { units, asOf, known: knownAt, all: false };
    const ids = await this.apart.ids(q, governmentId, asked, Number.MAX_SAFE_INTEGER);
    for await (const page of this.sops.pagesOf(ids, q)) {
      for (const { id, history } of page) {
        const state = foldSop(history, asOf, knownAt);
        if (state.unit !== null && wanted.has(state.unit)) found.push({ id, state });
      }
    }
    return found;
  }

  /**
   * The states of some SOPs on a day.
   * @param knownAt null = everything recorded; then those are left out whose need had not begun
   */
  async of(
    q: Queryable,
    governmentId: string,
    ids: readonly SopId[],
    asOf: CalendarDate,
    knownAt: Stamp | null,
  ): Promise<ReadonlyMap<SopId, SopState>> {
    if (knownAt === null) return this.spans.statesOf(q, governmentId, asOf, ids);
    const sops = await this.sops.of(ids, q);
    return new Map(sops.map(({ id, history }) => [id, foldSop(history, asOf, knownAt)]));
  }
}
