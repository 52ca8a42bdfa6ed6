import { Injectable } from '@nestjs/common';
import { together, type Tx } from '@pantausop/database';
import type { SopId, Stamp } from '@pantausop/domain';
import { MovementsRepository, type LedgerRow } from '../ledger/movements.repository';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { SOPS_PER_PART } from './batch-undo';
import type { RecordBatch, RecordedSop } from './register-batch';
import { SopsRepository } from './sops.repository';

/** What some SOPs and the organisation were found to be. */
export interface SeenRecord {
  /** the newest stamp when the reading began: what is recorded later may not be in it */
  readonly upTo: Stamp;
  readonly organisation: Organisation;
  readonly sops: readonly RecordedSop[];
  /** what the ledger holds of them */
  readonly booked: ReadonlyMap<SopId, LedgerRow[]>;
}

/**
 * Reads what a record rests on before it takes the clock of its government, so that those who record elsewhere in a province or a
 * nation wait for nobody's reading; and looks under the clock whether it still holds.
 */
@Injectable()
export class SeenRecords {
  constructor(
    private readonly sops: SopsRepository,
    private readonly movements: MovementsRepository,
    private readonly organisations: OrganisationService,
  ) {}

  /** What a batch rests on; null = it is read under the clock: more than one part, or remarks, which change without an event. */
  async ofBatch(tx: Tx, governmentId: string, { sops, ...others }: RecordBatch): Promise<SeenRecord | null> {
    if (!sops || sops.length > SOPS_PER_PART || Object.keys(others).length > 0) return null;
    if ([...sops].some(({ isNew, remarks }) => !isNew && Object.keys(remarks).length > 0)) return null;
    const held = [...sops].flatMap(({ sop, isNew }) => (isNew ? [] : [sop]));
    return this.of(tx, governmentId, held);
  }

  async of(tx: Tx, governmentId: string, sops: readonly SopId[]): Promise<SeenRecord> {
    // the watermark comes first: whatever is recorded later is looked for under the clock
    const [{ lastStamp, organisation }, held, booked] = await together(tx, (at) => [
      this.organisations.newestIn(at, governmentId),
      this.sops.of(sops, at),
      this.movements.ofSops(at, governmentId, sops),
    ]);
    return { upTo: lastStamp, organisation, sops: held, booked };
  }

  /** The same as it is now. @param government with its clock held */
  async now(tx: Tx, { id, lastStamp }: Government, seen: SeenRecord): Promise<SeenRecord> {
    if (seen.upTo === lastStamp) return seen;
    const sops = seen.sops.map((sop) => sop.id);
    const [organisation, changed] = await together(tx, (at) => [
      this.organisations.organisationIn(at, id),
      this.sops.changedSince(at, sops, seen.upTo),
    ]);
    return changed || organisation !== seen.organisation ? this.of(tx, id, sops) : seen;
  }
}
