import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '../data/session-store';
import { Messages } from '../i18n/messages';
import { wayBack } from '../sign-in/way-back';
import { GateFrame } from './gate-frame';
import { PasswordForm } from './password-form';

/** Ganti sandi: whoever has an initial password gets no further before it is changed. */
@Component({
  selector: 'app-change-page',
  imports: [GateFrame, PasswordForm],
  template: `<app-gate-frame [title]="messages.t('password.changeTitle')">
    <p class="gate-lead muted">{{ messages.t('password.changeLead') }}</p>
    <app-password-form
      [label]="messages.t('password.changeTitle')"
      [username]="username()"
      [large]="true"
      (changed)="goOn()"
    />
    <p class="gate-help">
      <button class="btn btn-quiet" type="button" (click)="leave()">{{ messages.t('shell.signOut') }}</button>
    </p>
  </app-gate-frame>`,
  host: { class: 'gate-page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangePage {
  /** of the address: the page that was asked for */
  readonly kembali = input<string>();

  protected readonly messages = inject(Messages);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly username = computed(() => this.session.session()?.user.username ?? '');

  protected async goOn(): Promise<void> {
    this.session.forget();
    await this.session.ensure();
    await this.router.navigateByUrl(wayBack(this.kembali()));
  }

  protected async leave(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/masuk');
  }
}
