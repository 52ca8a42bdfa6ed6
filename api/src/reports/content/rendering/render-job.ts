import { RenderFault } from '../../report-content';
import { pdfOf } from '../pdf/pdf';
import { fontsIn } from '../pictures/fonts';
import { mailPictures } from '../pictures/mail-pictures';
import { readSnapshot } from '../snapshot';
import { workbookOf } from '../xlsx';

/** What a thread is asked: the files of a snapshot. */
export interface RenderJob {
  readonly id: number;
  readonly json: string;
  readonly digest: string;
  /** PNG of the crest that the snapshot names */
  readonly crest: Uint8Array | null;
  readonly fontFolder: string;
}

export interface Rendered {
  readonly pdf: Uint8Array | null;
  readonly xlsx: Uint8Array | null;
  readonly pictures: readonly { readonly cid: string; readonly bytes: Uint8Array }[];
}

/** Errors do not cross threads whole: a fault is an answer. */
export type RenderAnswer =
  { readonly id: number; readonly rendered: Rendered } | { readonly id: number; readonly fault: string };

/** Draws the files of a snapshot; whatever goes wrong is a fault, because nothing may be sent then. */
export async function doRenderJob({ id, json, digest, crest, fontFolder }: RenderJob): Promise<RenderAnswer> {
  try {
    const snapshot = readSnapshot(json);
    const fonts = fontsIn(fontFolder);
    const pictures = mailPictures(snapshot, fonts, crest);
    const pdf = await pdfOf(snapshot, digest, fonts, crest);
    return { id, rendered: { pictures, pdf, xlsx: await workbookOf(snapshot) } };
  } catch (error) {
    if (error instanceof RenderFault) return { id, fault: error.message };
    return { id, fault: error instanceof Error ? `the report cannot be drawn: ${error.message}` : String(error) };
  }
}
