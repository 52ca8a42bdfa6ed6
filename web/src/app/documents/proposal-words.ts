import { inject, Injectable } from '@angular/core';
import type { ElementProposal, Place } from '@pantausop/domain';
import { Messages } from '../i18n/messages';

/** The sentences about what was read of an element. */
@Injectable({ providedIn: 'root' })
export class ProposalWords {
  private readonly messages = inject(Messages);

  /** Why the element is proposed as present or absent. */
  reason({ reason, label, count, of }: ElementProposal): string {
    return this.messages.t(`documents.reason_${reason}`, { label: label ?? '', count: count ?? 0, of: of ?? 0 });
  }

  /** Where it stands; empty when nothing is said of it. */
  place(place: Place | null): string {
    if (place === null) return '';
    const { t } = this.messages;
    const { part, page, table, row, column, line, sheet, cell } = place;
    const words = [
      part === 'body' ? '' : t(`documents.place_${part}`),
      page === undefined ? '' : t('documents.placePage', { page }),
      sheet === undefined
        ? ''
        : t(cell === undefined ? 'documents.placeSheet' : 'documents.placeCell', { sheet, cell: cell ?? '' }),
      table === undefined ? '' : t('documents.placeTable', { table, row: row ?? 1, column: column ?? 1 }),
      line === undefined ? '' : t(page === undefined ? 'documents.placeParagraph' : 'documents.placeLine', { line }),
    ];
    return words.filter((word) => word !== '').join(', ');
  }
}
