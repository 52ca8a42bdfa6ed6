import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LetterheadSchema, SetupDoneSchema, SignInInfoSchema, type Setup, type SetupDone } from '@pantausop/contracts';
import { GOVERNMENT_KINDS } from '@pantausop/domain';
import { Api } from '../data/api';
import { FailureWords, type Said } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { SessionStore } from '../data/session-store';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { GateField } from '../password/gate-field';
import { GateFrame } from '../password/gate-frame';
import { aboutAccount, isAboutEmail, isAboutNewPassword } from '../password/refusal-words';
import { SecretField } from '../password/secret-field';
import { ErrorNote } from '../ui/error-note';
import { FileDrop } from '../ui/file-drop';
import { Skeleton } from '../ui/skeleton';
import { NextSteps } from './next-steps';

/** Fields of the page by their ids, with what is said when one is empty. */
const REQUIRED = {
  kode: 'setup.codeMissing',
  'nama-pemda': 'setup.nameMissing',
  singkatan: 'setup.abbreviationMissing',
  pengguna: 'setup.usernameMissing',
  'nama-admin': 'setup.personMissing',
  'sandi-admin': 'setup.passwordMissing',
} as const satisfies Record<string, MessageKey>;
type Field = keyof typeof REQUIRED | 'surel';

/** Which field a refusal is about; undefined for none. */
function fieldOf(failure: Failure): Field | undefined {
  if (isAboutNewPassword(failure)) return 'sandi-admin';
  if (isAboutEmail(failure)) return 'surel';
  return { wrong_setup_code: 'kode', bad_username: 'pengguna' }[failure.problem?.code ?? ''] as Field | undefined;
}

/** Penyiapan pertama: once, while nothing is recorded. Then the new administrator is signed in and led on. */
@Component({
  selector: 'app-setup-page',
  imports: [ErrorNote, FileDrop, GateField, GateFrame, NextSteps, RouterLink, SecretField, Skeleton],
  templateUrl: './setup-page.html',
  host: { class: 'gate-page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetupPage {
  protected readonly messages = inject(Messages);
  protected readonly words = inject(FailureWords);
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  private readonly fields = viewChildren(GateField);
  private readonly secret = viewChild(SecretField);

  protected readonly kinds = GOVERNMENT_KINDS;
  protected readonly info = this.api.read(SignInInfoSchema, () => ({ path: '/sign-in' }));
  protected readonly done = signal<SetupDone | null>(null);
  protected readonly state = computed(() =>
    this.done() ? 'done' : this.info.value() ? (this.info.value()?.setup ? 'open' : 'over') : 'asking',
  );
  protected readonly code = signal('');
  protected readonly from = signal<'reference' | 'new'>('reference');
  protected readonly kind = signal<(typeof GOVERNMENT_KINDS)[number]>('city');
  protected readonly name = signal('');
  protected readonly abbreviation = signal('');
  protected readonly crest = signal<File | null>(null);
  protected readonly username = signal('admin');
  protected readonly person = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  /** by the field that is wrong */
  private readonly errors = signal<Partial<Record<Field, Said>>>({});
  /** about no field */
  protected readonly refusal = signal<Failure | null>(null);
  /** why the crest was not taken, once the rest stands */
  protected readonly crestRefused = signal<Failure | null>(null);
  protected readonly title = computed(() => {
    const done = this.done();
    return done ? this.messages.t('setup.doneTitle', { government: done.government }) : this.messages.t('setup.title');
  });

  protected error(field: Field): string {
    return this.words.of(this.errors()[field] ?? null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.refusal.set(null);
    this.complain(this.missing());
    if (Object.keys(this.errors()).length > 0) return;
    this.busy.set(true);
    try {
      const done = await this.api.send('POST', '/setup', this.given(), SetupDoneSchema);
      await this.session.signIn(this.username().trim(), this.password());
      await this.giveCrest();
      this.done.set(done);
    } catch (error) {
      this.fail(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** Under the lines that the register itself says; what is wrong with the picture undoes nothing. */
  private async giveCrest(): Promise<void> {
    const file = this.crest();
    if (file === null) return;
    try {
      const { government, secretariat, office } = await this.api.fetch('/letterhead', LetterheadSchema);
      const form = new FormData();
      for (const [name, line] of Object.entries({ government, secretariat, office, address: '', crest: 'new' }))
        form.set(name, line);
      form.set('file', file, file.name);
      await this.api.upload('/letterhead', form, LetterheadSchema, () => undefined);
    } catch (error) {
      this.crestRefused.set(failureOf(error));
    }
  }

  private given(): Setup {
    const { kind, name, abbreviation } = { kind: this.kind(), name: this.name(), abbreviation: this.abbreviation() };
    const email = this.email().trim();
    return {
      code: this.code(),
      government: this.from() === 'reference' ? { from: 'reference' } : { from: 'new', kind, name, abbreviation },
      admin: {
        ...{ username: this.username(), name: this.person(), password: this.password() },
        email: email === '' ? null : email,
      },
    };
  }

  private missing(): Partial<Record<Field, MessageKey>> {
    const values: Readonly<Record<keyof typeof REQUIRED, string>> = {
      kode: this.code(),
      'nama-pemda': this.from() === 'new' ? this.name() : '-',
      singkatan: this.from() === 'new' ? this.abbreviation() : '-',
      pengguna: this.username(),
      'nama-admin': this.person(),
      'sandi-admin': this.password(),
    };
    const empty = Object.entries(REQUIRED).filter(([field]) => values[field as keyof typeof REQUIRED].trim() === '');
    return Object.fromEntries(empty);
  }

  private fail(failure: Failure): void {
    if (failure.problem?.code === 'already_set_up') return this.info.reload();
    const field = fieldOf(failure);
    if (field) this.complain({ [field]: aboutAccount(failure) });
    else this.refusal.set(failure);
  }

  /** Says what is wrong, and goes to the first of it. */
  private complain(errors: Partial<Record<Field, Said>>): void {
    this.errors.set(errors);
    const first = this.fields().find((field) => errors[field.name() as Field] !== undefined);
    if (first) first.focus();
    else if (errors['sandi-admin']) this.secret()?.focus();
  }
}
