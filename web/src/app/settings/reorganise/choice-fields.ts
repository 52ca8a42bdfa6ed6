import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { NamedUnit } from '@pantausop/contracts';
import { Messages } from '../../i18n/messages';
import { choiceOf, tokenOf, type Choice } from './sop-choices';

/** A decision about an SOP: where it goes, with the day of its review, or why it ends. */
@Component({
  selector: 'app-choice-fields',
  template: `<select class="in" [attr.id]="fieldId()" [attr.aria-label]="name() || null" (change)="decide($event)">
      <option value="" [selected]="token() === ''">{{ messages.t('reorganisation.choose') }}</option>
      @for (target of targets(); track target.id) {
        <option [value]="'move:' + target.id" [selected]="token() === 'move:' + target.id">
          {{ messages.t('reorganisation.move', { unit: target.abbreviation }) }}
        </option>
      }
      @for (target of targets(); track target.id) {
        <option [value]="'renew:' + target.id" [selected]="token() === 'renew:' + target.id">
          {{ messages.t('reorganisation.renew', { unit: target.abbreviation }) }}
        </option>
      }
      <option value="end" [selected]="token() === 'end'">{{ messages.t('reorganisation.end') }}</option>
    </select>
    @if (choice(); as choice) {
      @if (choice.action === 'renew') {
        <label class="rog-more small"
          >{{ messages.t('reorganisation.reviewOn') }}
          <input
            class="in"
            type="date"
            [value]="choice.reviewOn"
            [attr.aria-invalid]="choice.reviewOn === '' ? true : null"
            (change)="changed.emit({ action: 'renew', to: choice.to, reviewOn: valueOf($event) })"
        /></label>
      } @else if (choice.action === 'end') {
        <label class="rog-more small"
          >{{ messages.t('reorganisation.endReason') }}
          <input
            class="in"
            maxlength="2000"
            autocomplete="off"
            [value]="choice.reason"
            [attr.aria-invalid]="choice.reason.trim() === '' ? true : null"
            (input)="changed.emit({ action: 'end', reason: valueOf($event) })"
        /></label>
      }
    }`,
  host: { class: 'rog-choice' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChoiceFields {
  readonly choice = input.required<Choice | null>();
  readonly targets = input.required<readonly NamedUnit[]>();
  /** the first proposal for a review */
  readonly reviewOn = input.required<string>();
  readonly fieldId = input<string | null>(null);
  readonly name = input('');
  readonly changed = output<Choice | null>();
  protected readonly messages = inject(Messages);
  protected readonly token = computed(() => tokenOf(this.choice()));

  protected decide(event: Event): void {
    this.changed.emit(choiceOf(this.valueOf(event), { reviewOn: this.reviewOn(), reason: '' }));
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }
}
