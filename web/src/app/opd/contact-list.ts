import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { CONTACT_REASONS, type Contact, type ContactReason } from './contacts';

/** Shown at first. */
const FEW = 6;

/** OPD yang perlu dihubungi: who, and why. */
@Component({
  selector: 'app-contact-list',
  imports: [RouterLink],
  template: `<section class="sec" aria-labelledby="hubungi-j">
    <div class="sec-h">
      <h2 id="hubungi-j">{{ messages.t('opd.contactsTitle') }}</h2>
      <span class="unit">{{ summary() }}</span>
    </div>
    @if (contacts().length === 0) {
      <p class="small muted">{{ messages.t('opd.contactsNone') }}</p>
    } @else {
      <ol class="steps steps-2">
        @for (contact of shown(); track contact.unit.id) {
          <li>
            <div>
              <a class="strong" [routerLink]="['/opd', contact.unit.id]" [queryParams]="filter.kept()">{{
                contact.unit.name
              }}</a>
              <p class="small muted">{{ why(contact) }}</p>
            </div>
            <span class="small nowrap">{{ silence(contact) }}</span>
          </li>
        }
      </ol>
      @if (contacts().length > few) {
        <button class="btn btn-sm tr-all" type="button" [attr.aria-expanded]="all()" (click)="all.set(!all())">
          {{ messages.t(all() ? 'opd.contactsFew' : 'opd.contactsAll', { count: format.count(contacts().length) }) }}
        </button>
      }
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContactList {
  readonly contacts = input.required<readonly Contact[]>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly few = FEW;
  protected readonly all = signal(false);
  protected readonly shown = computed(() => (this.all() ? this.contacts() : this.contacts().slice(0, FEW)));

  protected readonly summary = computed(() => {
    const counts = CONTACT_REASONS.map((reason) => {
      const having = this.contacts().filter(({ reasons }) => reasons.includes(reason));
      return [reason, this.format.count(having.length)] as const;
    });
    return this.messages.t('opd.contactsUnit', Object.fromEntries(counts));
  });

  protected why({ reasons }: Contact): string {
    const words = reasons.map((reason: ContactReason) => this.messages.t(`opd.why_${reason}`));
    return `${this.format.list(words)}.`;
  }

  protected silence({ unit: { days } }: Contact): string {
    return days === null ? this.messages.t('opd.neverRecorded') : this.format.ago(days);
  }
}
