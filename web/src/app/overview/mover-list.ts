import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Filter } from '../filter/filter';
import { UnitLinks } from '../filter/unit-links';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { Mover } from './movers';

/** OPDs whose index moved, with where it stands and by how much it moved. */
@Component({
  selector: 'app-mover-list',
  imports: [RouterLink],
  template: `@if (movers().length === 0) {
      <p class="small muted">{{ none() }}</p>
    } @else {
      <table class="t">
        <thead>
          <tr>
            <th scope="col">{{ messages.t('heatmap.opd') }}</th>
            <th class="num" scope="col">{{ messages.t('heatmap.index') }}</th>
            <th class="num" scope="col">{{ messages.t('heatmap.points') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (mover of movers(); track mover.figure.unit.id) {
            <tr>
              <th scope="row">
                <a
                  class="a"
                  [routerLink]="links.path(mover.figure.unit)"
                  [queryParams]="links.params(mover.figure.unit)"
                  [title]="mover.figure.unit.name"
                  >{{ mover.figure.unit.abbreviation }}</a
                >
              </th>
              <td class="num">{{ format.ratio(mover.figure.index) }}</td>
              <td class="num" [class.sig]="mover.change.numerator < 0">
                {{ format.change(mover.figure.indexBefore, mover.figure.index) }}
              </td>
            </tr>
          }
        </tbody>
      </table>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoverList {
  readonly movers = input.required<readonly Mover[]>();
  readonly none = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly links = inject(UnitLinks);
}
