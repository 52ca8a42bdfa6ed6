import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  FileMappingSchema,
  ImportOptionsSchema,
  jsonText,
  type FileLook,
  type FileMapping,
  type Import,
  type ImportDecisions,
  type ImportOptions,
  type ImportQuery,
  type Imports,
} from '@pantausop/contracts';
import type { CalendarDate } from '@pantausop/domain';
import { Clock } from '../config';
import { BadInputError, type Caller } from '../http';
import { AREAS } from '../organisation/areas';
import { ImportPlans } from './import-plans';
import { ImportPreparation } from './import-preparation';
import { ImportRecording } from './import-recording';
import { mergeDecisions, pageOf, type ImportRecord } from './import-record';
import { ImportsRepository } from './imports.repository';
import { importRefusal } from './reading/import-refusal';
import { refusal, seesAll } from './refusal';
import { templateXlsx } from './template';

export interface UploadedRegister {
  readonly name: string;
  /** given away: gone once the file is read */
  readonly bytes: Uint8Array;
}

/** Imports of register files: look, preview, decisions (outer contract); recording is the work of `ImportRecording`. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly preparation: ImportPreparation,
    private readonly plans: ImportPlans,
    private readonly recording: ImportRecording,
    private readonly clock: Clock,
  ) {}

  /** The empty template with the OPDs of today and the areas to choose from. */
  async template(): Promise<Uint8Array> {
    return templateXlsx({ opds: await this.preparation.opdNames(), areas: AREAS.shownLabels });
  }

  /** The first lines of a file whose headers a person is to name. @throws RefusedError when it cannot be read at all */
  async look(upload: UploadedRegister, { unit }: ImportOptions, caller: Caller): Promise<FileLook> {
    return this.plans.look(upload, await this.plans.unitOf(unit, caller));
  }

  /** Reads a file and shows what it would record; nothing is recorded. @throws RefusedError when the file cannot be read at all */
  async preview(
    upload: UploadedRegister,
    options: ImportOptions,
    caller: Caller,
    decisions: ImportDecisions = {},
  ): Promise<Import> {
    const today = this.preparation.today;
    const { unit, area = null, effectiveOn = today, mapping } = options;
    refuseFuture(effectiveOn, today);
    if (decisions.inForceSince && 'date' in decisions.inForceSince) refuseFuture(decisions.inForceSince.date, today);
    const record: ImportRecord = {
      id: randomUUID(),
      governmentId: (await this.preparation.government()).id,
      status: 'preview',
      fileName: upload.name,
      sha256: createHash('sha256').update(upload.bytes).digest('hex'),
      createdAt: this.clock.stamp(),
      createdBy: caller.userId,
      createdByName: caller.name,
      options: { unit: await this.plans.unitOf(unit, caller), area, effectiveOn },
      decisions: mapping === undefined ? decisions : { ...decisions, mapping: mappingOf(mapping) },
      planDigest: '',
    };
    const { plan, preview, bytes } = await this.plans.ofNew(record, upload.bytes, caller);
    await this.imports.add({ ...record, planDigest: plan.digest }, bytes, preview);
    return pageOf(preview);
  }

  async list(caller: Caller): Promise<Imports> {
    const { id } = await this.preparation.government();
    return { items: await this.imports.list(id, seesAll(caller) ? null : caller.userId) };
  }

  async get(id: string, query: ImportQuery, caller: Caller): Promise<Import> {
    await this.recording.find(id, caller);
    return this.imports.page(id, query);
  }

  /** Previews anew with decisions added to those before. */
  async decide(id: string, decisions: ImportDecisions, caller: Caller): Promise<Import> {
    const before = await this.recording.findPreview(id, caller);
    const { inForceSince } = decisions;
    if (inForceSince && 'date' in inForceSince) refuseFuture(inForceSince.date, this.preparation.today);
    const record = { ...before, decisions: mergeDecisions(before.decisions, decisions) };
    const { plan, preview } = await this.plans.of(record, caller);
    if (!(await this.imports.replace({ ...record, planDigest: plan.digest }, preview))) {
      throw refusal('conflict', 'already_committed', {});
    }
    return pageOf(preview);
  }

  /** Records what the preview shows, with decisions added to those before. */
  async commit(id: string, decisions: ImportDecisions, caller: Caller): Promise<Import> {
    if (Object.keys(decisions).length > 0) {
      // what the person saw must still be so before more is decided on it
      await this.recording.mustBeAsSeen(id, caller);
      await this.decide(id, decisions, caller);
    }
    return this.recording.commit(id, caller);
  }

  /** The file's own rows with one more column that says what is wrong with them. */
  async marked(id: string, language: 'id' | 'en', caller: Caller): Promise<{ bytes: Uint8Array; name: string }> {
    const record = await this.recording.find(id, caller);
    const bytes = await this.plans.marked(record, language);
    return {
      bytes,
      name: `${record.fileName.replace(/\.[^.]*$/, '')}-${language === 'id' ? 'catatan' : 'remarks'}.xlsx`,
    };
  }
}

const NO_MAPPING = {
  id: 'bukan JSON berisi pemetaan kolom per lembar',
  en: 'is no JSON of a sheet-by-sheet mapping of columns',
};

function mappingOf(text: string): FileMapping {
  const parsed = jsonText(FileMappingSchema).safeParse(text);
  if (parsed.success) return parsed.data;
  throw new BadInputError([{ path: 'mapping', message: NO_MAPPING }], ImportOptionsSchema);
}

function refuseFuture(date: CalendarDate, today: CalendarDate): void {
  if (date > today) throw importRefusal('effective_in_future', { date, today });
}
