import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Import, ImportDecisions, ImportOptions, ImportQuery, Imports } from '@pantausop/contracts';
import {
  RefusedError,
  stampToIso,
  type CalendarDate,
  type RefusalKind,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { AuditTrail, type Act } from '../audit';
import { Clock } from '../config';
import type { Caller } from '../http';
import type { Recorded, Recorder, SopChange } from '../register/register-batch';
import { RegisterService } from '../register/register.service';
import { ImportPreparation, type Prepared } from './import-preparation';
import { mergeDecisions, pageOf, type ImportRecord, type Preview } from './import-record';
import { ImportsRepository } from './imports.repository';
import { unconfirmedAreas } from './preview';
import { importRefusal } from './reading/import-refusal';
import { FileWorker } from './reading/file-worker';
import type { ReadFile } from './reading/register-reader';
import type { ProposedUnit } from './planning/plan';
import { sentence, type SentenceCode, type SentenceParams } from './sentences';

export interface UploadedRegister {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a commit records, and under which watermark it was planned. */
interface ToRecord {
  readonly knownAt: Stamp;
  readonly sops: readonly SopChange[];
  readonly units: readonly ProposedUnit[];
  readonly learnt: readonly { readonly key: string; readonly alias: string; readonly unit: UnitId }[];
}

/** Files of so many rows are kept in memory between preview and commit; longer ones are read again. */
const REMEMBERED_ROWS = 10_000;

/** Imports of register files: preview, decisions, commit, revert (outer contract). */
@Injectable()
export class ImportsService {
  /** what was read last, by digest and day: saves reading again when decisions change; never needed for correctness */
  private remembered: { readonly key: string; readonly file: ReadFile } | null = null;
  /** commits of this process, one after another */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly imports: ImportsRepository,
    private readonly preparation: ImportPreparation,
    private readonly register: RegisterService,
    private readonly files: FileWorker,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Reads a file and shows what it would record; nothing is recorded. @throws RefusedError when the file cannot be read at all */
  async preview(
    upload: UploadedRegister,
    options: ImportOptions,
    caller: Caller,
    decisions: ImportDecisions = {},
  ): Promise<Import> {
    const governmentId = await this.preparation.governmentId();
    const learnt = await this.imports.learnt(governmentId);
    const today = this.preparation.today;
    const { unit, area = null, effectiveOn = today } = options;
    refuseFuture(effectiveOn, today);
    if (decisions.inForceSince && 'date' in decisions.inForceSince) refuseFuture(decisions.inForceSince.date, today);
    const record: ImportRecord = {
      id: randomUUID(),
      governmentId,
      status: 'preview',
      fileName: upload.name,
      sha256: createHash('sha256').update(upload.bytes).digest('hex'),
      createdAt: this.clock.stamp(),
      createdBy: caller.userId,
      createdByName: caller.name,
      options: {
        unit: unit === undefined ? null : await this.preparation.unitOf(unit, caller, learnt),
        area,
        effectiveOn,
      },
      decisions,
      planDigest: '',
    };
    const file = await this.read(record, upload.bytes);
    const { plan, preview } = await this.preparation.prepare(record, file, caller, learnt);
    await this.imports.add({ ...record, planDigest: plan.digest }, upload.bytes, preview);
    return pageOf(preview);
  }

  async list(caller: Caller): Promise<Imports> {
    const governmentId = await this.preparation.governmentId();
    return { items: await this.imports.list(governmentId, seesAll(caller) ? null : caller.userId) };
  }

  async get(id: string, query: ImportQuery, caller: Caller): Promise<Import> {
    await this.find(id, caller);
    return pageOf(await this.imports.preview(id), query);
  }

  /** Previews anew with decisions added to those before. */
  async decide(id: string, decisions: ImportDecisions, caller: Caller): Promise<Import> {
    const before = await this.findPreview(id, caller);
    const record = this.decided(before, decisions);
    const { plan, preview } = await this.prepare(record, caller);
    await this.store(record, plan.digest, preview);
    return pageOf(preview);
  }

  /**
   * Records what the preview shows, in one transaction.
   * @throws RefusedError when areas are unconfirmed, it is committed already, or the register changed since the preview
   */
  async commit(id: string, decisions: ImportDecisions, caller: Caller): Promise<Import> {
    const mine = this.turn.then(() => this.commitNow(id, decisions, caller));
    // the next waits for this one, whatever comes of it; the caller hears of a failure through `mine`
    this.turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  /** Retracts exactly what the import recorded. */
  async revert(id: string, caller: Caller): Promise<Import> {
    const record = await this.find(id, caller);
    if (record.status === 'preview') throw refusal('conflict', 'not_committed', {});
    if (record.status === 'reverted') throw refusal('conflict', 'already_reverted', {});
    const { recorded } = await this.imports.preview(id);
    await this.register.revert(id, recorderOf(record, caller), 'Impor dibatalkan', async (tx, taken) => {
      const turned = await this.imports.turn(tx, id, 'committed', { status: 'reverted', recorded });
      if (!turned) throw refusal('conflict', 'already_reverted', {});
      await this.trail.record(tx, actOf('import.revert', record, caller, taken));
    });
    return pageOf(await this.imports.preview(id));
  }

  /** The file's own rows with one more column that says what is wrong with them. */
  async marked(id: string, language: 'id' | 'en', caller: Caller): Promise<{ bytes: Uint8Array; name: string }> {
    const record = await this.find(id, caller);
    const { rows } = await this.imports.preview(id);
    const marks = rows.flatMap(({ findings }) =>
      findings.flatMap(({ sheet, row, column, severity, text }) =>
        sheet === null || row === null ? [] : [{ sheet, row, column, severity, text: text[language] }],
      ),
    );
    const bytes = await this.files.mark({
      bytes: await this.imports.bytes(record.sha256),
      fileName: record.fileName,
      limits: this.preparation.limits,
      marks,
      header: language === 'id' ? 'Catatan impor' : 'Import remarks',
    });
    return {
      bytes,
      name: `${record.fileName.replace(/\.[^.]*$/, '')}-${language === 'id' ? 'catatan' : 'remarks'}.xlsx`,
    };
  }

  private async commitNow(id: string, decisions: ImportDecisions, caller: Caller): Promise<Import> {
    const held = await this.findPreview(id, caller);
    await this.recordPlan(held, await this.planToRecord(held, decisions, caller), caller);
    return pageOf(await this.imports.preview(id));
  }

  /** What is to be recorded, if the register is still the one of the preview and every area is confirmed. */
  private async planToRecord(held: ImportRecord, decisions: ImportDecisions, caller: Caller): Promise<ToRecord> {
    let record = held;
    let { plan, preview, knownAt } = await this.prepare(held, caller);
    if (plan.digest !== held.planDigest) {
      await this.store(held, plan.digest, preview);
      throw refusal('conflict', 'register_changed', {});
    }
    if (Object.keys(decisions).length > 0) {
      record = this.decided(held, decisions);
      ({ plan, preview, knownAt } = await this.prepare(record, caller));
      await this.store(record, plan.digest, preview);
    }
    const unconfirmed = unconfirmedAreas(plan);
    if (unconfirmed > 0) throw refusal('conflict', 'areas_unconfirmed', { rows: unconfirmed });
    return {
      knownAt,
      sops: plan.rows.flatMap(({ planned }) => (planned ? [planned] : [])),
      units: plan.proposedUnits.filter(({ accepted }) => accepted),
      learnt: await this.preparation.learntFrom(record),
    };
  }

  private async recordPlan(record: ImportRecord, plan: ToRecord, caller: Caller): Promise<void> {
    const { id, governmentId } = record;
    this.remembered = null;
    const { knownAt: expectedStamp, sops, units, learnt } = plan;
    await this.register.record({ units, sops }, recorderOf(record, caller), {
      expect: ({ lastStamp }) => {
        if (lastStamp !== expectedStamp) throw refusal('conflict', 'register_changed', {});
      },
      alongside: async (tx, { recordedAt, ...counts }) => {
        const recorded = { ...counts, recordedAt: stampToIso(recordedAt) };
        const turned = await this.imports.turn(tx, id, 'preview', { status: 'committed', recorded });
        if (!turned) throw refusal('conflict', 'already_committed', {});
        await this.trail.record(tx, actOf('import.commit', record, caller, counts));
        await this.imports.learn(tx, governmentId, learnt, caller.username, recordedAt);
      },
    });
  }

  /** Plans under the register of now. */
  private async prepare(record: ImportRecord, caller: Caller): Promise<Prepared> {
    const file = await this.read(record, null);
    return this.preparation.prepare(record, file, caller, await this.imports.learnt(record.governmentId));
  }

  private async store(record: ImportRecord, planDigest: string, preview: Preview): Promise<void> {
    if (!(await this.imports.replace({ ...record, planDigest }, preview))) {
      throw refusal('conflict', 'already_committed', {});
    }
  }

  private async read({ sha256, fileName }: ImportRecord, bytes: Uint8Array | null): Promise<ReadFile> {
    const { today, limits } = this.preparation;
    const key = `${sha256} ${today} ${fileName}`;
    if (this.remembered?.key === key) return this.remembered.file;
    const file = await this.files.read({ bytes: bytes ?? (await this.imports.bytes(sha256)), fileName, limits, today });
    this.remembered = file.rows.length <= REMEMBERED_ROWS ? { key, file } : null;
    return file;
  }

  private decided(record: ImportRecord, decisions: ImportDecisions): ImportRecord {
    const { inForceSince } = decisions;
    if (inForceSince && 'date' in inForceSince) refuseFuture(inForceSince.date, this.preparation.today);
    return { ...record, decisions: mergeDecisions(record.decisions, decisions) };
  }

  private async find(id: string, caller: Caller): Promise<ImportRecord> {
    const record = await this.imports.find(id);
    if (!record || !(seesAll(caller) || record.createdBy === caller.userId)) {
      throw refusal('not_found', 'import_not_found', {});
    }
    return record;
  }

  private async findPreview(id: string, caller: Caller): Promise<ImportRecord> {
    const record = await this.find(id, caller);
    if (record.status === 'reverted') throw refusal('conflict', 'already_reverted', {});
    if (record.status !== 'preview') throw refusal('conflict', 'already_committed', {});
    return record;
  }
}

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

/** Operators see their own imports; whoever governs the register sees all. */
const seesAll = (caller: Caller): boolean => caller.permissions.has('register.govern');

function refuseFuture(date: CalendarDate, today: CalendarDate): void {
  if (date > today) throw importRefusal('effective_in_future', { date, today });
}

/** A refusal whose `params` hold the sentence in both languages. */
function refusal<C extends SentenceCode>(kind: RefusalKind, code: C, params: SentenceParams<C>): RefusedError {
  const said = sentence(code, params);
  return new RefusedError(code, kind, said.en, { ...said });
}
