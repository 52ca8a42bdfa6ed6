import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const [WIDTH, HEIGHT] = [96, 32];

/** A small line without axes, the last value as a dot. Decoration beside a figure: its numbers are in the table of the chart. */
@Component({
  selector: 'app-sparkline',
  template: `<svg [attr.width]="width" [attr.height]="height" aria-hidden="true">
    @if (points().length > 1) {
      <polyline
        [attr.points]="line()"
        fill="none"
        stroke="var(--mark-neutral)"
        stroke-width="1.5"
        stroke-linejoin="round"
      />
      <circle
        [attr.cx]="end()[0]"
        [attr.cy]="end()[1]"
        r="3.5"
        fill="var(--mark)"
        stroke="var(--page)"
        stroke-width="1.5"
      />
    }
  </svg>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Sparkline {
  readonly values = input.required<readonly number[]>();
  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly points = computed<[number, number][]>(() => {
    const values = this.values();
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const step = (WIDTH - 6) / Math.max(1, values.length - 1);
    const rise = high === low ? 0 : (HEIGHT - 8) / (high - low);
    return values.map((value, i) => [1 + i * step, high === low ? HEIGHT / 2 : HEIGHT - 4 - (value - low) * rise]);
  });
  protected readonly line = computed(() =>
    this.points()
      .map((p) => p.map((n) => n.toFixed(1)).join(','))
      .join(' '),
  );
  protected readonly end = computed(() => this.points().at(-1) ?? [0, 0]);
}
