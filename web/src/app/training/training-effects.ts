import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { TrainingCoverage } from '@pantausop/contracts';
import { asLength, fractionOfRatio } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

type Effect = TrainingCoverage['effects'][number];

/** The index of OPDs with and without participants, before and after each training; with the warning that belongs to it. */
@Component({
  selector: 'app-training-effects',
  templateUrl: './training-effects.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainingEffects {
  readonly effects = input.required<readonly Effect[]>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);

  protected readonly rows = computed(() =>
    this.effects().map((effect) => {
      const lines = (effect.after ?? []).flatMap(({ months, on, trained, others }) =>
        [['withPeople', trained] as const, ['others', others] as const].flatMap(([group, value]) =>
          value === null ? [] : [this.line(effect, months, on, group, value)],
        ),
      );
      return { ...effect, lines, why: this.why(effect, lines.length) };
    }),
  );

  private line(
    { startsOn }: Effect,
    months: number,
    on: string,
    group: 'withPeople' | 'others',
    value: { opds: number; before: number | null; after: number | null },
  ) {
    const [before, after] = [fractionOfRatio(value.before), fractionOfRatio(value.after)];
    const [from, to] = [asLength(before), asLength(after)];
    const { date } = this.format;
    return {
      key: `${months} ${group}`,
      months,
      first: group === 'withPeople',
      group,
      opds: value.opds,
      days: this.messages.t('training.until', { from: date(startsOn, 'monthShort'), to: date(on, 'monthShort') }),
      before: this.format.ratio(before),
      after: this.format.ratio(after),
      change: this.format.change(before, after),
      from,
      to,
      low: Math.min(from, to),
      width: Math.abs(to - from),
      falls: to < from,
    };
  }

  private why({ after }: Effect, lines: number): string {
    if (lines > 0) return '';
    if (after === null) return this.messages.t('training.notKnown');
    return this.messages.t(after.length === 0 ? 'training.notYet' : 'training.noIndex');
  }
}
