import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ImportSummary } from '@pantausop/contracts';
import { Messages } from '../i18n/messages';

const SHAPES = { preview: 'mk mk-none', committed: 'mk mk-full', reverted: 'mk mk-na' } as const;

/** Where an import stands: a shape and a word. */
@Component({
  selector: 'app-import-status',
  template: `<i [class]="shapes[status()]" aria-hidden="true"></i>{{ messages.t(label()) }}`,
  host: { class: 'status small' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportStatus {
  readonly status = input.required<ImportSummary['status']>();
  protected readonly shapes = SHAPES;
  protected readonly messages = inject(Messages);
  protected readonly label = () => `import.status_${this.status()}` as const;
}
