import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { ROLES, UserSchema, UserWithPasswordSchema, type User } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { FailureWords } from '../../data/failure-words';
import { failureOf } from '../../data/problem';
import { SessionStore } from '../../data/session-store';
import { Messages } from '../../i18n/messages';
import { ErrorNote } from '../../ui/error-note';
import { UnitChooser } from '../../unit-choice/unit-chooser';

/** One account: a new one, or what is kept of it, its roles, its password, its end. The browser gives focus back on closing. */
@Component({
  selector: 'app-user-dialog',
  imports: [ErrorNote, UnitChooser],
  templateUrl: './user-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserDialog {
  readonly changed = output();
  protected readonly messages = inject(Messages);
  private readonly api = inject(Api);
  private readonly words = inject(FailureWords);
  private readonly session = inject(SessionStore);
  protected readonly roles = ROLES;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly user = signal<User | null>(null);
  /** shown once, after it was made */
  protected readonly password = signal<{ username: string; value: string } | null>(null);
  protected readonly problem = signal('');
  protected readonly sending = signal(false);
  protected readonly own = computed(() => this.user()?.id === this.session.session()?.user.id);
  protected readonly heading = computed(() => this.user()?.name ?? this.messages.t('users.add'));

  open(user: User | null): void {
    this.user.set(user);
    this.password.set(null);
    this.problem.set('');
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const common = { name: text('name'), email: text('email') || null };
    const user = this.user();
    if (user) {
      void this.attempt(async () => {
        this.user.set(await this.api.send('PATCH', pathOf(user), common, UserSchema));
        this.close();
      });
      return;
    }
    const grants = [{ role: text('role'), unit: text('unit') }];
    void this.attempt(async () => {
      const body = { username: text('username'), ...common, grants };
      this.show(await this.api.send('POST', '/users', body, UserWithPasswordSchema));
    });
  }

  protected addGrant(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const grant = { role: String(form.get('role')), unit: String(form.get('unit')) };
    this.act('POST', '/grants', grant);
  }

  protected removeGrant({ role, unitId }: User['grants'][number]): void {
    this.act('DELETE', `/grants?role=${role}&unit=${encodeURIComponent(unitId)}`);
  }

  protected deactivate(): void {
    this.act('POST', '/deactivate');
  }

  protected reactivate(): void {
    this.act('POST', '/reactivate');
  }

  protected newPassword(): void {
    const user = this.user();
    if (!user) return;
    void this.attempt(async () => {
      this.show(await this.api.send('POST', `${pathOf(user)}/password`, {}, UserWithPasswordSchema));
    });
  }

  private act(method: 'POST' | 'DELETE', path: string, body?: object): void {
    const user = this.user();
    if (!user) return;
    void this.attempt(async () => {
      this.user.set(await this.api.send(method, pathOf(user) + path, body, UserSchema));
    });
  }

  private show({ user, initialPassword }: { user: User; initialPassword: string | null }): void {
    this.user.set(user);
    if (initialPassword !== null) this.password.set({ username: user.username, value: initialPassword });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.problem.set('');
    try {
      await work();
      this.changed.emit();
    } catch (error) {
      this.problem.set(this.words.of(failureOf(error)));
    } finally {
      this.sending.set(false);
    }
  }
}

const pathOf = ({ id }: User): string => `/users/${encodeURIComponent(id)}`;
