import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Processes } from '@pantausop/contracts';
import { fraction, LKE_LETTERS } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ProcessMapStore } from './process-map-store';

/** The questions of the LKE about SOPs, answered from the figures: an aid to self-assessment, with the share behind each answer. */
@Component({
  selector: 'app-lke-block',
  templateUrl: './lke-block.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LkeBlock {
  readonly map = input.required<Processes>();
  readonly store = input.required<ProcessMapStore>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly letters = LKE_LETTERS;
  protected readonly setting = signal(false);
  protected readonly wrong = signal(false);

  protected readonly answers = computed(() =>
    this.map().lke.answers.map((answer) => ({
      ...answer,
      share: this.format.percent(fraction(answer.done, answer.of)),
      counts: `${this.format.count(answer.done)}/${this.format.count(answer.of)}`,
      source: this.messages.t(`process.from_${answer.question}`, {
        ...{ done: this.format.count(answer.done), of: this.format.count(answer.of) },
        ...{ applied: this.map().months.applied, evaluated: this.map().months.evaluated },
      }),
    })),
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const cuts = { all: Number(form.get('all')), most: Number(form.get('most')) };
    this.wrong.set(!(cuts.most < cuts.all));
    if (this.wrong()) return;
    if (await this.store().setCuts(cuts)) this.setting.set(false);
  }
}
