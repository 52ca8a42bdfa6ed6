import { ChangeDetectionStrategy, Component, inject, input, model, output, signal } from '@angular/core';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { sizeInWords } from './file-size';

/** A place for a file, or for several where that is wanted: dropped, or chosen by the button, which is the browser's own and works by keyboard. */
@Component({
  selector: 'app-file-drop',
  template: `<label class="drop" [class.over]="over()" [class.has-file]="file()">
    <i class="i" [class.i-up]="!file()" [class.i-ok]="file()" aria-hidden="true"></i>
    @if (file(); as chosen) {
      <span class="strong drop-name">{{
        messages.t('ui.fileChosen', { name: chosen.name, size: sizeInWords(chosen.size, format.count) })
      }}</span>
      <span class="drop-link">{{ messages.t('ui.chooseOther') }}</span>
    } @else {
      <span
        >{{ messages.t(many() ? 'ui.dropManyHere' : 'ui.dropHere') }}
        <span class="drop-link">{{ messages.t('ui.choose') }}</span></span
      >
    }
    <input
      class="drop-input"
      type="file"
      [multiple]="many()"
      [accept]="accept()"
      [attr.aria-label]="label()"
      [attr.aria-describedby]="describedBy()"
      [attr.aria-invalid]="invalid() || null"
      (change)="take($event)"
    />
  </label>`,
  host: {
    '(dragenter)': 'hover($event)',
    '(dragover)': 'hover($event)',
    '(dragleave)': 'over.set(false)',
    '(drop)': 'drop($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileDrop {
  readonly file = model.required<File | null>();
  /** what the file is */
  readonly label = input.required<string>();
  /** endings that the browser offers first */
  readonly accept = input.required<string>();
  /** ids of what explains the field */
  readonly describedBy = input('');
  readonly invalid = input(false);
  /** several at once are given by `several` */
  readonly many = input(false);
  readonly several = output<readonly File[]>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly sizeInWords = sizeInWords;
  protected readonly over = signal(false);

  protected hover(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.use(event.dataTransfer?.files);
  }

  protected take(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.use(field.files);
    // the same file, corrected, can be chosen again
    field.value = '';
  }

  private use(list: FileList | null | undefined): void {
    const [file, ...others] = list ?? [];
    if (!file) return;
    if (this.many() && others.length > 0) this.several.emit([file, ...others]);
    else this.file.set(file);
  }
}
