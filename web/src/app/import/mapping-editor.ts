import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { FileMapping } from '@pantausop/contracts';
import { REGISTER_FIELDS, type RegisterField } from '@pantausop/domain';
import { Messages } from '../i18n/messages';
import { columnsUnder, mappingOf, withField, type Look, type MappedColumn } from './sheet-mapping';

interface NamedSheet {
  readonly look: Look;
  readonly headerRow: number | null;
  readonly columns: readonly MappedColumn[];
  readonly changed: boolean;
}

/** Names the header row and the columns of each sheet by choosing, with samples beside. */
@Component({
  selector: 'app-mapping-editor',
  templateUrl: './mapping-editor.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MappingEditor {
  readonly looks = input.required<readonly Look[]>();
  readonly busy = input(false);
  /** what a person said of the sheets they changed */
  readonly said = output<FileMapping>();
  readonly left = output();
  protected readonly messages = inject(Messages);
  protected readonly fields = REGISTER_FIELDS;

  protected readonly sheets = linkedSignal<readonly NamedSheet[]>(() =>
    this.looks().map((look) => {
      const { headerRow } = look;
      return { look, headerRow, columns: columnsUnder(look, headerRow), changed: false };
    }),
  );
  /** sheets that were changed and still lack a title column */
  protected readonly lacking = computed(() =>
    this.sheets().filter(({ changed, columns }) => changed && !columns.some(({ field }) => field === 'title')),
  );
  protected readonly ready = computed(
    () => this.lacking().length === 0 && this.sheets().some(({ changed }) => changed),
  );

  protected chooseRow(sheet: NamedSheet, event: Event): void {
    const headerRow = Number((event.target as HTMLSelectElement).value) || null;
    this.put(sheet, { headerRow, columns: columnsUnder(sheet.look, headerRow) });
  }

  protected chooseField(sheet: NamedSheet, { column }: MappedColumn, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const field: RegisterField | null = this.fields.find((known) => known === value) ?? null;
    this.put(sheet, { columns: withField(sheet.columns, column, field) });
  }

  protected use(): void {
    if (!this.ready() || this.busy()) return;
    const changed = this.sheets().filter((sheet) => sheet.changed);
    this.said.emit(
      Object.fromEntries(changed.map(({ look, headerRow, columns }) => [look.name, mappingOf(headerRow, columns)])),
    );
  }

  protected lineOf({ row, cells }: Look['lines'][number]): string {
    const said = cells.filter((cell) => cell !== '').join(' · ');
    return this.messages.t('import.mapLine', { row: String(row), text: said.slice(0, 80) });
  }

  private put(sheet: NamedSheet, now: Partial<NamedSheet>): void {
    this.sheets.update((sheets) => sheets.map((one) => (one === sheet ? { ...one, ...now, changed: true } : one)));
  }
}
