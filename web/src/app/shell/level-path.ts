import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { UnitsStore } from '../data/units-store';
import { Messages } from '../i18n/messages';

/** The way from the nation down to the government on screen; nothing where there is only one government. */
@Component({
  selector: 'app-level-path',
  imports: [RouterLink],
  template: `@if (units.levels().length > 1) {
    <nav class="levels" [attr.aria-label]="messages.t('filter.levels')">
      <ol>
        @for (unit of units.levels(); track unit.id; let last = $last) {
          <li>
            @if (last) {
              <span aria-current="true">{{ unit.name }}</span>
            } @else {
              <a
                class="a"
                [routerLink]="[]"
                [queryParams]="{ wilayah: unit.id, unit: null, hal: null }"
                queryParamsHandling="merge"
                >{{ unit.name }}</a
              >
            }
          </li>
        }
      </ol>
    </nav>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LevelPath {
  protected readonly messages = inject(Messages);
  protected readonly units = inject(UnitsStore);
}
