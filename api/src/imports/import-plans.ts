import { Injectable } from '@nestjs/common';
import type { FileLook, ImportRow } from '@pantausop/contracts';
import type { Tx } from '@pantausop/database';
import type { Stamp, UnitId } from '@pantausop/domain';
import type { Caller } from '../http';
import { ImportMemoryRepository } from './import-memory.repository';
import { ImportPreparation, type Prepared } from './import-preparation';
import type { ImportRecord } from './import-record';
import { ImportsRepository } from './imports.repository';
import { FileWorker } from './reading/file-worker';
import type { Mark } from '../files/marked-workbook';
import type { ReadFile } from './reading/register-reader';

/** An import worked out under the register of now. */
export interface WorkedImport extends Prepared {
  readonly file: ReadFile;
}

/** A file that was read, and its bytes where they were at hand. */
interface Read {
  readonly file: ReadFile;
  readonly bytes: Uint8Array | null;
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

  /** By the file as it is stored. */
  async of(record: ImportRecord, caller: Caller): Promise<WorkedImport> {
    return this.worked(record, (await this.read(record, null)).file, caller);
  }

  /** By a file that is not stored yet. @returns the bytes to store too: those given are given away */
  async ofNew(record: ImportRecord, given: Uint8Array, caller: Caller): Promise<WorkedImport & { bytes: Uint8Array }> {
    const { file, bytes } = await this.read(record, given);
    return { bytes: bytes ?? given, ...(await this.worked(record, file, caller)) };
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
  async marked(record: ImportRecord, language: 'id' | 'en'): Promise<Uint8Array> {
    const marks: Mark[] = [];
    for await (const { findings } of this.imports.rows(record.id)) marks.push(...marksOf(findings, language));
    return this.files.mark({
      bytes: await this.imports.bytes(record.sha256),
      fileName: record.fileName,
      limits: this.preparation.limits,
      marks,
      language,
    });
  }

  forget(): void {
    this.remembered = null;
  }

  private async worked(record: ImportRecord, file: ReadFile, caller: Caller): Promise<WorkedImport> {
    const memory = await this.memory.of(record.governmentId);
    return { file, ...(await this.preparation.prepare(record, file, caller, memory)) };
  }

  private async read({ sha256, fileName, options, decisions }: ImportRecord, given: Uint8Array | null): Promise<Read> {
    const { today, limits } = this.preparation;
    const { mapping = {} } = decisions;
    const learnt = await this.headersOf(options.unit);
    const key = JSON.stringify([sha256, today, fileName, mapping, [...learnt]]);
    if (this.remembered?.key === key) return { file: this.remembered.file, bytes: null };
    const stored = given ?? (await this.imports.bytes(sha256));
    const read = await this.files.read({ bytes: stored, fileName, limits, today, mapping, learnt });
    this.remembered = { key, file: read.file };
    return read;
  }

  /** What people said of headers in files of the unit; of files of many units where none is chosen. */
  private async headersOf(unit: UnitId | null) {
    const { id, unitId } = await this.preparation.government();
    return this.memory.headers(id, unit ?? unitId);
  }
}

const marksOf = (findings: ImportRow['findings'], language: 'id' | 'en'): Mark[] =>
  findings.flatMap(({ sheet, row, column, severity, text }) =>
    sheet === null || row === null ? [] : [{ sheet, row, column, severity, text: text[language] }],
  );
