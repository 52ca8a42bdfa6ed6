import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { FileMapping, Import } from '@pantausop/contracts';
import { REGISTER_FIELDS, type RegisterField } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { MappingEditor } from './mapping-editor';
import type { Look } from './sheet-mapping';

const isField = (field: string | null): field is RegisterField => REGISTER_FIELDS.some((known) => known === field);

/** Which row of the file holds the headers and which columns were understood, and as what; changed by choosing. */
@Component({
  selector: 'app-columns-read',
  imports: [MappingEditor],
  template: `<section class="sec" aria-labelledby="kolom-j">
    <div class="sec-h">
      <h2 id="kolom-j">{{ messages.t('import.columnsTitle') }}</h2>
      <span class="unit">{{ summary() }}</span>
    </div>
    @if (editing()) {
      <app-mapping-editor [looks]="looks()" [busy]="busy()" (said)="said.emit($event)" (left)="editing.set(false)" />
    } @else {
      @for (sheet of sheets(); track sheet.name) {
        <h3 class="imp-sheet">{{ sheet.name }}</h3>
        <p class="tiny muted">{{ sheet.where }}</p>
        <ul class="imp-columns">
          @for (column of sheet.columns; track $index) {
            <li>
              <strong>{{ column.header }}</strong>
              @if (column.meaning; as meaning) {
                <span><i class="i i-right" aria-hidden="true"></i> {{ meaning }}</span>
              } @else {
                <span class="muted">{{ messages.t('import.columnKept') }}</span>
              }
              @if (column.said; as said) {
                <span class="tiny muted">{{ saidBy(said) }}</span>
              }
              @if (column.sample) {
                <span class="tiny muted">{{ messages.t('import.columnSample') }}: {{ column.sample }}</span>
              }
            </li>
          }
        </ul>
      }
      @if (open() && looks().length > 0) {
        <div class="acts imp-after">
          <button class="btn" type="button" (click)="editing.set(true)">{{ messages.t('import.mapChange') }}</button>
        </div>
      }
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnsRead {
  readonly preview = input.required<Pick<Import, 'columns' | 'sheets'>>();
  /** the preview can still be changed */
  readonly open = input(false);
  readonly busy = input(false);
  readonly said = output<FileMapping>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  /** closed again when a new preview comes */
  protected readonly editing = linkedSignal({ source: () => this.preview().columns, computation: () => false });

  protected readonly looks = computed<readonly Look[]>(() => {
    const { columns, sheets } = this.preview();
    return sheets.map((sheet) => ({ ...sheet, columns: columns.filter((one) => one.sheet === sheet.name) }));
  });
  protected readonly sheets = computed(() => {
    const { columns, sheets } = this.preview();
    return [...new Set(columns.map(({ sheet }) => sheet))].map((name) => {
      const row = sheets.find((sheet) => sheet.name === name)?.headerRow ?? null;
      return {
        name,
        where: row === null ? '' : this.messages.t('import.headerRow', { row: this.format.count(row) }),
        columns: columns
          .filter(({ sheet }) => sheet === name)
          .map(({ header, field, sample, said }) => ({
            ...{ header, sample, said },
            meaning: isField(field) ? this.messages.t(`import.field_${field}`) : null,
          })),
      };
    });
  });
  protected readonly summary = computed(() => {
    const { columns } = this.preview();
    const known = columns.filter(({ field }) => isField(field)).length;
    const { count } = this.format;
    return this.messages.t('import.columnsUnit', { known: count(known), count: count(columns.length) });
  });
  protected saidBy(said: NonNullable<Import['columns'][number]['said']>): string {
    return this.messages.t(`import.said_${said}`);
  }
}
