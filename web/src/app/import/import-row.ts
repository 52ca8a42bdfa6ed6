import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ImportRow } from '@pantausop/contracts';
import { AREA_CODES, isAreaCode } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { PreviewStore } from './preview-store';
import { changedDateOf, findingsBeside, takesArea } from './row-findings';

const MARKS = { error: 'i-warn', warning: 'i-warn', note: 'i-right' } as const;

/** One row of the file: what it says, its area, what would be recorded, what is wrong with it. */
@Component({
  selector: 'li[app-import-row]',
  templateUrl: './import-row.html',
  host: { class: 'imp-row' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportRowView {
  readonly row = input.required<ImportRow>();
  /** still a preview: areas and dates can be decided */
  readonly open = input.required<boolean>();
  /** the file has several sheets, so a row is named with its own */
  readonly sheets = input(false);

  protected readonly store = inject(PreviewStore);
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly areas = AREA_CODES;
  protected readonly marks = MARKS;

  protected readonly field = computed(() => `area-${this.row().key}`);
  protected readonly place = computed(() => {
    const { sheet, row } = this.row();
    return this.sheets()
      ? this.messages.t('import.rowOfSheet', { sheet, row })
      : this.messages.t('import.row', { row });
  });
  protected readonly whose = computed(() => {
    const { unit, section } = this.row();
    return [...new Set([unit?.name, section])].filter(Boolean).join(' · ');
  });
  protected readonly findings = computed(() => findingsBeside(this.row()));
  protected readonly takesArea = computed(() => this.open() && takesArea(this.row()));
  protected readonly laterDate = computed(() => (this.open() ? changedDateOf(this.row()) : null));
  protected readonly reason = computed(() => {
    const { area } = this.row();
    if (!area) return '';
    const reason = area.reason[this.messages.language()];
    if (area.confidence === 1) return reason;
    const percent = this.format.count(Math.round(area.confidence * 100));
    const key = area.confirmed ? 'import.areaConfirmed' : 'import.areaProposed';
    return `${this.messages.t(key, { percent })}. ${reason}`;
  });
  protected readonly agreement = computed(() => {
    const { area, title } = this.row();
    return area ? this.messages.t('import.confirmRowOf', { area: this.messages.t(`areas.${area.code}`), title }) : '';
  });

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (isAreaCode(value)) this.store.decide({ areas: { [this.row().key]: value } });
  }

  protected agree(): void {
    const { key, area } = this.row();
    if (area) this.store.decide({ areas: { [key]: area.code } });
  }

  protected takeAsFurther(event: Event): void {
    this.store.takeRowAsFurther(this.row().key, (event.target as HTMLInputElement).checked);
  }
}
