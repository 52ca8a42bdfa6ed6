import type { FigureKind } from '@pantausop/domain';

/** What a preset geometry of DrawingML is in a flowchart; undefined for one that is only a frame of text. */
export function kindOfPreset(preset: string): FigureKind {
  if (/connector|^line|arrow/i.test(preset)) return 'link';
  return /^(?:rect|roundRect|diamond|ellipse|flowChart\w+|homePlate|pentagon|hexagon|parallelogram|can)$/.test(preset)
    ? 'node'
    : 'shape';
}

/** Shape types of VML (the older drawing of Word) by their number. */
const VML_LINKS = new Set([20, 32, 33, 34, 35, 36, 37, 38, 39, 40, 13, 66, 67, 68, 69, 70]);
const VML_TEXT = 202;
const VML_PICTURE = 75;

/** What an element of VML draws; null when it draws nothing of its own. */
export function kindOfVml(name: string, type: string | undefined): FigureKind | null {
  if (name === 'rect' || name === 'roundrect' || name === 'oval') return 'node';
  if (name === 'line' || name === 'polyline') return 'link';
  if (name !== 'shape') return null;
  const number = Number(/_t(\d+)$/.exec(type ?? '')?.[1] ?? NaN);
  if (number === VML_TEXT || number === VML_PICTURE) return null;
  if (VML_LINKS.has(number)) return 'link';
  return Number.isNaN(number) ? 'shape' : 'node';
}
