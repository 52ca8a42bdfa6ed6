import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RefusedError, type SopRetraction, type Stamp, type UnitId } from '@pantausop/domain';
import { LedgerService } from '../ledger/ledger.service';
import { SpansRepository } from '../ledger/spans.repository';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import type { NewDecision, NewUnitFact } from './register-batch';
import type { Recording } from './recording';
import { SopsRepository } from './sops.repository';

/** Records what is said of units: facts, decisions; and books anew what units hold whose place in the tree changes. */
@Injectable()
export class UnitRecords {
  constructor(
    private readonly sops: SopsRepository,
    private readonly governments: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerService,
    private readonly spans: SpansRepository,
  ) {}

  identity(recording: Recording): { id: string; sequence: number } {
    return { id: randomUUID(), sequence: recording.next() };
  }

  /** @returns the organisation with the facts */
  async append(recording: Recording, facts: readonly NewUnitFact[]): Promise<Organisation> {
    const { tx, mark } = recording;
    const before = await this.organisations.organisationIn(tx, mark.governmentId);
    if (facts.length === 0) return before;
    await this.governments.addUnitEvents(
      tx,
      facts.map((fact) => ({ ...fact, ...this.identity(recording) })),
      mark,
    );
    const after = await this.organisations.organisationIn(tx, mark.governmentId);
    const line = (organisation: Organisation, unit: UnitId): string => JSON.stringify(organisation.lineagesOf(unit));
    const moved = [...before.lives.keys()].filter((unit) => line(before, unit) !== line(after, unit));
    await this.ledger.rebook(tx, mark.governmentId, moved, before.lineagesOf, after.lineagesOf);
    return after;
  }

  /** @throws RefusedError where an obligation of the unit, or of one below it, lies in the time of the decision */
  async decide(recording: Recording, decisions: readonly NewDecision[], organisation: Organisation): Promise<void> {
    const { tx, mark } = recording;
    for (const { unit, area, from, until } of decisions) {
      organisation.mustExist(unit, from);
      const counted = await this.spans.countedBetween(tx, mark.governmentId, area, from, until);
      const obliged = counted.find((span) => organisation.heldBy(span.unit, unit, span.from > from ? span.from : from));
      if (obliged) {
        throw new RefusedError(
          'area_has_obligations',
          'conflict',
          `${area} cannot be decided not applicable from ${from}: an SOP of ${obliged.unit} is required there; end or excuse it first`,
          { area, unit: obliged.unit, date: from },
        );
      }
    }
    const rows = decisions.map((decision) => ({ ...decision, ...this.identity(recording) }));
    await this.governments.addAreaDecisions(tx, rows, mark);
  }

  /** Units that were made under a stamp and hold nothing any more end with it. @returns how many */
  async takeBack(recording: Recording, at: Stamp, reason: string): Promise<number> {
    const { tx, mark } = recording;
    const retractions: (SopRetraction & { sop: null })[] = [];
    for (const { id, unit } of await this.sops.unitsMadeAt(tx, mark.governmentId, at)) {
      if (await this.sops.isUsed(tx, mark.governmentId, unit)) continue;
      retractions.push(recording.retraction(null, id, reason));
    }
    await this.sops.addRetractions(tx, mark, retractions);
    return retractions.length;
  }
}
