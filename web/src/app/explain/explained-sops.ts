import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ExplanationSchema, type ExplainedSop, type Explanation } from '@pantausop/contracts';
import { Api, type Question } from '../data/api';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Pager } from '../ui/pager';
import { fileName, saveFile } from '../ui/save-file';
import { csvOf } from '../ui/twin-table';
import type { SubjectMeasure } from './figure-subject';
import { SopReasons } from './sop-reasons';

/** Rows that one request for the file brings. */
const ROWS_AT_ONCE = 1000;

/** The SOPs behind a figure, each with what it adds and why not more. */
@Component({
  selector: 'app-explained-sops',
  imports: [Pager, RouterLink],
  templateUrl: './explained-sops.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExplainedSops {
  readonly answer = input.required<Explanation>();
  readonly measure = input.required<SubjectMeasure>();
  readonly perPage = input.required<number>();
  readonly title = input.required<string>();
  /** what was asked, without its page: the file asks for all rows */
  readonly question = input.required<Question | undefined>();
  readonly go = output<number>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly reasons = inject(SopReasons);
  private readonly api = inject(Api);
  protected readonly loading = signal(false);
  protected readonly failed = signal(false);

  protected async download(): Promise<void> {
    if (this.loading()) return;
    this.loading.set(true);
    this.failed.set(false);
    try {
      const csv = csvOf(this.reasons.table(await this.all()), this.messages.language() === 'id' ? ';' : ',');
      saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), fileName(this.title(), 'csv'));
    } catch {
      // HttpErrorResponse: said beside the button, which tries again
      this.failed.set(true);
    } finally {
      this.loading.set(false);
    }
  }

  private async all(): Promise<ExplainedSop[]> {
    const question = this.question();
    const rows: ExplainedSop[] = [];
    if (!question) return rows;
    for (let page = 1, total = 1; rows.length < total && page <= Math.ceil(total / ROWS_AT_ONCE); page++) {
      const query = { ...question.query, page, pageSize: ROWS_AT_ONCE };
      const answer = await this.api.fetch(question.path, ExplanationSchema, query);
      rows.push(...answer.items);
      total = answer.total;
    }
    return rows;
  }
}
