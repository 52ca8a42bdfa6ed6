import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Download } from '../ui/download';
import { sizeInWords } from '../ui/file-size';

/** A file that is attached to a mail, and where its bytes are. */
export interface AttachedFile {
  readonly fileName: string;
  readonly size: number;
  readonly address: string;
}

/** The files of a report, to be downloaded. */
@Component({
  selector: 'app-report-files',
  imports: [Download],
  template: `@if (files().length === 0) {
      <span class="small muted">{{ messages.t('reports.noFiles') }}</span>
    }
    @for (file of ordered(); track file.fileName) {
      <a class="btn btn-sm" download [href]="file.address" [attr.download]="file.fileName"
        ><i class="i i-down" aria-hidden="true"></i>{{ words(file) }}
        <span class="sr">{{ messages.t('reports.downloadOf', { name: file.fileName }) }}</span></a
      >
    }`,
  host: { class: 'acts' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportFiles {
  readonly files = input.required<readonly AttachedFile[]>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  /** the paper first */
  protected readonly ordered = computed(() => this.files().toSorted((a, b) => a.fileName.localeCompare(b.fileName)));

  protected words({ fileName, size }: AttachedFile): string {
    const kind = fileName.slice(fileName.lastIndexOf('.') + 1).toUpperCase();
    return this.messages.t('reports.download', { kind, size: sizeInWords(size, this.format.count) });
  }
}
