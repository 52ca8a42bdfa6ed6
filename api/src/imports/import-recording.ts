import { Injectable } from '@nestjs/common';
import type { Import, ImportProgress, ImportRow } from '@pantausop/contracts';
import type { Tx } from '@pantausop/database';
import { stampToIso, titleKey } from '@pantausop/domain';
import { AuditTrail, type Act } from '../audit';
import type { Caller } from '../http';
import type { KeptSop } from '../register/batch-undo';
import type { Recorded, Recorder, Several, SopChange } from '../register/register-batch';
import { RegisterService } from '../register/register.service';
import { ImportPlans, type WorkedImport } from './import-plans';
import type { ImportRecord } from './import-record';
import { ImportsRepository } from './imports.repository';
import { keptInWords } from './kept-in-words';
import type { Plan } from './planning/plan';
import { refusal, seesAll } from './refusal';

/** Records imports and takes them back. A process that dies meanwhile leaves all or nothing: commit again. */
@Injectable()
export class ImportRecording {
  /** commits of this process, one after another */
  private turn: Promise<unknown> = Promise.resolve();
  /** how far those under way are; shown, never needed */
  private readonly running = new Map<string, { readonly done: number; readonly total: number }>();

  constructor(
    private readonly imports: ImportsRepository,
    private readonly plans: ImportPlans,
    private readonly register: RegisterService,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Records what the preview shows, in one transaction.
   * @throws RefusedError when areas are unconfirmed, it is committed already, or the register changed since the preview
   */
  async commit(id: string, caller: Caller): Promise<Import> {
    const mine = this.turn.then(() => this.commitNow(id, caller));
    // the next waits for this one, whatever comes of it; the caller hears of a failure through `mine`
    this.turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  /** How far the recording is. */
  async progress(id: string, caller: Caller): Promise<ImportProgress> {
    const { status } = await this.find(id, caller);
    return { status, ...(this.running.get(id) ?? { done: 0, total: 0 }) };
  }

  /** @throws RefusedError `register_changed` when the register moved on since the preview, which is then made anew */
  async mustBeAsSeen(id: string, caller: Caller): Promise<void> {
    const held = await this.findPreview(id, caller);
    await this.workedAsSeen(held, caller);
  }

  /** Retracts exactly what the import recorded, except where something recorded later rests on it: that is said of each such row. */
  async revert(id: string, caller: Caller): Promise<Import> {
    const record = await this.find(id, caller);
    if (record.status === 'preview') throw refusal('conflict', 'not_committed', {});
    if (record.status === 'reverted') throw refusal('conflict', 'already_reverted', {});
    const recorded = await this.imports.recorded(id);
    let kept: readonly KeptSop[] = [];
    await this.register.revert(id, recorderOf(record, caller), 'Impor dibatalkan', {
      sparing: (events, spared) => {
        kept = spared;
        const [first] = spared;
        if (events > 0 || !first) return;
        const { reason } = keptInWords(first);
        throw refusal('conflict', 'revert_blocked', { whyId: reason.id, whyEn: reason.en });
      },
      alongside: async (tx, taken) => {
        const settled = { status: 'reverted' as const, recorded, kept: await this.placed(tx, id, kept) };
        if (!(await this.imports.turn(tx, id, 'committed', settled))) throw refusal('conflict', 'already_reverted', {});
        await this.trail.record(tx, actOf('import.revert', record, caller, taken));
      },
    });
    return this.imports.page(id);
  }

  /** Kept SOPs with the rows of the file that recorded them. */
  private async placed(tx: Tx, id: string, kept: readonly KeptSop[]): Promise<NonNullable<Import['kept']>> {
    if (kept.length === 0) return [];
    const places = new Map<string, RowPlace>();
    for await (const { outcome, title, sheet, row } of this.imports.rows(id, tx)) {
      const key = titleKey(title);
      if (outcome !== 'error' && !places.has(key)) places.set(key, { sheet, row });
    }
    return kept.map((one) => {
      const { title, reason } = keptInWords(one);
      return { title, ...(places.get(titleKey(title)) ?? { sheet: null, row: null }), reason };
    });
  }

  async find(id: string, caller: Caller): Promise<ImportRecord> {
    const record = await this.imports.find(id);
    if (!record || !(seesAll(caller) || record.createdBy === caller.userId)) {
      throw refusal('not_found', 'import_not_found', {});
    }
    return record;
  }

  async findPreview(id: string, caller: Caller): Promise<ImportRecord> {
    const record = await this.find(id, caller);
    if (record.status === 'reverted') throw refusal('conflict', 'already_reverted', {});
    if (record.status !== 'preview') throw refusal('conflict', 'already_committed', {});
    return record;
  }

  private async commitNow(id: string, caller: Caller): Promise<Import> {
    const held = await this.findPreview(id, caller);
    try {
      await this.record(held, await this.workedAsSeen(held, caller), caller);
    } finally {
      this.running.delete(id);
    }
    return this.imports.page(id);
  }

  private async workedAsSeen(held: ImportRecord, caller: Caller): Promise<WorkedImport> {
    const worked = await this.plans.of(held, caller);
    if (worked.plan.digest === held.planDigest) return worked;
    const renewed = await this.imports.replace({ ...held, planDigest: worked.plan.digest }, worked.preview);
    throw refusal('conflict', renewed ? 'register_changed' : 'already_committed', {});
  }

  private async record(record: ImportRecord, worked: WorkedImport, caller: Caller): Promise<void> {
    const { plan, knownAt } = worked;
    const { planned, unconfirmedAreas } = plan.tally;
    if (unconfirmedAreas > 0) throw refusal('conflict', 'areas_unconfirmed', { rows: unconfirmedAreas });
    const { id } = record;
    const learn = await this.plans.lessonOf(record, worked);
    const units = plan.proposedUnits.filter(({ accepted }) => accepted);
    this.plans.forget();
    this.running.set(id, { done: 0, total: planned });
    await this.register.record({ units, sops: plannedOf(plan) }, recorderOf(record, caller), {
      progress: (done, total) => this.running.set(id, { done, total }),
      expect: ({ lastStamp }) => {
        if (lastStamp !== knownAt) throw refusal('conflict', 'register_changed', {});
      },
      alongside: async (tx, { recordedAt, ...counts }) => {
        const recorded = { ...counts, recordedAt: stampToIso(recordedAt) };
        const turned = await this.imports.turn(tx, id, 'preview', { status: 'committed', recorded, kept: null });
        if (!turned) throw refusal('conflict', 'already_committed', {});
        await this.trail.record(tx, actOf('import.commit', record, caller, counts));
        await learn(tx, recordedAt, caller.username);
      },
    });
  }
}

type RowPlace = Pick<ImportRow, 'sheet' | 'row'>;

/** What a plan would record, unpacked while it is recorded. */
const plannedOf = ({ rows, tally }: Plan): Several<SopChange> => ({
  length: tally.planned,
  *[Symbol.iterator]() {
    for (const { planned } of rows) if (planned) yield planned;
  },
});

const recorderOf = ({ id, governmentId }: ImportRecord, { username }: Caller): Recorder => ({
  governmentId,
  actor: username,
  source: 'import',
  batchId: id,
});

const actOf = (
  action: 'import.commit' | 'import.revert',
  { id, fileName, sha256 }: ImportRecord,
  actor: Caller,
  counts: Omit<Recorded, 'recordedAt'>,
): Act => ({
  action,
  outcome: 'done',
  actor,
  subject: { kind: 'import', id, label: fileName },
  after: { sops: counts.sops, events: counts.events, retractions: counts.retractions, units: counts.units, sha256 },
});
