import { computed, inject, Injectable, signal } from '@angular/core';
import { SopActionsSchema } from '@pantausop/contracts';
import { calendarDate, draftOf, foldEvents, standingEvents, versionsOf } from '@pantausop/domain';
import { Api } from '../../data/api';
import { SessionStore } from '../../data/session-store';
import { Filter } from '../../filter/filter';
import { SopStore } from '../sop-store';
import type { Doing } from './action-form';
import { recordedHistory } from './recorded-history';

/** What may be done to the SOP of the page, and what somebody is doing. */
@Injectable()
export class ActionStore {
  private readonly sops = inject(SopStore);
  private readonly filter = inject(Filter);
  /** whoever only reads is shown no actions */
  readonly mayRecord = inject(SessionStore).may('register.record');

  readonly reading = inject(Api).read(SopActionsSchema, () =>
    this.sops.id() === '' ? undefined : { path: `/sops/${encodeURIComponent(this.sops.id())}/actions` },
  );
  readonly offer = this.reading.value;
  readonly today = computed(() => calendarDate(this.offer()?.today ?? this.filter.today));
  /** the page shows another day: what is done, is done today */
  readonly elsewhen = computed(() => this.filter.asOf() !== this.today());

  private readonly history = computed(() => recordedHistory(this.sops.events.value()?.items ?? []));
  private readonly standing = computed(() => standingEvents(this.history()));
  readonly versions = computed(() => versionsOf(this.standing(), this.filter.asOf()));
  readonly draft = computed(() => {
    const date = this.filter.asOf();
    return foldEvents(this.standing(), date).obliged ? draftOf(this.standing(), date) : null;
  });
  readonly verification = computed(() => this.offer()?.verifications.findLast(({ stands }) => stands) ?? null);

  readonly doing = signal<Doing | null>(null);
  /** what was recorded last, for all to hear */
  readonly done = signal('');

  start(doing: Doing): void {
    this.done.set('');
    this.doing.set(doing);
  }

  leave(): void {
    this.doing.set(null);
  }

  recorded(what: string): void {
    this.doing.set(null);
    this.done.set(what);
    this.reload();
  }

  /** Everything that the page says of the SOP; what is on screen stays until the answers are there. */
  reload(): void {
    this.sops.reading.reload();
    this.sops.events.reload();
    this.reading.reload();
  }
}
