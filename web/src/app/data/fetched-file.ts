import { HttpErrorResponse } from '@angular/common/http';
import type { Language } from '../i18n/language';

/** A file of the server, under the name that it gives it. */
export interface FetchedFile {
  readonly content: Blob;
  readonly name: string;
}

/**
 * Fetches a file of the API whole. Not by HttpClient: what is taken away says nothing of whether the figures on screen are up to date.
 * Rejects as reads do: `failureOf` says why.
 * @param address on this server @param language of a refusal
 */
export async function fetchedFile(address: string, language: Language): Promise<FetchedFile> {
  const answer = await arrived(fetch(address, { headers: { 'Accept-Language': language } }));
  if (!answer.ok) throw failed(answer.status, await arrived(answer.text()));
  const name = nameIn(answer.headers.get('Content-Disposition') ?? '');
  // a proxy may answer with a page of its own
  if (name === null) throw new TypeError('the answer is no file');
  return { content: await arrived(answer.blob()), name };
}

/** The connection may be lost before an answer, or on the way. */
const arrived = <T>(coming: Promise<T>): Promise<T> =>
  coming.catch((error: unknown) => {
    throw failed(0, error);
  });

const failed = (status: number, error: unknown): Error =>
  new Error('the file did not come', { cause: new HttpErrorResponse({ status, error }) });

/** The name in a `Content-Disposition`, in either way of writing it; null where it is no file to be kept. */
export function nameIn(disposition: string): string | null {
  if (!/^attachment\b/i.test(disposition)) return null;
  const [, encoded] = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition) ?? [];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? null;
}
