import { API } from '../paths';

interface Contents {
  readonly mediaType: string;
  readonly base64: string;
}

/** An address that holds its content. */
export const dataAddress = ({ mediaType, base64 }: Contents): string => `data:${mediaType};base64,${base64}`;

/** A file in the memory of this page, for as long as the page is open or until it is let go. */
export function blobAddress({ mediaType, base64 }: Contents): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: mediaType }));
}

/** Where a file or picture of a run is. */
export const archivedAt = (runId: string, digest: string): string =>
  `${API}/report-runs/${encodeURIComponent(runId)}/files/${encodeURIComponent(digest)}`;
