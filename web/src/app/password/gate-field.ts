import { ChangeDetectionStrategy, Component, type ElementRef, input, model, viewChild } from '@angular/core';

/** One line of text with what to write below it, or what is wrong with it. */
@Component({
  selector: 'app-gate-field',
  template: `<div class="field">
    <label [for]="name()">{{ label() }}</label>
    <input
      #field
      class="in in-lg"
      type="text"
      spellcheck="false"
      [id]="name()"
      [attr.autocomplete]="complete()"
      [attr.autocapitalize]="complete() === 'off' ? null : 'none'"
      [attr.placeholder]="placeholder() || null"
      [value]="value()"
      [attr.aria-invalid]="error() ? 'true' : null"
      [attr.aria-describedby]="error() ? name() + '-galat' : hint() ? name() + '-petunjuk' : null"
      (input)="value.set(field.value)"
    />
    @if (error(); as text) {
      <span class="err" [id]="name() + '-galat'">{{ text }}</span>
    } @else if (hint()) {
      <span class="hint" [id]="name() + '-petunjuk'">{{ hint() }}</span>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GateField {
  /** id of the field in the page */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly complete = input<'off' | 'username' | 'email'>('off');
  readonly placeholder = input('');
  readonly hint = input('');
  readonly error = input('');
  readonly value = model.required<string>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  focus(): void {
    this.field().nativeElement.focus();
  }
}
