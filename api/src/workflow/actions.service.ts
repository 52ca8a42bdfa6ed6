import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SopActions, Verification, VerificationBody } from '@pantausop/contracts';
import { write, type Database, type Queryable } from '@pantausop/database';
import {
  draftOf,
  foldSop,
  offeredActions,
  RefusedError,
  rulesetOn,
  standingEvents,
  stampToIso,
  verificationStands,
  type SopHistory,
  type SopId,
  type UnitTree,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { NotAllowedError, type Caller } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { permissionToRetract } from '../register/event-rights';
import { RegisterReader } from '../register/register.reader';
import { checkIfMatch, staleRefusal, versionOf } from '../register/sop-journal';
import { sopNotFound } from '../register/sop-not-found';
import { SopsRepository } from '../register/sops.repository';
import { VerificationsRepository, type RecordedVerification } from './verifications.repository';

/** What may be done to one SOP, by whom; and the verification, which no event of the record says. */
@Injectable()
export class ActionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: RegisterReader,
    private readonly sops: SopsRepository,
    private readonly verifications: VerificationsRepository,
    private readonly governments: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `not_found` outside the caller's scope */
  async offered(sop: SopId, caller: Caller): Promise<SopActions> {
    const { history } = await this.reader.covered(sop, caller);
    const today = this.clock.today();
    const organisation = await this.organisations.organisation(await this.organisations.government());
    const tree = organisation.treeOn(today);
    const { unit } = foldSop(history, today);
    const verifications = (await this.verifications.of([sop])).map((one) => viewOf(one, history));
    const { actions, next, awaits } = offeredActions({
      history,
      today,
      ruleset: rulesetOn(organisation.rulesets, today),
      rights: {
        record: caller.covers('register.record', unit ?? '', tree),
        govern: caller.covers('register.govern', unit ?? '', tree),
      },
      verified: verifications.some(({ stands }) => stands),
      unitStands: unit !== null && tree.find(unit) !== undefined,
    });
    const items = actions.map(({ action, refusal }) => ({ action, allowed: refusal === null, refusal }));
    const retractable = await this.retractable(sop, history, caller, tree);
    return { today, version: versionOf(history), next, awaits, items, retractable, verifications };
  }

  /**
   * @throws RefusedError when nothing is submitted, when it is verified already, or `conflict` when the SOP has changed since
   *   `ifMatch`; NotAllowedError outside the caller's rights
   */
  async verify(
    sop: SopId,
    { note }: VerificationBody,
    ifMatch: string | undefined,
    caller: Caller,
  ): Promise<Verification> {
    checkIfMatch(ifMatch);
    const { unit } = foldSop((await this.reader.covered(sop, caller)).history, this.clock.today());
    if (!caller.covers('register.govern', unit ?? '', await this.tree())) {
      throw new NotAllowedError({
        id: 'peran Anda tidak dapat memverifikasi di unit tersebut: hubungi Bagian Organisasi',
        en: 'your role may not verify there: ask Bagian Organisasi',
      });
    }
    const { id: governmentId } = await this.organisations.government();
    return write(this.database, async (tx) => {
      await this.governments.lockGovernment(tx, governmentId);
      const history = await this.historyIn(tx, sop);
      if (ifMatch !== undefined && versionOf(history) !== ifMatch) {
        throw staleRefusal(history, await this.sops.journal(tx, [sop]), ifMatch);
      }
      await this.refuseVerification(tx, sop, history);
      const seen = Number(versionOf(history).slice(1, -1));
      const made = { id: randomUUID(), sop, seen, note, recordedAt: this.clock.stamp(), actor: caller.username };
      await this.verifications.add(tx, made, { governmentId, source: caller.via === 'session' ? 'screen' : 'api' });
      return viewOf(made, history);
    });
  }

  private async refuseVerification(q: Queryable, sop: SopId, history: SopHistory): Promise<void> {
    const today = this.clock.today();
    const state = foldSop(history, today);
    const draft = draftOf(standingEvents(history), today);
    if (!state.obliged || state.notApplicable || draft?.stage !== 'submitted') {
      throw new RefusedError('not_submitted', 'invalid', {
        id: 'tidak ada dokumen SOP ini yang diajukan: belum ada yang dapat diverifikasi',
        en: 'no document of this SOP is submitted: there is nothing to verify',
      });
    }
    const standing = (await this.verifications.of([sop], q)).find(({ seen }) => verificationStands(history, seen));
    if (standing) {
      const reason = {
        id: `dokumen ini sudah diverifikasi oleh ${standing.actor}`,
        en: `this document is verified already, by ${standing.actor}`,
      };
      throw new RefusedError('already_verified', 'conflict', reason, { actor: standing.actor });
    }
  }

  private async historyIn(q: Queryable, sop: SopId): Promise<SopHistory> {
    const [found] = await this.sops.of([sop], q);
    if (!found) throw sopNotFound(sop);
    return found.history;
  }

  /** The standing events that the caller may take back or correct. */
  private async retractable(sop: SopId, history: SopHistory, caller: Caller, tree: UnitTree): Promise<string[]> {
    const journal = await this.sops.journal(this.database.db, [sop]);
    const unit = foldSop(history, this.clock.today()).unit ?? '';
    return standingEvents(history)
      .filter(({ id, fact }) => {
        const permission = permissionToRetract(fact.type, journal.get(id)?.actor === caller.username);
        return caller.covers(permission, unit, tree);
      })
      .map(({ id }) => id);
  }

  private async tree(): Promise<UnitTree> {
    const organisation = await this.organisations.organisation(await this.organisations.government());
    return organisation.treeOn(this.clock.today());
  }
}

const viewOf = ({ id, seen, note, recordedAt, actor }: RecordedVerification, history: SopHistory): Verification => ({
  id,
  version: `"${seen}"`,
  recordedAt: stampToIso(recordedAt),
  actor,
  note,
  stands: verificationStands(history, seen),
});
