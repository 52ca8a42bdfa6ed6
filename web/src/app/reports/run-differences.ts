import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ReportDifferences, ReportRun } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** Whether the record of today still says what a sealed report says, and where it does not. */
@Component({
  selector: 'app-run-differences',
  template: `@if (differences().corrected) {
      <div class="note err">
        <i class="i i-warn" aria-hidden="true"></i>
        <div>
          <strong>{{ messages.t('reports.corrected') }}</strong>
          <p>{{ messages.t('reports.correctedText', { count: format.count(count()) }) }}</p>
          <details class="rep-more">
            <summary>{{ messages.t('reports.correctedList') }}</summary>
            <div class="frame twin" tabindex="0" role="region" [attr.aria-label]="messages.t('reports.correctedTable')">
              <table class="t">
                <thead>
                  <tr>
                    <th scope="col">{{ messages.t('reports.figure') }}</th>
                    <th scope="col">{{ messages.t('reports.sealed') }}</th>
                    <th scope="col">{{ messages.t('reports.today') }}</th>
                  </tr>
                </thead>
                <tbody>
                  @for (row of rows(); track $index) {
                    <tr>
                      <th scope="row">
                        {{ row.figure }}
                        @if (row.title) {
                          <span class="tiny muted under">{{ row.title }}</span>
                        }
                      </th>
                      <td>{{ row.sealed }}</td>
                      <td>{{ row.now }}</td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
            @if (differences().more > 0) {
              <p class="tiny muted">
                {{ messages.t('reports.correctedMore', { count: format.count(differences().more) }) }}
              </p>
            }
          </details>
        </div>
      </div>
    } @else {
      <p class="small muted">
        <i class="i i-ok" aria-hidden="true"></i>
        {{ messages.t('reports.unchanged', { instant: format.instant(differences().comparedAt) }) }}
      </p>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunDifferences {
  readonly differences = input.required<ReportDifferences>();
  readonly snapshots = input.required<ReportRun['snapshots']>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);

  protected readonly count = computed(() => this.differences().items.length + this.differences().more);
  protected readonly rows = computed(() => {
    const titles = new Map(this.snapshots().map(({ id, title }) => [id, title]));
    // a report on the whole government is one: its title would only be repeated
    const several = titles.size > 1;
    return this.differences().items.map(({ snapshotId, ...figure }) => ({
      ...figure,
      title: several ? (titles.get(snapshotId) ?? '') : '',
    }));
  });
}
