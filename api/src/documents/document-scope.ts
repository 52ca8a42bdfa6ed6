import { Injectable } from '@nestjs/common';
import type { DocumentVersion } from '@pantausop/contracts';
import { foldSop, type SopHistory, type SopId } from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller } from '../http';
import { OrganisationService } from '../organisation/organisation.service';
import { RegisterReader } from '../register/register.reader';
import { sopNotFound } from '../register/sop-not-found';

/** Whose documents a caller may see, and to whose they may add. */
@Injectable()
export class DocumentScope {
  constructor(
    private readonly register: RegisterReader,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  async governmentId(): Promise<string> {
    return (await this.organisations.government()).id;
  }

  /** @throws RefusedError `not_found` for an SOP that the caller may not see */
  async mustSee(sop: SopId, caller: Caller): Promise<void> {
    await this.register.covered(sop, caller);
  }

  /** What is recorded of an SOP that the caller may work on. @throws RefusedError `not_found` for any other */
  async mustWorkOn(sop: SopId, caller: Caller): Promise<SopHistory> {
    const { history } = await this.register.covered(sop, caller);
    const { unit } = foldSop(history, this.clock.today());
    const organisation = await this.organisations.organisation(await this.organisations.government());
    const tree = organisation.treeOn(this.clock.today());
    if (unit !== null && caller.covers('register.record', unit, tree)) return history;
    throw sopNotFound(sop, `there is no SOP ${sop} that you work on`);
  }

  /** Of what a document is when nobody says: of the draft while there is one. */
  versionOf(history: SopHistory): DocumentVersion {
    const { ratifiedOn, inRevision } = foldSop(history, this.clock.today());
    return ratifiedOn !== null && !inRevision ? 'in_force' : 'draft';
  }
}
