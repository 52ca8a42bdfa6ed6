import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkItem } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { WorkWords } from './work-words';

/** Things of one kind that wait; on a phone each is a card. */
@Component({
  selector: 'app-work-table',
  imports: [RouterLink],
  template: `<div class="frame" tabindex="0" role="region" [attr.aria-label]="label()">
    <table class="t work">
      <thead>
        <tr>
          <th scope="col">{{ messages.t(ofUnits() ? 'work.opd' : 'work.sop') }}</th>
          @if (!ofUnits()) {
            <th scope="col">{{ messages.t('work.unit') }}</th>
          }
          <th scope="col">{{ messages.t('work.why') }}</th>
          @if (withWait()) {
            <th scope="col" class="num">{{ messages.t('work.wait') }}</th>
          }
          @if (withGain()) {
            <th scope="col" class="num">{{ messages.t(ofUnits() ? 'work.cells' : 'work.gain') }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (item of items(); track item.link) {
          <tr>
            <th scope="row">
              <a class="a" [routerLink]="item.link">{{ item.sop?.title ?? item.unit.name }}</a>
              @if (place(item); as text) {
                <span class="tiny muted under">{{ text }}</span>
              }
            </th>
            @if (!ofUnits()) {
              <td class="w-unit">
                {{ item.unit.abbreviation }}
                @if (item.opd && item.opd.id !== item.unit.id) {
                  <span class="tiny muted under">{{ item.opd.abbreviation }}</span>
                }
              </td>
            }
            <td class="w-why">{{ words.why(item) }}</td>
            @if (withWait()) {
              <td class="num" [attr.data-label]="messages.t('work.wait')">{{ words.wait(item) }}</td>
            }
            @if (withGain()) {
              <td class="num strong" [attr.data-label]="messages.t(ofUnits() ? 'work.cells' : 'work.gain')">
                {{ format.count(item.gain) }}
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkTable {
  readonly items = input.required<readonly WorkItem[]>();
  readonly label = input.required<string>();
  readonly ofUnits = input(false);
  readonly withGain = input(true);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(WorkWords);
  protected readonly withWait = computed(() => this.items().some(({ days }) => days !== null));

  protected place({ sop }: WorkItem): string {
    return sop === null ? '' : [sop.number, this.messages.t(`areas.${sop.area}_row`)].filter(Boolean).join(' · ');
  }
}
