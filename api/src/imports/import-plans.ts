import { Injectable } from '@nestjs/common';
import type { FileLook, Import } from '@pantausop/contracts';
import type { Tx } from '@pantausop/database';
import type { Stamp, UnitId } from '@pantausop/domain';
import type { Caller } from '../http';
import { ImportMemoryRepository } from './import-memory.repository';
import { ImportPreparation, type Prepared } from './import-preparation';
import type { ImportRecord } from './import-record';
import { ImportsRepository } from './imports.repository';
import { FileWorker } from './reading/file-worker';
import type { ReadFile } from './reading/register-reader';

/** Files of so many rows are kept in memory between preview and commit; longer ones are read again. */
const REMEMBERED_ROWS = 10_000;

/** An import worked out under the register of now. */
export interface WorkedImport extends Prepared {
  readonly file: ReadFile;
}

/** Reads the file of an import as people said that it is read, and plans what it would record. */
@Injectable()
export class ImportPlans {
  /** what was read last: saves reading again when decisions change; never needed for correctness */
  private remembered: { readonly key: string; readonly file: ReadFile } | null = null;

  constructor(
    private readonly imports: ImportsRepository,
    private readonly memory: ImportMemoryRepository,
    private readonly preparation: ImportPreparation,
    private readonly files: FileWorker,
  ) {}

  /** @param bytes of the file; null = as it is stored */
  async of(record: ImportRecord, bytes: Uint8Array | null, caller: Caller): Promise<WorkedImport> {
    const file = await this.read(record, bytes);
    const memory = await this.memory.of(record.governmentId);
    return { file, ...(await this.preparation.prepare(record, file, caller, memory)) };
  }

  /** The first lines of a file, whether its headers are known or not. */
  async look(upload: { readonly name: string; readonly bytes: Uint8Array }, unit: UnitId | null): Promise<FileLook> {
    const { today, limits } = this.preparation;
    const learnt = await this.headersOf(unit);
    return this.files.look({ bytes: upload.bytes, fileName: upload.name, limits, today, mapping: {}, learnt });
  }

  /** The unit chosen for a file, by any of its names. @throws RefusedError when it is unknown or outside the caller's scope */
  async unitOf(text: string | undefined, caller: Caller): Promise<UnitId | null> {
    if (text === undefined) return null;
    const { id } = await this.preparation.government();
    return this.preparation.unitOf(text, caller, await this.memory.of(id));
  }

  /** Remembers what people decided, in the transaction that records the import. */
  async lessonOf(
    record: ImportRecord,
    { file, plan }: WorkedImport,
  ): Promise<(tx: Tx, at: Stamp, actor: string) => Promise<void>> {
    const lesson = await this.preparation.lessonOf(record, file, plan);
    return (tx, at, actor) => this.memory.learn(tx, record.governmentId, lesson, actor, at);
  }

  /** The file's own rows with one more column that says what is wrong with them. */
  async marked(record: ImportRecord, rows: Import['rows'], language: 'id' | 'en'): Promise<Uint8Array> {
    const marks = rows.flatMap(({ findings }) =>
      findings.flatMap(({ sheet, row, column, severity, text }) =>
        sheet === null || row === null ? [] : [{ sheet, row, column, severity, text: text[language] }],
      ),
    );
    return this.files.mark({
      bytes: await this.imports.bytes(record.sha256),
      fileName: record.fileName,
      limits: this.preparation.limits,
      marks,
      header: language === 'id' ? 'Catatan impor' : 'Import remarks',
    });
  }

  forget(): void {
    this.remembered = null;
  }

  private async read({ sha256, fileName, options, decisions }: ImportRecord, bytes: Uint8Array | null) {
    const { today, limits } = this.preparation;
    const { mapping = {} } = decisions;
    const learnt = await this.headersOf(options.unit);
    const key = JSON.stringify([sha256, today, fileName, mapping, [...learnt]]);
    if (this.remembered?.key === key) return this.remembered.file;
    const stored = bytes ?? (await this.imports.bytes(sha256));
    const file = await this.files.read({ bytes: stored, fileName, limits, today, mapping, learnt });
    this.remembered = file.rows.length <= REMEMBERED_ROWS ? { key, file } : null;
    return file;
  }

  /** What people said of headers in files of the unit; of files of many units where none is chosen. */
  private async headersOf(unit: UnitId | null) {
    const { id, unitId } = await this.preparation.government();
    return this.memory.headers(id, unit ?? unitId);
  }
}
