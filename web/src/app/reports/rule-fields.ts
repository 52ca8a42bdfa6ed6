import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import type { ReportRule } from '@pantausop/contracts';
import { CATCH_UP_POLICIES, DAY_OFF_RULES, PERIOD_KINDS } from '@pantausop/domain';
import { Messages } from '../i18n/messages';
import { Segmented } from '../ui/segmented';
import { ReportWords } from './report-words';
import { ruleOf, withRule, type DraftField, type ScheduleDraft } from './schedule-draft';

const RHYTHMS = ['week', 'month', 'quarter', 'cron'] as const;

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const FIVES = Array.from({ length: 12 }, (_, five) => twoDigits(five * 5));

/** When a report is sent, on what it reports, and what is done with days off and missed dates. */
@Component({
  selector: 'app-rule-fields',
  imports: [Segmented],
  templateUrl: './rule-fields.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RuleFields {
  readonly draft = model.required<ScheduleDraft>();
  readonly faults = input.required<ReadonlySet<DraftField>>();
  protected readonly messages = inject(Messages);
  protected readonly words = inject(ReportWords);
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7];
  protected readonly days = Array.from({ length: 31 }, (_, day) => day + 1);
  protected readonly hours = Array.from({ length: 24 }, (_, hour) => twoDigits(hour));
  protected readonly daysOff = DAY_OFF_RULES;
  protected readonly policies = CATCH_UP_POLICIES;
  protected readonly rhythms = computed(() =>
    RHYTHMS.map((value) => ({ value, label: this.messages.t(`schedule.${value}`) })),
  );
  /** on what this report may report */
  protected readonly periods = computed(() =>
    PERIOD_KINDS.filter((kind) => (kind === 'day') === (this.draft().report === 'reminder')),
  );

  /** every five minutes, and whichever the rule has */
  protected readonly minutes = (time: string): readonly string[] =>
    [...new Set([...FIVES, time.slice(3)])].sort((a, b) => Number(a) - Number(b));

  protected readonly valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

  protected chooseRhythm(every: ReportRule['every']): void {
    this.draft.update((draft) => (draft.rule.every === every ? draft : withRule(draft, ruleOf(every, draft.rule))));
  }

  /** A part of the rule that it has. */
  protected setRule(part: Readonly<Record<string, string | number>>): void {
    this.draft.update((draft) => ({ ...draft, rule: { ...draft.rule, ...part } }));
  }

  protected chooseDay(event: Event): void {
    const value = this.valueOf(event);
    this.setRule({ day: value === 'last' ? value : Number(value) });
  }

  protected set(part: 'period' | 'dayOff' | 'catchUp', value: string): void {
    this.draft.update((draft) => ({ ...draft, [part]: value }));
  }

  protected setWindow(event: Event): void {
    const value = this.valueOf(event);
    this.draft.update((draft) => ({ ...draft, windowDays: value === '' ? Number.NaN : Number(value) }));
  }
}
