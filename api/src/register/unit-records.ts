import { Injectable } from '@nestjs/common';
import type { EventId, SopRetraction, Stamp, UnitId } from '@pantausop/domain';
import { LedgerService } from '../ledger/ledger.service';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { retractionRows } from './event-rows';
import type { Recording } from './recording';
import type { NewUnitFact } from './register-batch';
import { SopsRepository } from './sops.repository';

/** Records what is said of units, and books anew what units hold whose place in the tree changes. */
@Injectable()
export class UnitRecords {
  constructor(
    private readonly sops: SopsRepository,
    private readonly governments: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerService,
  ) {}

  /** @returns the organisation with the facts */
  async append(recording: Recording, facts: readonly NewUnitFact[]): Promise<Organisation> {
    const { tx, mark } = recording;
    if (facts.length === 0) return this.organisations.organisationIn(tx, mark.governmentId);
    const rows = facts.map((fact) => ({ ...recording.identity(), ...fact }));
    return this.changed(recording, () => this.governments.addUnitEvents(tx, rows, mark));
  }

  /** Unit events never happened. @returns the organisation without them */
  retract(recording: Recording, events: readonly EventId[], reason: string): Promise<Organisation> {
    const { tx, mark } = recording;
    const retractions = events.map((event) => recording.retraction(null, event, reason));
    return this.changed(recording, () => this.sops.addRetractions(tx, retractionRows(mark, retractions)));
  }

  /** Writes what is said of units, and books anew what lies in those whose place in the tree changes by it. */
  private async changed({ tx, mark }: Recording, writing: () => Promise<void>): Promise<Organisation> {
    const before = await this.organisations.organisationIn(tx, mark.governmentId);
    await writing();
    const after = await this.organisations.organisationIn(tx, mark.governmentId);
    const line = (organisation: Organisation, unit: UnitId): string => JSON.stringify(organisation.lineagesOf(unit));
    const moved = [...before.lives.keys()].filter((unit) => line(before, unit) !== line(after, unit));
    await this.ledger.rebook(tx, mark.governmentId, moved, before, after);
    return after;
  }

  /** Units that were made under a stamp and hold nothing any more end with it. @returns how many */
  async takeBack(recording: Recording, at: Stamp, reason: string): Promise<number> {
    const { tx, mark } = recording;
    const retractions: (SopRetraction & { sop: null })[] = [];
    for (const { id, unit } of await this.sops.unitsMadeAt(tx, mark.governmentId, at)) {
      if (await this.sops.isUsed(tx, mark.governmentId, unit)) continue;
      retractions.push(recording.retraction(null, id, reason));
    }
    await this.sops.addRetractions(tx, retractionRows(mark, retractions));
    return retractions.length;
  }
}
