import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { ProcessEventsSchema, type ProcessEvents } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import type { ProcessMapStore } from './process-map-store';

/** What was recorded of a process, read when it is opened; each record can be taken back with a reason. */
@Component({
  selector: 'app-process-history',
  imports: [ErrorState, Skeleton],
  templateUrl: './process-history.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessHistory {
  readonly store = input.required<ProcessMapStore>();
  readonly process = input.required<string>();
  /** the entry itself was taken back */
  readonly gone = output();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly open = signal(false);
  /** the event whose retraction is being reasoned */
  protected readonly taking = signal<string | null>(null);

  protected readonly reading = inject(Api).read(ProcessEventsSchema, () =>
    // read anew when something was recorded
    this.open() && this.store().map() ? { path: `/processes/${encodeURIComponent(this.process())}/events` } : undefined,
  );

  protected toggled(event: Event): void {
    this.open.set((event.target as HTMLDetailsElement).open);
  }

  protected sentence({ type, about, effectiveOn }: ProcessEvents['items'][number]): string {
    const date = this.format.date(effectiveOn, 'short');
    const what = about ?? this.messages.t(type === 'assigned' ? 'process.noUnit' : 'process.unknownSop');
    return this.messages.t(`process.event_${type}`, { date, what });
  }

  protected async retract(submitted: Event, { id, type }: ProcessEvents['items'][number]): Promise<void> {
    submitted.preventDefault();
    const reason = String(new FormData(submitted.target as HTMLFormElement).get('reason') ?? '').trim();
    if (reason === '') return;
    if (!(await this.store().record(this.process(), { type: 'retracted', event: id, reason }))) return;
    this.taking.set(null);
    if (type === 'established') this.gone.emit();
  }
}
