import { ChangeDetectionStrategy, Component } from '@angular/core';

const [COLUMNS, ROWS, CELL, RADIUS] = [22, 26, 40, 7];

/** A whole circle, or its left half, as a path. */
const circle = (x: number, y: number): string => `M${x} ${y - RADIUS}a${RADIUS} ${RADIUS} 0 1 0 .01 0z`;
const half = (x: number, y: number): string => `M${x} ${y - RADIUS}a${RADIUS} ${RADIUS} 0 0 0 0 ${2 * RADIUS}z`;

/** The status marks as a pattern, fuller towards the upper right: always the same, and about nothing. */
function pattern(): { readonly rings: string; readonly marks: string; readonly fills: string } {
  let seed = 7;
  const next = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  let [rings, marks, fills] = ['', '', ''];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = [(column + 0.5) * CELL, (row + 0.5) * CELL];
      const fullness = next() * 0.62 + (column / COLUMNS) * 0.3 + (1 - row / ROWS) * 0.22;
      if (fullness <= 0.46) rings += circle(x, y);
      else marks += circle(x, y);
      if (fullness > 0.72) fills += circle(x, y);
      else if (fullness > 0.46) fills += half(x, y);
    }
  }
  return { rings, marks, fills };
}

/** Beside the form, where there is room. */
@Component({
  selector: 'app-gate-art',
  template: `<svg [attr.viewBox]="frame" preserveAspectRatio="xMinYMin slice" aria-hidden="true">
    <path class="ring" [attr.d]="art.rings" />
    <path class="mark" [attr.d]="art.marks" />
    <path class="fill" [attr.d]="art.fills" />
  </svg>`,
  host: { class: 'gate-art', 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GateArt {
  protected readonly art = pattern();
  protected readonly frame = `0 0 ${COLUMNS * CELL} ${ROWS * CELL}`;
}
