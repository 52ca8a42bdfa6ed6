import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { SopDetail, SopDocument } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ActionStore } from '../sop/actions/action-store';
import { ErrorState } from '../ui/error-state';
import { RefusalNote } from '../ui/refusal-note';
import { Skeleton } from '../ui/skeleton';
import { DocumentList } from './document-list';
import { DocumentUpload } from './document-upload';
import { DocumentWithdrawal } from './document-withdrawal';
import { DocumentsStore, type GivenFile } from './documents-store';

/** The documents of an SOP: what was given, how one is given, and the way from a file to its elements. */
@Component({
  selector: 'app-sop-documents',
  imports: [DocumentList, DocumentUpload, DocumentWithdrawal, ErrorState, RefusalNote, Skeleton],
  providers: [DocumentsStore],
  templateUrl: './sop-documents.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SopDocuments {
  readonly sop = input.required<SopDetail>();

  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly store = inject(DocumentsStore);
  private readonly actions = inject(ActionStore);
  private readonly injector = inject(Injector);
  private readonly news = viewChild<ElementRef<HTMLElement>>('news');

  /** whoever only reads, or does not work on this SOP, lists and downloads */
  protected readonly mayWork = computed(() => {
    const check = this.actions.offer()?.items.find(({ action }) => action === 'check_elements');
    return this.actions.mayRecord && check !== undefined && check.refusal !== 'needs_record';
  });
  /** a check counts from today: on a page of another day it would not be seen */
  protected readonly mayCheck = computed(() => this.mayWork() && !this.actions.elsewhen());
  protected readonly preset = computed(() => (this.sop().inForce && !this.sop().inRevision ? 'in_force' : 'draft'));

  protected readonly given = signal<SopDocument | null>(null);
  protected readonly leaving = signal<SopDocument | null>(null);
  private readonly checking = signal(false);

  /** what was done here last */
  protected readonly said = computed(() => {
    const done = this.actions.done();
    if (this.checking() && done) return this.messages.t('actions.done', { what: done });
    const given = this.given();
    if (given === null) return '';
    const { name, sameAs } = given;
    const same = this.store.reading.value()?.items.find(({ id }) => id === sameAs);
    if (!same) return this.messages.t('documents.uploaded', { name });
    const instant = this.format.instant(same.uploadedAt);
    return this.messages.t('documents.uploadedSame', { name, other: same.name, instant });
  });

  protected async give(file: GivenFile): Promise<void> {
    this.checking.set(false);
    this.given.set(null);
    const given = await this.store.give(file);
    this.given.set(given);
    // whoever listens or looks goes on from the new file, which stands above the form on a phone
    if (given) afterNextRender(() => this.news()?.nativeElement.focus(), { injector: this.injector });
  }

  protected leave(document: SopDocument): void {
    this.checking.set(false);
    this.given.set(null);
    this.leaving.set(document);
  }

  protected async check(document: SopDocument): Promise<void> {
    const reading = await this.store.look(document);
    if (reading === null) return;
    this.checking.set(true);
    this.actions.start({ kind: 'act', action: 'check_elements', reading });
  }
}
