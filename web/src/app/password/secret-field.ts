import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { Messages } from '../i18n/messages';

/** A password, hidden until its owner wants to see it. */
@Component({
  selector: 'app-secret-field',
  template: `<div class="field">
    <label [for]="name()">{{ label() }}</label>
    <span class="gate-secret">
      <input
        #field
        class="in"
        [class.in-lg]="large()"
        [id]="name()"
        [attr.autocomplete]="complete()"
        [type]="visible() ? 'text' : 'password'"
        [value]="value()"
        [attr.aria-invalid]="error() || wrong() ? 'true' : null"
        [attr.aria-describedby]="error() ? name() + '-galat' : (wrong() ?? (hint() ? name() + '-petunjuk' : null))"
        (input)="value.set(field.value)"
      />
      <button
        class="btn btn-quiet"
        type="button"
        [attr.aria-controls]="name()"
        [attr.aria-label]="messages.t(visible() ? 'signIn.hide' : 'signIn.show') + ': ' + label()"
        (click)="visible.set(!visible())"
      >
        {{ messages.t(visible() ? 'signIn.hide' : 'signIn.show') }}
      </button>
    </span>
    @if (error(); as text) {
      <span class="err" [id]="name() + '-galat'">{{ text }}</span>
    }
    @if (hint(); as text) {
      <span class="hint" [id]="name() + '-petunjuk'">{{ text }}</span>
    }
  </div>`,
  host: { class: 'secret', '[class.secret-lg]': 'large()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SecretField {
  /** id of the field in the page */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly complete = input.required<'current-password' | 'new-password'>();
  readonly value = model.required<string>();
  readonly error = input<string>('');
  readonly hint = input<string>('');
  /** id of what says elsewhere in the page that it is wrong; null when nothing does */
  readonly wrong = input<string | null>(null);
  /** as on the pages before the door */
  readonly large = input(false);

  protected readonly messages = inject(Messages);
  protected readonly visible = signal(false);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  focus(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }
}
