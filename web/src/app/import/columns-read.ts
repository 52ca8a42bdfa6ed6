import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Import } from '@pantausop/contracts';
import { REGISTER_FIELDS, type RegisterField } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

const isField = (field: string | null): field is RegisterField => REGISTER_FIELDS.some((known) => known === field);

/** Which columns of the file were understood, and as what. */
@Component({
  selector: 'app-columns-read',
  template: `<section class="sec" aria-labelledby="kolom-j">
    <div class="sec-h">
      <h2 id="kolom-j">{{ messages.t('import.columnsTitle') }}</h2>
      <span class="unit">{{ summary() }}</span>
    </div>
    @for (sheet of sheets(); track sheet.name) {
      @if (sheets().length > 1) {
        <h3 class="imp-sheet">{{ sheet.name }}</h3>
      }
      <ul class="imp-columns">
        @for (column of sheet.columns; track $index) {
          <li>
            <strong>{{ column.header }}</strong>
            @if (column.meaning; as meaning) {
              <span><i class="i i-right" aria-hidden="true"></i> {{ meaning }}</span>
            } @else {
              <span class="muted">{{ messages.t('import.columnKept') }}</span>
            }
            @if (column.sample) {
              <span class="tiny muted">{{ messages.t('import.columnSample') }}: {{ column.sample }}</span>
            }
          </li>
        }
      </ul>
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnsRead {
  readonly columns = input.required<Import['columns']>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);

  protected readonly sheets = computed(() => {
    const names = [...new Set(this.columns().map(({ sheet }) => sheet))];
    return names.map((name) => ({
      name,
      columns: this.columns()
        .filter(({ sheet }) => sheet === name)
        .map(({ header, field, sample }) => ({
          header,
          sample,
          meaning: isField(field) ? this.messages.t(`import.field_${field}`) : null,
        })),
    }));
  });
  protected readonly summary = computed(() => {
    const known = this.columns().filter(({ field }) => isField(field)).length;
    const { count } = this.format;
    return this.messages.t('import.columnsUnit', { known: count(known), count: count(this.columns().length) });
  });
}
