import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '@pantausop/domain';
import { applied, IDENTITY, times, type Matrix } from './matrix';
import { pathOf, type DrawnPath } from './pdf-path';

/** A letter where it stands on the page; down is positive. */
export interface Letter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** What a page shows, in points from its upper left corner. */
export interface PageMarks {
  readonly letters: readonly Letter[];
  readonly paths: readonly DrawnPath[];
  readonly pictures: readonly Box[];
}

interface State {
  matrix: Matrix;
  size: number;
  letterSpace: number;
  wordSpace: number;
  stretch: number;
  leading: number;
  rise: number;
}

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

const START: State = { matrix: IDENTITY, size: 1, letterSpace: 0, wordSpace: 0, stretch: 1, leading: 0, rise: 0 };
/** Paths that only cut off what follows draw nothing. */
const NOTHING = new Set([OPS.endPath, OPS.clip, OPS.eoClip]);
const PICTURES = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);

/** Follows the drawing of a page and keeps the letters, the paths and the pictures with their places. */
export async function marksOf(page: PDFPageProxy): Promise<PageMarks> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const pen = new Pen([...page.getViewport({ scale: 1 }).transform] as unknown as Matrix);
  fnArray.forEach((operator, at) => pen.follow(operator, (argsArray[at] ?? []) as readonly unknown[]));
  return pen;
}

/** The state of drawing, as far as places depend on it. */
class Pen implements PageMarks {
  readonly letters: Letter[] = [];
  readonly paths: DrawnPath[] = [];
  readonly pictures: Box[] = [];
  private state: State;
  private readonly saved: State[] = [];
  private line: Matrix = IDENTITY;
  private text: Matrix = IDENTITY;

  constructor(view: Matrix) {
    this.state = { ...START, matrix: view };
  }

  follow(operator: number, args: readonly unknown[]): void {
    const [x = 0, y = 0] = args as readonly number[];
    switch (operator) {
      case OPS.save:
        this.saved.push({ ...this.state });
        return;
      case OPS.restore:
        this.state = this.saved.pop() ?? this.state;
        return;
      case OPS.transform:
        this.state.matrix = times(this.state.matrix, args as unknown as Matrix);
        return;
      case OPS.paintFormXObjectBegin:
        this.saved.push({ ...this.state });
        if (args[0]) this.state.matrix = times(this.state.matrix, [...(args[0] as number[])] as unknown as Matrix);
        return;
      case OPS.paintFormXObjectEnd:
        this.state = this.saved.pop() ?? this.state;
        return;
      case OPS.beginText:
        this.line = this.text = IDENTITY;
        return;
      case OPS.setFont:
        this.state.size = y;
        return;
      case OPS.setCharSpacing:
        this.state.letterSpace = x;
        return;
      case OPS.setWordSpacing:
        this.state.wordSpace = x;
        return;
      case OPS.setHScale:
        this.state.stretch = x / 100;
        return;
      case OPS.setLeading:
        this.state.leading = x;
        return;
      case OPS.setTextRise:
        this.state.rise = x;
        return;
      case OPS.setTextMatrix:
        this.line = this.text = [...(args[0] as number[])] as unknown as Matrix;
        return;
      case OPS.setLeadingMoveText:
        this.state.leading = -y;
        this.move(x, y);
        return;
      case OPS.moveText:
        this.move(x, y);
        return;
      case OPS.nextLine:
        this.move(0, -Math.abs(this.state.leading));
        return;
      case OPS.showText:
        this.show(args[0] as readonly (Glyph | number | null)[]);
        return;
      case OPS.constructPath: {
        const path = NOTHING.has(x) ? null : pathOf(args, this.state.matrix);
        if (path) this.paths.push(path);
        return;
      }
      default:
        if (PICTURES.has(operator)) this.pictures.push(boxOf(this.state.matrix));
    }
  }

  private move(x: number, y: number): void {
    this.line = this.text = times(this.line, [1, 0, 0, 1, x, y]);
  }

  private show(glyphs: readonly (Glyph | number | null)[]): void {
    const { size, letterSpace, wordSpace, stretch, rise, matrix } = this.state;
    for (const glyph of glyphs) {
      if (glyph === null) continue;
      if (typeof glyph === 'number') {
        this.advance((-glyph / 1000) * size * stretch);
        continue;
      }
      const width = ((glyph.width / 1000) * size + letterSpace + (glyph.isSpace ? wordSpace : 0)) * stretch;
      const whole = times(matrix, this.text);
      const [left, baseline] = applied(whole, 0, rise);
      const [right] = applied(whole, width, rise);
      const height = Math.hypot(whole[2], whole[3]) * size;
      // text that runs upwards or backwards is no line of a form
      if (right >= left) this.letters.push({ text: glyph.unicode, left, right, baseline, size: height });
      this.advance(width);
    }
  }

  private advance(x: number): void {
    this.text = times(this.text, [1, 0, 0, 1, x, 0]);
  }
}

/** The unit square under a matrix: where a picture lies. */
function boxOf(matrix: Matrix): Box {
  const corners = [applied(matrix, 0, 0), applied(matrix, 1, 1)] as const;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
