import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { ReportOptOutsSchema, ReportScheduleVersionsSchema, type NewReportSchedule } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { Format } from '../format/format';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { RefusalNote } from '../ui/refusal-note';

/** The parts of a schedule by what the form calls them. */
const PARTS: Readonly<Record<keyof NewReportSchedule, MessageKey>> = {
  name: 'schedule.fName',
  report: 'schedule.fReport',
  rule: 'schedule.fWhen',
  period: 'schedule.fPeriod',
  dayOff: 'schedule.fDayOff',
  catchUp: 'schedule.fCatchUp',
  windowDays: 'schedule.fWindow',
  audience: 'schedule.fWho',
  language: 'schedule.fLanguage',
  mandatory: 'schedule.fMandatory',
  whenUnknown: 'schedule.fUnknown',
};

/** Who changed a schedule when, and who ended its mails: those can be taken back. */
@Component({
  selector: 'app-schedule-past',
  imports: [RefusalNote],
  template: `
    <section class="rep-part" aria-labelledby="jd-berhenti">
      <h2 id="jd-berhenti">{{ messages.t('schedule.optOuts') }}</h2>
      @if (ended().length === 0) {
        <p class="small muted">{{ messages.t('schedule.optOutsNone') }}</p>
      } @else {
        <ul class="list small">
          @for (one of ended(); track one.address) {
            <li>
              <span>
                {{ one.address }}
                <span class="tiny muted under">{{
                  messages.t('schedule.optOutSince', { instant: format.instant(one.since) })
                }}</span>
              </span>
              <button
                class="btn btn-s"
                type="button"
                [attr.aria-disabled]="attempt.busy() || null"
                [attr.aria-label]="messages.t('schedule.optOutBackOf', { address: one.address })"
                (click)="takeBack(one.address)"
              >
                {{ messages.t('schedule.optOutBack') }}
              </button>
            </li>
          }
        </ul>
      }
      @if (attempt.failure(); as failure) {
        <app-refusal-note [title]="messages.t('schedule.optOutFailed')" [failure]="failure" />
      }
      <p class="tiny muted" role="status">{{ told() }}</p>
    </section>
    <section class="rep-part" aria-labelledby="jd-riwayat">
      <h2 id="jd-riwayat">{{ messages.t('schedule.past') }}</h2>
      <ol class="list small" reversed>
        @for (one of past(); track one.version) {
          <li>
            <span>
              {{ one.what }}
              <span class="tiny muted under">{{ one.who }}</span>
            </span>
          </li>
        }
      </ol>
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchedulePast {
  readonly id = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  private readonly api = inject(Api);

  private readonly optOuts = this.api.read(ReportOptOutsSchema, () => ({ path: `${this.path()}/opt-outs` }));
  private readonly versions = this.api.read(ReportScheduleVersionsSchema, () => ({ path: `${this.path()}/versions` }));
  protected readonly attempt = new Attempt();
  protected readonly told = signal('');
  protected readonly ended = computed(() => this.optOuts.value()?.items ?? []);
  protected readonly past = computed(() => {
    const all = this.versions.value()?.items ?? [];
    return all.map((one, at) => {
      const before = all[at + 1];
      const who = this.messages.t('schedule.pastWho', {
        who: one.changedBy,
        instant: this.format.instant(one.changedAt),
      });
      return { version: one.version, who, what: before ? this.changed(before, one) : this.messages.t('schedule.made') };
    });
  });

  private path(): string {
    return `/report-schedules/${encodeURIComponent(this.id())}`;
  }

  /** The parts that differ, by their names. */
  private changed(before: NewReportSchedule, after: NewReportSchedule): string {
    const parts = (Object.keys(PARTS) as (keyof NewReportSchedule)[]).filter(
      (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
    );
    const names = parts.map((part) => this.messages.t(PARTS[part])).join(', ');
    return this.messages.t(parts.length === 0 ? 'schedule.savedSame' : 'schedule.savedParts', { parts: names });
  }

  protected async takeBack(address: string): Promise<void> {
    if (this.attempt.busy()) return;
    const done = await this.attempt.make(() =>
      this.api.tell('DELETE', `${this.path()}/opt-outs/${encodeURIComponent(address)}`),
    );
    if (!done) return;
    this.told.set(this.messages.t('schedule.optOutDone', { address }));
    this.optOuts.reload();
  }
}
