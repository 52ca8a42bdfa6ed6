import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';

/** A button for what cannot be taken back: it asks once more, in place. */
@Component({
  selector: 'app-ask-first',
  template: `@if (asking()) {
      <div class="note err" role="group" [attr.aria-label]="name() || label()">
        <i class="i i-warn" aria-hidden="true"></i>
        <p>{{ question() }}</p>
        <div class="acts">
          <button #yes class="btn btn-sig" type="button" (click)="confirm()">{{ yesLabel() }}</button>
          <button class="btn" type="button" (click)="leave()">{{ noLabel() }}</button>
        </div>
      </div>
    } @else {
      <button
        #opener
        class="btn"
        type="button"
        [class.btn-sm]="small()"
        [attr.aria-label]="name() || null"
        (click)="ask()"
      >
        {{ label() }}
      </button>
    }`,
  host: { class: 'ask-first', '[class.asking]': 'asking()', '(keydown.escape)': 'leave()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AskFirst {
  readonly label = input.required<string>();
  /** what it is about, for whoever hears the button without its row */
  readonly name = input('');
  readonly question = input.required<string>();
  readonly yesLabel = input.required<string>();
  readonly noLabel = input.required<string>();
  readonly small = input(false);
  readonly confirmed = output();

  private readonly injector = inject(Injector);
  private readonly yes = viewChild<ElementRef<HTMLButtonElement>>('yes');
  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');
  protected readonly asking = signal(false);

  protected ask(): void {
    this.asking.set(true);
    afterNextRender(() => this.yes()?.nativeElement.focus(), { injector: this.injector });
  }

  protected leave(): void {
    if (!this.asking()) return;
    this.asking.set(false);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  protected confirm(): void {
    this.leave();
    this.confirmed.emit();
  }
}
