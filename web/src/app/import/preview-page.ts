import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { PageTitle } from '../shell/page-title';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { ColumnsRead } from './columns-read';
import { CommitBar } from './commit-bar';
import { EffectList } from './effect-list';
import { RefusalNote } from '../ui/refusal-note';
import { ImportStatus } from './import-status';
import { NamedOpds } from './named-opds';
import { NoImport } from './no-import';
import { PreviewStore } from './preview-store';
import { PreviewWords } from './preview-words';
import { Questions } from './questions';
import { RevertImport } from './revert-import';
import { RowList } from './row-list';

/** One import: what it would record and what must be answered; once saved, what it recorded and the way back. */
@Component({
  selector: 'app-preview-page',
  imports: [
    ColumnsRead,
    CommitBar,
    EffectList,
    ErrorState,
    RefusalNote,
    ImportStatus,
    NamedOpds,
    NoImport,
    Questions,
    RevertImport,
    RouterLink,
    RowList,
    Skeleton,
  ],
  providers: [PreviewStore, PreviewWords],
  templateUrl: './preview-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreviewPage {
  /** of the address */
  readonly id = input.required<string>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly store = inject(PreviewStore);
  protected readonly words = inject(PreviewWords);
  protected readonly mayImport = inject(SessionStore).may('import.run');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const id = this.id();
      if (this.mayImport) this.store.open(id);
    });
    effect(() => {
      const name = this.store.preview()?.fileName;
      if (name) title.about(name);
    });
    this.showWhatBecameOfIt();
  }

  /** After saving or undoing the page is another one: it starts at its top, for the eye and for a screen reader. */
  private showWhatBecameOfIt(): void {
    let seen: string | undefined;
    effect(() => {
      const preview = this.store.preview();
      const now = preview && `${preview.id} ${preview.status}`;
      const turned = preview && seen?.startsWith(`${preview.id} `) && seen !== now;
      seen = now ?? seen;
      if (!turned) return;
      afterNextRender(() => this.showFinding(), { injector: this.injector });
    });
  }

  private showFinding(): void {
    window.scrollTo({ top: 0, behavior: 'instant' });
    this.host.nativeElement.querySelector<HTMLElement>('.finding')?.focus({ preventScroll: true });
  }
}
