import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { Router } from '@angular/router';
import type { FileMapping } from '@pantausop/contracts';
import { API } from '../paths';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Download } from '../ui/download';
import { FileDrop } from '../ui/file-drop';
import { sizeInWords } from '../ui/file-size';
import { FileQueue } from './file-queue';
import { ImportList } from './import-list';
import { MappingEditor } from './mapping-editor';
import { RefusalNote } from '../ui/refusal-note';
import { NoImport } from './no-import';
import { UnitChooser } from '../unit-choice/unit-chooser';
import { UploadStore } from './upload-store';

/** Refusals that another OPD or date mends; the rest is about the file. */
const ABOUT_OPD: readonly string[] = ['opd_missing', 'unit_unknown'];
const ABOUT_DATE: readonly string[] = ['effective_in_future'];

/** Impor: get my Excel in. A file, its OPD and date, then the preview; below, what was imported before. */
@Component({
  selector: 'app-import-page',
  imports: [Download, FileDrop, FileQueue, ImportList, MappingEditor, NoImport, RefusalNote, UnitChooser],
  providers: [UploadStore],
  templateUrl: './import-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly store = inject(UploadStore);
  private readonly session = inject(SessionStore);
  protected readonly mayImport = this.session.may('import.run');
  /** an operator imports for the own OPD only */
  protected readonly onlyOwn = computed(() => !this.session.may('register.govern'));
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly template = `${API}/imports/template`;
  /** the person asked for the preview; from then on what is missing is said */
  protected readonly asked = signal(false);

  private readonly code = computed(() => this.store.failure()?.problem?.code ?? '');
  protected readonly opdAsked = computed(() => ABOUT_OPD.includes(this.code()));
  protected readonly dateWrong = computed(
    () => (this.asked() && this.store.dateProblem()) || ABOUT_DATE.includes(this.code()),
  );
  protected readonly fileProblem = computed(() => {
    const file = this.store.file();
    if (file && this.store.tooLarge()) {
      return this.messages.t('import.fileTooLarge', { size: sizeInWords(file.size, this.format.count) });
    }
    return this.asked() && !file && this.store.queue().length === 0 ? this.messages.t('import.fileMissing') : '';
  });

  protected setDate(event: Event): void {
    this.store.effectiveOn.set((event.target as HTMLInputElement).value);
    this.store.failure.set(null);
  }

  protected take(file: File | null): void {
    if (file) this.store.take(file);
  }

  protected async preview(event: Event): Promise<void> {
    event.preventDefault();
    this.asked.set(true);
    if (this.store.queue().length > 0) return this.store.uploadAll();
    await this.previewAs();
  }

  /** @param mapping what the person said of the file's headers */
  protected async previewAs(mapping?: FileMapping): Promise<void> {
    const made = await this.store.upload(mapping);
    if (made) {
      await this.router.navigate(['/impor', made.id], { queryParams: this.filter.kept() });
      return;
    }
    afterNextRender(() => this.firstWrong()?.focus(), { injector: this.injector });
  }

  private firstWrong(): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>('form [aria-invalid="true"]');
  }
}
