import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { Import } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { OpdChoice } from './opd-choice';
import { PreviewStore } from './preview-store';

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
          <label [for]="'opd-' + i"
            >{{ messages.t('import.opdMeans', { name: opd.name }) }}
            <span class="tiny muted">{{ messages.t('import.opdRows', { count: format.count(opd.rows) }) }}</span></label
          >
          <select class="in" [id]="'opd-' + i" (change)="choose(opd, $event)">
            @if (opd.chosen === null) {
              <option value="" selected>{{ messages.t('import.opdChoose') }}</option>
            }
            @for (unit of choice.opds(); track unit.id) {
              <option [value]="unit.id" [selected]="unit.id === opd.chosen">{{ unit.name }}</option>
            }
          </select>
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
  protected readonly choice = inject(OpdChoice);
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

  protected choose({ name, rows }: NamedOpd, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (value) this.store.nameOpd(name, rows, value);
  }
}
