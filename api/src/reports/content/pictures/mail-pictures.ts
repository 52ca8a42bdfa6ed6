import type { Snapshot } from '../snapshot';
import { PROGRESS_CID } from '../view/leadership-view';
import { CREST_CID } from '../mail/mail-html';
import { stripCid } from '../view/area-map';
import { voiceOf } from '../view/parts';
import { AREAS_CID } from '../view/report-card-view';
import { areasDrawing, progressDrawing, reportCardAreas, stripDrawing } from './charts';
import { pngOf, type Drawing } from './drawing';
import type { FontFiles } from './fonts';

/** Mail pictures are drawn so wide that their texts are read on a phone. */
export const PICTURE_WIDTH = 440;
const LINE_HEIGHT = 250;

/** The pictures of the mail of a snapshot by content id. @param crest picture of its crest @throws RenderFault */
export function mailPictures(
  snapshot: Snapshot,
  fonts: FontFiles,
  crest: Uint8Array | null,
): { cid: string; bytes: Uint8Array }[] {
  const drawn = drawingsOf(snapshot).map(({ cid, drawing, padding }) => ({
    cid,
    bytes: pngOf(drawing, fonts, padding),
  }));
  return crest ? [{ cid: CREST_CID, bytes: crest }, ...drawn] : drawn;
}

function drawingsOf(snapshot: Snapshot): { cid: string; drawing: Drawing; padding?: number }[] {
  switch (snapshot.kind) {
    case 'leadership':
      return [
        ...strips(snapshot),
        { cid: PROGRESS_CID, drawing: progressDrawing(snapshot, PICTURE_WIDTH, LINE_HEIGHT) },
      ];
    case 'coverage':
      return strips(snapshot);
    case 'reportCard':
      return [
        {
          cid: AREAS_CID,
          drawing: areasDrawing(reportCardAreas(snapshot), voiceOf(snapshot), PICTURE_WIDTH, null),
        },
      ];
    case 'reminder':
      return [];
  }
}

const strips = (snapshot: Extract<Snapshot, { kind: 'leadership' | 'coverage' }>) =>
  snapshot.areas.map(({ area }, at) => ({ cid: stripCid(area), drawing: stripDrawing(snapshot, at), padding: 0 }));
