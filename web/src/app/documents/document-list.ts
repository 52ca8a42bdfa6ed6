import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { SopDocument } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Download } from '../ui/download';
import { sizeInWords } from '../ui/file-size';
import { DocumentsStore } from './documents-store';

const DIGEST_LETTERS = 12;

/** The files of an SOP, the latest first; withdrawn ones stay, with the reason. */
@Component({
  selector: 'app-document-list',
  imports: [Download],
  templateUrl: './document-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DocumentList {
  readonly documents = input.required<readonly SopDocument[]>();
  readonly mayWithdraw = input.required<boolean>();
  readonly mayCheck = input.required<boolean>();
  readonly check = output<SopDocument>();
  readonly withdraw = output<SopDocument>();
  protected readonly messages = inject(Messages);
  protected readonly store = inject(DocumentsStore);
  private readonly format = inject(Format);

  protected readonly rows = computed(() => {
    const { t } = this.messages;
    const { instant, count } = this.format;
    return this.documents().map((document) => {
      const { uploadedAt, uploadedByName, kind, size, sha256, version, withdrawn } = document;
      return {
        document,
        address: this.store.addressOf(document),
        facts: `${kind.toUpperCase()}, ${sizeInWords(size, count)}`,
        version: t(`documents.${version}Tag`),
        given: t('documents.uploadedBy', { instant: instant(uploadedAt), name: uploadedByName }),
        digest: `${sha256.slice(0, DIGEST_LETTERS)}…`,
        withdrawn:
          withdrawn === null
            ? ''
            : t('documents.withdrawnWhy', {
                instant: instant(withdrawn.at),
                name: withdrawn.byName,
                reason: withdrawn.reason,
              }),
      };
    });
  });
}
