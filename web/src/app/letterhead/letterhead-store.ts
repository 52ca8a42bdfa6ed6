import { inject, Injectable } from '@angular/core';
import type { LetterheadView } from '@pantausop/contracts';
import { Api } from '../data/api';
import { later } from '../data/contract';
import { API } from '../paths';

/** Under whose name reports and printed pages go out. */
@Injectable({ providedIn: 'root' })
export class LetterheadStore {
  private readonly reading = inject(Api).read(
    later((all) => all.LetterheadSchema),
    () => ({ path: '/letterhead' }),
  );
  readonly head = this.reading.value;
  readonly failure = this.reading.failure;

  reload(): void {
    this.reading.reload();
  }
}

/** Address of the picture of a crest. */
export const crestAddress = ({ crest }: Pick<LetterheadView, 'crest'>): string | null =>
  crest === null ? null : `${API}/letterhead/crests/${crest}`;
