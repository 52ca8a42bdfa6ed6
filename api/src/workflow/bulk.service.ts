import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BulkCommit, BulkPreview, BulkRecorded, BulkRequest } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { calendarDate, RefusedError, stampToIso, type SopId, rulesetOn, type Reason } from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import type { Caller } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { EffectOnFigures } from '../register/effect-on-figures';
import { PlannedDifferences } from '../register/planned-differences';
import type { Recorded, Recorder, SopChange } from '../register/register-batch';
import { RegisterService } from '../register/register.service';
import { BulkPreparation, type PreparedSop } from './bulk-preparation';
import { BulkRepository, type BulkRecord } from './bulk.repository';

/** Named in the refusal of a stale preview. */
const MOST_NAMED = 5;

/** One action on many SOPs: preview, commit in one transaction under one stamp, undo as a whole. */
@Injectable()
export class BulkService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly bulks: BulkRepository,
    private readonly preparation: BulkPreparation,
    private readonly effects: EffectOnFigures,
    private readonly register: RegisterService,
    private readonly governments: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** What the action would record of each SOP, and what that would do to the figures of today; nothing is recorded. */
  async preview({ selection, action, effectiveOn: day }: BulkRequest, caller: Caller): Promise<BulkPreview> {
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    const today = this.clock.today();
    const effectiveOn = calendarDate(day);
    const ids = await this.preparation.selected(selection, caller);
    const prepared = await this.preparation.prepare(ids, action, effectiveOn, caller, organisation);
    const changed = prepared.flatMap(({ planned }) => (planned.fact ? [planned] : []));
    const basis = {
      ...{ government, today, tree: organisation.treeOn(today) },
      ...{ excused: organisation.excusedOn(today), ruleset: rulesetOn(organisation.rulesets, today) },
    };
    const differences = new PlannedDifferences(today, basis.ruleset);
    for (const one of changed) differences.book(one);
    const effect = await this.effects.of(basis, differences);
    const record: BulkRecord = {
      ...{ id: randomUUID(), governmentId: government.id, status: 'preview' },
      ...{ createdAt: this.clock.stamp(), createdBy: caller.userId, action, effectiveOn },
      versions: prepared.flatMap(({ id, version, planned }) => (planned.fact ? [[id, version] as const] : [])),
    };
    await this.bulks.add(record);
    const rows = prepared
      .map(({ id, state, planned }) => ({
        ...{ id, title: state.title, refusal: planned.refusal },
        unit: state.unit === null ? '' : organisation.unitOn(state.unit, today).abbreviation,
      }))
      .sort((a, b) => Number(a.refusal === null) - Number(b.refusal === null) || (a.title < b.title ? -1 : 1));
    return {
      ...{ id: record.id, effectiveOn, rows, effect },
      allowed: record.versions.length,
      refused: prepared.length - record.versions.length,
    };
  }

  /**
   * Records what the preview showed, in one transaction under one stamp.
   * @throws RefusedError `conflict` when it is recorded already, or an SOP has changed since, with which
   */
  async commit({ id }: BulkCommit, caller: Caller): Promise<BulkRecorded> {
    const record = await this.find(id, caller);
    if (record.status !== 'preview') throw already(record);
    if (record.versions.length === 0) {
      throw new RefusedError('nothing_allowed', 'invalid', {
        id: 'tidak satu pun SOP terpilih menerima tindakan ini: pilih SOP atau tindakan lain',
        en: 'no SOP of this selection allows the action: choose other SOPs or another action',
      });
    }
    const { governmentId, action, effectiveOn, versions } = record;
    const organisation = await this.organisations.organisation(await this.organisations.government());
    return write(this.database, async (tx) => {
      await this.governments.lockGovernment(tx, governmentId);
      const ids = versions.map(([sop]) => sop);
      const prepared = await this.preparation.prepare(ids, action, effectiveOn, caller, organisation, tx);
      refuseStale(versions, prepared);
      const changes = prepared.flatMap(({ id: sop, planned }): SopChange[] =>
        planned.fact
          ? [
              {
                sop,
                isNew: false,
                remarks: {},
                retractions: [],
                waits: false,
                events: [{ fact: planned.fact, effectiveOn }],
              },
            ]
          : [],
      );
      const recorded = await this.register.recordIn(tx, { sops: changes }, recorderOf(record, caller), {
        alongside: async (within, { recordedAt }) => {
          if (!(await this.bulks.turn(within, id, 'preview', 'committed', recordedAt))) throw already(record);
        },
      });
      return answer(id, 'committed', recorded);
    });
  }

  /** Takes back exactly what the action recorded. @throws RefusedError `conflict` when it is taken back already */
  async revert(id: string, caller: Caller): Promise<BulkRecorded> {
    const record = await this.find(id, caller);
    if (record.status !== 'committed') throw already(record);
    const recorded = await this.register.revert(id, recorderOf(record, caller), 'Aksi massal dibatalkan', {
      alongside: async (tx, { recordedAt }) => {
        if (!(await this.bulks.turn(tx, id, 'committed', 'reverted', recordedAt))) throw already(record);
      },
    });
    return answer(id, 'reverted', recorded);
  }

  /** One's own, or any for those who govern. */
  private async find(id: string, caller: Caller): Promise<BulkRecord> {
    const record = await this.bulks.find(id);
    if (!record || (record.createdBy !== caller.userId && !caller.permissions.has('register.govern'))) {
      throw new RefusedError('bulk_not_found', 'not_found', {
        id: 'tindakan massal ini tidak ada, atau bukan milik Anda',
        en: 'there is no such action on many SOPs, or it is not yours',
        detail: `there is no bulk action ${id}, or it is not yours`,
      });
    }
    return record;
  }
}

function refuseStale(versions: BulkRecord['versions'], prepared: readonly PreparedSop[]): void {
  const now = new Map<SopId, PreparedSop>(prepared.map((sop) => [sop.id, sop]));
  const changed = versions.filter(([sop, version]) => {
    const held = now.get(sop);
    return held?.version !== version || held.planned.fact === null;
  });
  if (changed.length === 0) return;
  const titles = changed.slice(0, MOST_NAMED).map(([sop]) => `“${now.get(sop)?.state.title ?? sop}”`);
  const rest = changed.length - titles.length;
  const reason = {
    id: `berubah sejak pratinjau: ${titles.join(', ')}${rest > 0 ? ` dan ${rest} lainnya` : ''}; buat pratinjau lagi, lalu putuskan`,
    en: `changed since the preview: ${titles.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}; preview again, then decide`,
  };
  throw new RefusedError('bulk_stale', 'conflict', reason, { count: changed.length, titles: titles.join(', ') });
}

/** Why what is wanted of an action is not open in its state. */
const ALREADY: Readonly<Record<BulkRecord['status'], readonly [code: string, reason: Reason]>> = {
  preview: ['bulk_not_committed', { id: 'tindakan ini belum dicatat', en: 'this action is not recorded yet' }],
  committed: ['bulk_committed', { id: 'tindakan ini sudah dicatat', en: 'this action is committed already' }],
  reverted: ['bulk_reverted', { id: 'tindakan ini sudah dibatalkan', en: 'this action is reverted already' }],
};

function already({ status }: BulkRecord): RefusedError {
  const [code, reason] = ALREADY[status];
  return new RefusedError(code, 'conflict', reason);
}

const recorderOf = ({ id, governmentId }: BulkRecord, { username, via }: Caller): Recorder => ({
  governmentId,
  actor: username,
  source: via === 'session' ? 'screen' : 'api',
  batchId: id,
});

const answer = (id: string, status: BulkRecorded['status'], recorded: Recorded): BulkRecorded => ({
  ...{ id, status, recordedAt: stampToIso(recorded.recordedAt) },
  ...{ sops: recorded.sops, events: recorded.events, retractions: recorded.retractions },
});
