import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { RegisterExportQuery } from '@pantausop/contracts';
import { RefusedError } from '@pantausop/domain';
import { PackedRows } from '../files/packed-rows';
import { jsonList, type Caller } from '../http';
import { RegisterPages, type RegisterPage } from '../register/register-pages';
import type { ExportedFile } from './figure-exports';
import { ABOUT_COLUMNS, HISTORY_COLUMNS, REGISTER_COLUMNS } from './register-tables';
import { ShownAnswers } from './shown-answers';
import { rowsOf, type Cell } from './table';
import { countWords, dateWords, instantWords, SAMPLE_MARK } from './words';
import { Workbooks } from './workbooks';
import { csvOf } from './write-table';

/** A workbook is made in the memory of a thread, and an import takes no more rows; a longer register goes as CSV. */
const MOST_IN_WORKBOOK = 50_000;

/** The register as files that an import reads: the columns are those of its template. */
@Injectable()
export class RegisterExports {
  constructor(
    private readonly register: RegisterPages,
    private readonly answers: ShownAnswers,
    private readonly workbooks: Workbooks,
  ) {}

  /** The state of the day without its history; the line above the headers says so. */
  async csv(query: RegisterExportQuery, caller: Caller): Promise<ExportedFile> {
    const pages = this.register.pages(query, caller, 'without');
    const { value: first } = await pages.next();
    if (!first) throw new Error('the register has at least one page');
    const { asOf, knownAt } = first.basis;
    const state =
      `Salinan keadaan register per ${dateWords(asOf)}, seperti diketahui ${instantWords(knownAt)}; ` +
      'riwayatnya ada pada lembar Riwayat berkas XLSX';
    const sample = (await this.answers.isSample()) ? [[SAMPLE_MARK, ''] as const] : [];
    async function* rows(): AsyncGenerator<readonly Cell[]> {
      yield* rowsOf(first?.sops ?? [], REGISTER_COLUMNS);
      for await (const { sops } of pages) yield* rowsOf(sops, REGISTER_COLUMNS);
    }
    const content = csvOf({ name: '', head: [[state, ''], ...sample], columns: REGISTER_COLUMNS, rows: rows() });
    return { content, name: `register-sop-${asOf}.csv` };
  }

  /** The state of the day, each SOP with its remarks and every event that led to it; of any length. */
  async json(query: RegisterExportQuery, caller: Caller): Promise<ExportedFile> {
    const pages = this.register.pages(query, caller, 'with');
    const { value: first } = await pages.next();
    if (!first) throw new Error('the register has at least one page');
    async function* items(): AsyncGenerator<object> {
      const each = ({ sops }: RegisterPage) =>
        sops.map(({ sop, remarks, journal }) => ({ ...sop, remarks, events: journal }));
      yield* each(first as RegisterPage);
      for await (const page of pages) yield* each(page);
    }
    const head = { ...first.basis, sample: await this.answers.isSample() };
    return { content: Readable.from(jsonList(head, items())), name: `register-sop-${first.basis.asOf}.json` };
  }

  /**
   * The state of the day with every event that led to it.
   * @throws RefusedError `too_long_for_workbook` when it would hold more SOPs than an import takes
   */
  async xlsx(query: RegisterExportQuery, caller: Caller): Promise<ExportedFile> {
    const [register, history, about] = [packed(), packed(), packed()];
    let basis: RegisterPage['basis'] | null = null;
    for await (const page of this.register.pages(query, caller, 'with')) {
      basis ??= page.basis;
      mustFit(basis.total);
      for (const row of rowsOf(page.sops, REGISTER_COLUMNS)) register.push(row);
      const lines = page.sops.flatMap(({ sop, journal }) => journal.map((entry) => ({ sop, entry })));
      for (const row of rowsOf(lines, HISTORY_COLUMNS)) history.push(row);
    }
    if (!basis) throw new Error('the register has at least one page');
    for (const row of await this.about(basis, history.length)) about.push(row);
    const content = await this.workbooks
      .make([
        { name: 'Register', head: [], columns: REGISTER_COLUMNS, rows: register },
        { name: 'Riwayat', head: [], columns: HISTORY_COLUMNS, rows: history },
        { name: 'Penjelasan', head: [], columns: ABOUT_COLUMNS, rows: about },
      ])
      .catch((error: unknown) => {
        throw error instanceof RefusedError ? tooHeavy() : error;
      });
    return { content, name: `register-sop-${basis.asOf}.xlsx` };
  }

  private async about({ asOf, knownAt, ruleset, total }: RegisterPage['basis'], entries: number): Promise<Cell[][]> {
    return [
      ['Pemerintah daerah', await this.answers.nameOf(asOf)],
      ['Per tanggal', dateWords(asOf)],
      ['Seperti diketahui', instantWords(knownAt)],
      ['Kebijakan penilaian', String(ruleset.id)],
      ['Lembar Register', `${countWords(total)} SOP; kolomnya sama dengan templat impor`],
      ['Lembar Riwayat', `${countWords(entries)} peristiwa dan penarikan, urut pencatatan tiap SOP`],
      ...((await this.answers.isSample()) ? [['Perhatian', SAMPLE_MARK]] : []),
    ];
  }
}

function mustFit(total: number): void {
  if (total <= MOST_IN_WORKBOOK) return;
  throw new RefusedError(
    'too_long_for_workbook',
    'invalid',
    {
      id: `${total} SOP tidak muat dalam satu buku kerja (paling banyak ${MOST_IN_WORKBOOK}): unduh CSV, atau pilih satu unit`,
      en: `${total} SOPs do not fit into one workbook of ${MOST_IN_WORKBOOK}: take the CSV, or ask for one unit`,
    },
    { total, most: MOST_IN_WORKBOOK },
  );
}

/** More histories than its thread has memory or time for. */
const tooHeavy = (): RefusedError =>
  new RefusedError('too_long_for_workbook', 'invalid', {
    id: 'register ini dengan seluruh riwayatnya terlalu besar untuk satu buku kerja: unduh CSV, atau pilih satu unit',
    en: 'this register with all its histories is too large for one workbook: take the CSV, or ask for one unit',
  });

const packed = (): PackedRows<readonly Cell[]> => new PackedRows();
