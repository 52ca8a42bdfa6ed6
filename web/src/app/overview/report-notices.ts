import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReportNotices as Notices } from '@pantausop/contracts';
import { Api } from '../data/api';
import { later } from '../data/contract';
import { SessionStore } from '../data/session-store';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** What went wrong with the reader's own report schedules, until it is seen. Most readers have none and see nothing. */
@Component({
  selector: 'app-report-notices',
  imports: [RouterLink],
  template: `@if (notices.value()?.items; as items) {
    @if (items.length > 0) {
      <section class="note err rep-told" [attr.aria-label]="messages.t('overview.noticeTitle')">
        <i class="i i-warn" aria-hidden="true"></i>
        <div>
          <strong>{{ messages.t('overview.noticeTitle') }}</strong>
          <ul class="rep-notices">
            @for (notice of items; track notice.id) {
              <li>
                <span>{{ sentence(notice) }}</span>
                <span class="acts">
                  <a
                    class="btn btn-sm"
                    [routerLink]="notice.runId ? ['/laporan/kiriman', notice.runId] : ['/laporan']"
                    >{{ messages.t('overview.noticeLook') }}</a
                  >
                  <button
                    class="btn btn-sm btn-quiet"
                    type="button"
                    [attr.aria-disabled]="seeing() || null"
                    (click)="see(notice.id)"
                  >
                    {{ messages.t('overview.noticeSeen') }}
                  </button>
                </span>
              </li>
            }
          </ul>
        </div>
      </section>
    }
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportNotices {
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly api = inject(Api);
  private readonly keeps = inject(SessionStore).may('reports.manage');
  protected readonly seeing = signal(false);
  protected readonly notices = this.api.read(
    later((all) => all.ReportNoticesSchema),
    () => (this.keeps ? { path: '/report-notices' } : undefined),
  );

  protected sentence({ kind, scheduleName: name, plannedAt }: Notices['items'][number]): string {
    const date = plannedAt === null ? '' : this.format.instant(plannedAt);
    return this.messages.t(`overview.notice_${kind}`, { name, date });
  }

  protected async see(id: string): Promise<void> {
    if (this.seeing()) return;
    this.seeing.set(true);
    try {
      await this.api.tell('POST', `/report-notices/${encodeURIComponent(id)}/seen`);
    } finally {
      this.seeing.set(false);
      this.notices.reload();
    }
  }
}
