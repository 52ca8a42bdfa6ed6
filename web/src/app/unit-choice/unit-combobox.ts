import { DOCUMENT } from '@angular/common';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { UnitChoicesSchema, type UnitChoice, type UnitChoices } from '@pantausop/contracts';
import { debounceTime, Subject } from 'rxjs';
import { Api, type QueryValues } from '../data/api';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { nextActive } from './combobox-keys';
import { placeOf } from './unit-words';

/** How long someone pauses before the search goes out, in milliseconds. */
const PAUSE_MS = 200;

/** One of many units, found by words: an editable combobox whose list comes from the server (ARIA 1.2, list autocomplete). */
@Component({
  selector: 'app-unit-combobox',
  templateUrl: './unit-combobox.html',
  host: { class: 'combo', '(click)': 'takeAt($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitCombobox {
  readonly fieldId = input.required<string>();
  readonly current = input.required<UnitChoice | null>();
  /** the first of all units, and how many they are */
  readonly first = input.required<UnitChoices>();
  readonly where = input.required<QueryValues>();
  readonly without = input<readonly string[]>([]);
  readonly empty = input('');
  /** of the field in a form, and what it reads */
  readonly name = input('');
  readonly held = input('');
  readonly required = input(false);
  readonly invalid = input(false);
  readonly describedBy = input<string | null>(null);
  readonly picked = output<UnitChoice | null>();

  protected readonly messages = inject(Messages);
  protected readonly placeOf = placeOf;
  private readonly format = inject(Format);
  private readonly document = inject(DOCUMENT);

  /** what stands in the field: the name of the chosen unit until somebody types */
  protected readonly text = linkedSignal(() => this.current()?.name ?? '');
  protected readonly open = signal(false);
  /** what is looked for */
  private readonly words = signal('');
  private readonly typing = new Subject<string>();
  private readonly search = inject(Api).read(UnitChoicesSchema, () =>
    this.words() === '' ? undefined : { path: '/unit-choices', query: { ...this.where(), q: this.words() } },
  );
  /** the list on screen is not yet that of what was typed */
  private readonly behind = computed(
    () => this.search.loading() || (this.words() !== '' && this.text().trim() !== this.words()),
  );
  private readonly answer = computed(() => (this.words() === '' ? this.first() : this.search.value()));
  protected readonly options = computed(() => {
    const without = new Set(this.without());
    return (this.answer()?.items ?? []).filter(({ id }) => !without.has(id));
  });
  /** the option that Enter takes: what fits the words best, until somebody moves; -1 = none */
  protected readonly active = linkedSignal<readonly UnitChoice[], number>({
    source: this.options,
    computation: (options) => (this.words() !== '' && options.length > 0 ? 0 : -1),
  });
  protected readonly activeId = computed(() => (this.open() && this.active() >= 0 ? this.idOf(this.active()) : null));
  protected readonly said = computed(() => {
    const { t } = this.messages;
    const answer = this.answer();
    if (!answer) return t('unitChoice.searching');
    const counts = { shown: this.format.count(this.options().length), total: this.format.count(answer.total) };
    if (this.options().length === 0) return t('unitChoice.none');
    if (this.words() === '') return t('unitChoice.first', counts);
    if (answer.items.length < answer.total) return t('unitChoice.more', counts);
    return answer.total === 1 ? t('unitChoice.one') : t('unitChoice.some', counts);
  });

  constructor() {
    this.typing.pipe(debounceTime(PAUSE_MS), takeUntilDestroyed()).subscribe((text) => this.words.set(text.trim()));
    afterRenderEffect(() => {
      const id = this.activeId();
      if (id) this.document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected readonly idOf = (position: number): string => `${this.fieldId()}-o${position}`;

  protected type(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
    this.open.set(true);
    this.typing.next(this.text());
  }

  protected press(event: KeyboardEvent): void {
    const { key, altKey } = event;
    if (key === 'Escape' && this.open()) this.shut();
    else if (key === 'Enter' && this.open()) this.take(this.behind() ? undefined : this.options()[this.active()]);
    else if (key === 'ArrowDown' || key === 'ArrowUp') this.move(key, altKey);
    else return;
    // not to the dialog or the form around it
    event.preventDefault();
    event.stopPropagation();
  }

  /** Options are not reached by keyboard themselves: the field moves among them. */
  protected takeAt({ target }: Event): void {
    const id = (target as Element).closest('[role=option]')?.id;
    this.take(this.options().find((_, position) => this.idOf(position) === id));
  }

  private take(unit: UnitChoice | undefined): void {
    if (!unit) return;
    this.picked.emit(unit);
    this.shut();
  }

  protected clear(field: HTMLElement): void {
    this.picked.emit(null);
    this.shut();
    field.focus();
  }

  /** What was typed and not taken is not a choice; nothing typed is none, where that is one. */
  protected leave(): void {
    if (this.text().trim() === '' && this.current() && this.empty() !== '') this.picked.emit(null);
    this.shut();
  }

  private move(key: 'ArrowDown' | 'ArrowUp', onlyOpens: boolean): void {
    const from = this.open() ? this.active() : -1;
    this.open.set(true);
    if (!onlyOpens) this.active.set(nextActive(from, key, this.options().length));
  }

  private shut(): void {
    this.open.set(false);
    this.typing.next('');
    this.words.set('');
    this.text.set(this.current()?.name ?? '');
  }
}
