import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { PLACE_KINDS, TrainingSchema, type Training } from '@pantausop/contracts';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf } from '../data/problem';
import { Messages } from '../i18n/messages';
import { Dialog } from '../ui/dialog';
import { ErrorNote } from '../ui/error-note';

/** A new training, or what is said of one. */
@Component({
  selector: 'app-training-dialog',
  imports: [Dialog, ErrorNote],
  templateUrl: './training-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainingDialog {
  readonly training = input.required<Training | null>();
  readonly closed = output();
  readonly saved = output();
  protected readonly messages = inject(Messages);
  private readonly api = inject(Api);
  private readonly words = inject(FailureWords);
  protected readonly placeKinds = PLACE_KINDS;
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly heading = computed(() =>
    this.messages.t(this.training() ? 'training.editTitle' : 'training.addTitle'),
  );

  protected lines(items: readonly string[] | undefined): string {
    return items?.join('\n') ?? '';
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const body = bodyOf(new FormData(event.target as HTMLFormElement));
    if (!body) return this.problem.set(this.messages.t('training.missing'));
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      const held = this.training();
      await (held
        ? this.api.send('PATCH', `/trainings/${encodeURIComponent(held.id)}`, body, TrainingSchema)
        : this.api.send('POST', '/trainings', body, TrainingSchema));
      this.saved.emit();
    } catch (error) {
      this.problem.set(this.words.of(failureOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}

/** What the form holds; null while something is missing. */
function bodyOf(form: FormData): object | null {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const list = (name: string): string[] =>
    text(name)
      .split(/\r?\n/)
      .map((one) => one.trim())
      .filter(Boolean);
  const number = (name: string): number | null => (text(name) === '' ? null : Number(text(name)));
  const [title, startsOn, organiser] = [text('title'), text('startsOn'), text('organiser')];
  const batches = number('batches');
  if (title === '' || startsOn === '' || organiser === '' || batches === null) return null;
  return {
    ...{ title, startsOn, organiser, batches, place: text('place'), placeKind: text('placeKind') },
    endsOn: text('endsOn') || startsOn,
    teachers: list('teachers'),
    subjects: list('subjects'),
    lessonHours: number('lessonHours'),
    statedParticipants: number('statedParticipants'),
  };
}
