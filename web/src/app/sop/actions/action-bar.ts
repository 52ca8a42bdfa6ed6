import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import type { SopAction } from '@pantausop/domain';
import { Filter } from '../../filter/filter';
import { Format } from '../../format/format';
import type { MessageKey } from '../../i18n/message-key';
import { Messages } from '../../i18n/messages';
import { ActionStore } from './action-store';

const GROUPS: readonly { readonly name: MessageKey; readonly actions: readonly SopAction[] }[] = [
  {
    name: 'actions.group_document',
    actions: [
      'start_drafting',
      'start_revision',
      'check_elements',
      'submit',
      'return',
      'verify',
      'ratify',
      'ratify_directly',
    ],
  },
  { name: 'actions.group_practice', actions: ['monitor', 'evaluate', 'revoke'] },
  {
    name: 'actions.group_register',
    actions: ['excuse', 'resume', 'move', 'reweigh', 'retitle', 'end_requirement', 'reopen'],
  },
];

/** Refusals that only say that the opposite holds: nobody asks why. */
const SELF_EVIDENT: readonly string[] = ['is_applicable', 'is_required', 'in_force', 'ready_to_ratify'];
const BY_ROLE: readonly string[] = ['needs_govern', 'needs_record'];

/** The next sensible step, the other actions, and why the rest cannot be done yet. */
@Component({
  selector: 'app-action-bar',
  templateUrl: './action-bar.html',
  host: { '(focusout)': 'leave($event)', '(keydown.escape)': 'close()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionBar {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly store = inject(ActionStore);
  private readonly filter = inject(Filter);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  private readonly toggle = viewChild<ElementRef<HTMLButtonElement>>('toggle');
  private readonly said = viewChild<ElementRef<HTMLElement>>('said');
  protected readonly open = signal(false);

  private readonly items = computed(() => this.store.offer()?.items ?? []);
  protected readonly next = computed(() => this.store.offer()?.next ?? null);
  protected readonly groups = computed(() => {
    const offered = new Set(this.items().flatMap(({ action, allowed }) => (allowed ? [action] : [])));
    return GROUPS.map(({ name, actions }) => ({
      name,
      actions: actions.filter((action) => offered.has(action) && action !== this.next()),
    })).filter(({ actions }) => actions.length > 0);
  });
  protected readonly refused = computed(() =>
    this.items().flatMap(({ action, refusal }) =>
      refusal === null || SELF_EVIDENT.includes(refusal) || BY_ROLE.includes(refusal)
        ? []
        : [{ action, why: `actions.why_${refusal}` as MessageKey }],
    ),
  );
  protected readonly ofOthers = computed(() => {
    const names = this.items().flatMap(({ action, refusal }) =>
      refusal === 'needs_govern' ? [this.messages.t(`actions.${action}`).toLowerCase()] : [],
    );
    return names.length === 0 ? '' : this.messages.t('actions.organisasiRecords', { names: this.format.list(names) });
  });

  /** What the SOP waits for. */
  protected readonly standing = computed(() => {
    const awaits = this.store.offer()?.awaits;
    if (awaits) return this.messages.t(`actions.awaits_${awaits}` as MessageKey);
    return this.next() === null ? this.messages.t('actions.nothingNext') : '';
  });
  protected readonly verified = computed(() => {
    const verification = this.store.verification();
    if (!verification || this.store.draft() === null) return '';
    const { actor, recordedAt } = verification;
    return this.messages.t('actions.verifiedBy', { actor, instant: this.format.instant(recordedAt) });
  });

  constructor() {
    // the button that began it may be gone: whoever listens or looks goes on from what was recorded
    effect(() => {
      if (this.store.done()) this.said()?.nativeElement.focus({ preventScroll: true });
    });
  }

  protected choose(action: SopAction): void {
    if (this.open()) {
      this.open.set(false);
      this.toggle()?.nativeElement.focus();
    }
    this.store.start({ kind: 'act', action });
  }

  protected close(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.toggle()?.nativeElement.focus();
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node) || !this.host.nativeElement.contains(relatedTarget)) this.open.set(false);
  }

  protected toToday(): void {
    this.filter.change({ asOf: this.filter.today });
  }
}
