import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { AREA_CODES } from '@pantausop/domain';
import { Filter } from '../filter/filter';
import { Messages } from '../i18n/messages';

/** The way between the eight areas. */
@Component({
  selector: 'app-area-nav',
  imports: [RouterLink, RouterLinkActive],
  template: `<nav [attr.aria-label]="messages.t('area.nav')">
    <ul class="tabs area-nav">
      <li>
        <a
          routerLink="/area"
          [queryParams]="filter.kept()"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{
            paths: 'exact',
            queryParams: 'ignored',
            fragment: 'ignored',
            matrixParams: 'ignored',
          }"
          >{{ messages.t('area.all') }}</a
        >
      </li>
      @for (area of areas(); track area.code) {
        <li>
          <a
            [routerLink]="['/area', area.code]"
            [queryParams]="filter.kept()"
            routerLinkActive="here"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{
              paths: 'exact',
              queryParams: 'ignored',
              fragment: 'ignored',
              matrixParams: 'ignored',
            }"
            >{{ area.name }}</a
          >
        </li>
      }
    </ul>
  </nav>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreaNav {
  protected readonly messages = inject(Messages);
  protected readonly filter = inject(Filter);
  protected readonly areas = computed(() =>
    AREA_CODES.map((code) => ({ code, name: this.messages.t(`areas.${code}_row`) })),
  );
}
