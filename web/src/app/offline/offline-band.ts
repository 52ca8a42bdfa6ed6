import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Connection } from './connection';

/** Says that the server cannot be reached, and from when the figures on screen are. */
@Component({
  selector: 'app-offline-band',
  template: `@if (connection.offline()) {
    <div class="band edge band-offline" role="status">
      <span
        ><strong>{{ messages.t('shell.offline') }}</strong> {{ text() }}</span
      >
      <button class="btn btn-sm" type="button" (click)="reload()">{{ messages.t('shell.reload') }}</button>
    </div>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfflineBand {
  protected readonly messages = inject(Messages);
  protected readonly connection = inject(Connection);
  private readonly format = inject(Format);

  protected readonly text = computed(() => {
    const instant = this.connection.figuresOf();
    return instant === null
      ? this.messages.t('shell.offlineNothing')
      : this.messages.t('shell.offlineSince', { instant: this.format.instant(instant) });
  });

  protected reload(): void {
    window.location.reload();
  }
}
