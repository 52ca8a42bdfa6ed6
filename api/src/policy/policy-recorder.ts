import { Injectable } from '@nestjs/common';
import type { Caller } from '../http';
import { OrganisationService } from '../organisation/organisation.service';
import type { PolicySubject } from '../organisation/policy.repository';
import type { Recorded, RecordBatch } from '../register/register-batch';
import { RegisterService } from '../register/register.service';

/** Records what a person decides about the rules; the register writes it, books it and tells the trail in one transaction. */
@Injectable()
export class PolicyRecorder {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly register: RegisterService,
  ) {}

  async record(batch: RecordBatch, { username, via }: Caller): Promise<Recorded> {
    const { id: governmentId } = await this.organisations.government();
    return this.register.record(batch, { governmentId, actor: username, source: via === 'session' ? 'screen' : 'api' });
  }

  /** @throws RefusedError for what does not stand, and for a ruleset that has started */
  async takeBack(subject: PolicySubject, of: string, reason: string, caller: Caller): Promise<void> {
    await this.record({ policyRetractions: [{ subject, of, reason }] }, caller);
  }
}
