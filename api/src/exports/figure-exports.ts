import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ChangesQuery } from '../compliance/analysis-question';
import type { MatrixQuery, ProgressQuery } from '../compliance/question';
import type { Caller } from '../http';
import { changesTables } from './changes-tables';
import { matrixTables } from './matrix-tables';
import { progressTable } from './progress-table';
import { ShownAnswers } from './shown-answers';
import type { Table } from './table';
import { csvOf, jsonOf, xlsxOf } from './write-table';

/** SOPs named behind each cause: as many as one answer gives. */
const MOST_SOPS = 1000;

/** What is handed over: the bytes and the name of a file. */
export interface ExportedFile {
  readonly content: Uint8Array | Readable;
  readonly name: string;
}

/** Figures as they stand on the screen, as files. */
@Injectable()
export class FigureExports {
  constructor(private readonly answers: ShownAnswers) {}

  async matrix(query: MatrixQuery, caller: Caller, ending: 'csv' | 'xlsx' | 'json'): Promise<ExportedFile> {
    const matrix = await this.answers.matrix(query, caller);
    const name = `matriks-${matrix.root.code.toLowerCase()}-${matrix.asOf}.${ending}`;
    if (ending === 'json') return { content: jsonOf(matrix), name };
    const { map, figures } = matrixTables(matrix, await this.answers.nameOf(matrix.asOf));
    const content = ending === 'csv' ? csvOf(figures) : await xlsxOf([map, figures]);
    return { content, name };
  }

  async progress(query: ProgressQuery, caller: Caller, ending: 'csv' | 'xlsx' | 'json'): Promise<ExportedFile> {
    const progress = await this.answers.progress(query, caller);
    const name = `perkembangan-${progress.from}-${progress.to}.${ending}`;
    if (ending === 'json') return { content: jsonOf(progress), name };
    const unit = await this.answers.nameOf(progress.to, progress.root);
    const table: Table = progressTable(progress, await this.answers.nameOf(progress.to), unit);
    const content = ending === 'csv' ? csvOf(table) : await xlsxOf([table]);
    return { content, name };
  }

  async changes(query: ChangesQuery, caller: Caller): Promise<ExportedFile> {
    const changes = await this.answers.changes({ ...query, sops: query.sops ?? MOST_SOPS }, caller);
    const content = await xlsxOf(changesTables(changes, await this.answers.nameOf(changes.to)));
    return { content, name: `perubahan-${changes.root.code.toLowerCase()}-${changes.from}-${changes.to}.xlsx` };
  }
}
