import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { Import, UnitChoice } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { PreviewStore } from './preview-store';
import { UnitChooser } from '../unit-choice/unit-chooser';

interface NamedOpd {
  readonly name: string;
  readonly rows: number;
  readonly suggestion: Import['unknownOpds'][number]['suggestion'];
  /** id of the OPD that the person chose; null = not yet */
  readonly chosen: string | null;
}

/** OPD names of the file that no unit bears, each with the choice of what is meant. */
@Component({
  selector: 'app-unknown-opds',
  imports: [UnitChooser],
  template: `<div class="imp-q">
      <h3>{{ messages.t('import.opdsTitle') }}</h3>
      <span class="status tiny">
        <i class="mk" [class]="open() ? 'mk-none' : 'mk-full'" aria-hidden="true"></i
        >{{ messages.t(open() ? 'import.unanswered' : 'import.answered') }}
      </span>
    </div>
    <p class="small">{{ messages.t('import.opdsText') }}</p>
    <ul class="list">
      @for (opd of names(); track opd.name; let i = $index) {
        <li class="imp-opd">
          <app-unit-chooser
            highest="opd"
            lowest="opd"
            may="import.run"
            [fieldId]="'opd-' + i"
            [label]="meaningOf(opd)"
            [value]="opd.chosen ?? ''"
            (chosen)="choose(opd, $event)"
          />
          @if (opd.suggestion && opd.chosen === null) {
            <button class="btn" type="button" (click)="store.nameOpd(opd.name, opd.rows, opd.suggestion.id)">
              {{
                messages.t('import.opdSuggested', {
                  name: opd.suggestion.name,
                  percent: percentOf(opd.suggestion.likeness),
                })
              }}
            </button>
          }
        </li>
      }
    </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnknownOpds {
  protected readonly store = inject(PreviewStore);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);

  protected readonly names = computed<readonly NamedOpd[]>(() => {
    const named = this.store.namedOpds();
    const open = (this.store.preview()?.unknownOpds ?? []).filter(({ name }) => !(name in named));
    return [
      ...Object.entries(named).map(([name, { unit, rows }]) => ({ name, rows, suggestion: null, chosen: unit })),
      ...open.map((unknown) => ({ ...unknown, chosen: null })),
    ];
  });
  protected readonly open = computed(() => this.names().some(({ chosen }) => chosen === null));

  protected percentOf(likeness: number): string {
    return this.format.count(Math.round(likeness * 100));
  }

  protected meaningOf({ name, rows }: NamedOpd): string {
    const { t } = this.messages;
    return `${t('import.opdMeans', { name })} (${t('import.opdRows', { count: this.format.count(rows) })})`;
  }

  protected choose({ name, rows }: NamedOpd, unit: UnitChoice | null): void {
    if (unit) this.store.nameOpd(name, rows, unit.id);
  }
}
