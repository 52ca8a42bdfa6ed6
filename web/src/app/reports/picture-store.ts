import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { archivedAt } from './bytes';
import type { LetterPicture } from './letter';

interface Kept {
  readonly cid: string;
  readonly digest: string;
}

/** Pictures of mails that were sent, fetched once; a frame without an origin can show them only from their bytes. */
@Injectable()
export class PictureStore {
  private readonly http = inject(HttpClient);
  private readonly addresses = signal<ReadonlyMap<string, string>>(new Map());
  private readonly asked = new Set<string>();

  /** Those that are there by now. */
  of(pictures: readonly Kept[]): LetterPicture[] {
    const known = this.addresses();
    return pictures.flatMap(({ cid, digest }) => {
      const address = known.get(digest);
      return address === undefined ? [] : [{ cid, address }];
    });
  }

  bring(runId: string, pictures: readonly Kept[]): void {
    for (const { digest } of pictures) {
      if (this.asked.has(digest)) continue;
      this.asked.add(digest);
      // one that cannot be fetched shows its words, as in a mail program without pictures
      this.fetch(runId, digest).catch(() => this.asked.delete(digest));
    }
  }

  private async fetch(runId: string, digest: string): Promise<void> {
    const blob = await firstValueFrom(this.http.get(archivedAt(runId, digest), { responseType: 'blob' }));
    const address = await addressOf(blob);
    this.addresses.update((known) => new Map(known).set(digest, address));
  }
}

const addressOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable picture'));
    reader.readAsDataURL(blob);
  });
