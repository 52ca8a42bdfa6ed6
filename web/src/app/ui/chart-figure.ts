import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { Messages } from '../i18n/messages';
import { Chart, type ChartOption } from './chart';
import { pngOf } from './chart-picture';
import { fileName, saveFile } from './save-file';
import { ThemeColours } from './theme-colours';
import { csvOf, type TwinTable } from './twin-table';

/** A chart in its frame: a title that states the finding, its unit, a table in its place, PNG, XLSX and CSV. The legend is projected. */
@Component({
  selector: 'app-chart-figure',
  imports: [Chart],
  templateUrl: './chart-figure.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartFigure {
  readonly title = input.required<string>();
  readonly unit = input.required<string>();
  /** as-of date, ruleset, sample mark; written under a downloaded picture */
  readonly source = input('');
  readonly option = input.required<ChartOption>();
  readonly height = input.required<(width: number) => number>();
  readonly table = input.required<TwinTable>();
  /** a bar of the chart */
  readonly picked = output<number>();
  /** the name of each row in the table is a button */
  readonly opens = input(false);
  readonly rowPicked = output<number>();

  protected readonly messages = inject(Messages);
  private readonly colours = inject(ThemeColours);
  private readonly chart = viewChild(Chart);
  protected readonly asTable = signal(false);
  protected readonly summary = computed(() => `${this.title()}. ${this.unit()}`);

  protected async savePicture(): Promise<void> {
    this.asTable.set(false);
    const drawn = this.chart()?.picture();
    if (!drawn) return;
    const text = { title: this.title(), unit: this.unit(), source: this.source() };
    saveFile(await pngOf(drawn, text, this.colours.current()), fileName(this.title(), 'png'));
  }

  protected async saveWorkbook(): Promise<void> {
    const { workbookOf } = await import('./twin-workbook');
    const head = [this.title(), this.unit(), this.source()];
    const workbook = await workbookOf(this.table(), head, this.messages.language() === 'id' ? ',' : '.');
    saveFile(workbook, fileName(this.title(), 'xlsx'));
  }

  protected saveTable(): void {
    const csv = csvOf(this.table(), this.messages.language() === 'id' ? ';' : ',');
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), fileName(this.title(), 'csv'));
  }
}
