import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SopDetail } from '@pantausop/contracts';
import { Messages } from '../i18n/messages';
import type { PointPart } from './sop-points';
import { SopWords } from './sop-words';

/** How the points of an SOP come about: its four parts, each with what it rests on. */
@Component({
  selector: 'app-points-table',
  template: `<table class="t t-roomy points">
    <thead>
      <tr>
        <th scope="col">{{ messages.t('sop.part') }}</th>
        <th scope="col" class="num">{{ messages.t('opdReport.sopPoints') }}</th>
      </tr>
    </thead>
    <tbody>
      @for (row of rows(); track row.part) {
        <tr>
          <th scope="row">
            {{ messages.t(row.name) }}
            <span class="small under" [class.muted]="row.points === row.most">{{ row.reason }}</span>
            <span class="mini points-bar" aria-hidden="true"><i [style.width.%]="row.share"></i></span>
          </th>
          <td class="num">
            <span class="strong">{{ row.points }}</span>
            <span class="muted"> {{ messages.t('sop.ofMost', { most: row.most }) }}</span>
          </td>
        </tr>
      }
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{{ messages.t('sop.total') }}</th>
        <td class="num">
          {{ sop().points }}<span class="muted points-most"> {{ messages.t('sop.ofMost', { most: most() }) }}</span>
        </td>
      </tr>
    </tfoot>
  </table>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PointsTable {
  readonly sop = input.required<SopDetail>();
  readonly parts = input.required<readonly PointPart[]>();
  protected readonly messages = inject(Messages);
  private readonly words = inject(SopWords);

  protected readonly most = computed(() => this.parts().reduce((sum, { most }) => sum + most, 0));
  protected readonly rows = computed(() =>
    this.parts().map((part) => ({
      ...part,
      name: `sop.part_${part.part}` as const,
      reason: this.words.reason(this.sop(), part),
      /** a length, not a figure */
      share: part.most === 0 ? 0 : (part.points / part.most) * 100,
    })),
  );
}
