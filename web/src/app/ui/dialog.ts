import { DOCUMENT } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Messages } from '../i18n/messages';

let next = 0;

/** A modal dialog for as long as it is in the page: opens when it appears, gives the focus back when it goes. */
@Component({
  selector: 'app-dialog',
  template: `<dialog #dialog class="dlg" [attr.aria-labelledby]="headingId" (cancel)="leave($event)">
    <header>
      <h2 [id]="headingId">{{ heading() }}</h2>
      <button class="btn btn-quiet btn-icon" type="button" (click)="closed.emit()">
        <i class="i i-x" aria-hidden="true"></i><span class="sr">{{ messages.t('ui.close') }}</span>
      </button>
    </header>
    <ng-content />
  </dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dialog {
  readonly heading = input.required<string>();
  /** somebody wants to leave; whoever shows the dialog takes it out of the page */
  readonly closed = output();
  protected readonly messages = inject(Messages);
  protected readonly headingId = `dialog-${next++}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    const opener = inject(DOCUMENT).activeElement;
    afterNextRender(() => this.dialog().nativeElement.showModal());
    inject(DestroyRef).onDestroy(() => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    });
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
