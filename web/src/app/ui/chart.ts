import {
  afterNextRender,
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ChartTheme } from '@pantausop/charts';
import type { EChartsOption } from 'echarts';
import type { ECharts } from './echarts-parts';
import { ThemeColours } from './theme-colours';

/** What to draw for a theme and a width in pixels. */
export type ChartOption = (theme: ChartTheme, width: number) => EChartsOption;

/** Draws an option as SVG in real pixels: redrawn when the width or the theme changes, never scaled. */
@Component({
  selector: 'app-chart',
  template: `<div #ruler></div>
    <div #box class="chart-box" role="img" [attr.aria-label]="summary()"></div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Chart {
  readonly option = input.required<ChartOption>();
  readonly height = input.required<(width: number) => number>();
  /** what the chart shows, in words */
  readonly summary = input.required<string>();
  /** the place in its list of what was clicked on; whoever listens offers the same by keyboard */
  readonly picked = output<number>();

  /** as wide as the chart and without height: watching it does not answer to what the chart itself changes */
  private readonly ruler = viewChild.required<ElementRef<HTMLElement>>('ruler');
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private readonly colours = inject(ThemeColours);
  private readonly application = inject(ApplicationRef);
  private readonly width = signal(0);
  private readonly chart = signal<ECharts | undefined>(undefined);

  constructor() {
    const destroyRef = inject(DestroyRef);
    let alive = true;
    destroyRef.onDestroy(() => {
      alive = false;
      this.chart()?.dispose();
    });
    afterNextRender({
      // read of all charts at once: an observer may be heard only after the page was laid out without their heights, and that jumps
      earlyRead: () => this.ruler().nativeElement.clientWidth,
      write: (width) => {
        this.fit(width);
        this.watch(destroyRef);
        void import('./echarts-parts').then(({ init }) => {
          if (!alive) return;
          const chart = init(this.box().nativeElement, null, { renderer: 'svg' });
          chart.on('click', ({ dataIndex }) => this.picked.emit(dataIndex));
          this.chart.set(chart);
        });
      },
    });
    effect(() => {
      const [chart, width] = [this.chart(), this.width()];
      if (!chart || width === 0) return;
      const box = this.box().nativeElement;
      box.style.height = `${this.height()(width)}px`;
      chart.resize({ width });
      chart.setOption(this.option()(this.colours.current(), width), { notMerge: true });
    });
  }

  /** The height is that of the width from the first: what stands below it stays where it is. */
  private fit(width: number): void {
    if (width === 0) return;
    this.box().nativeElement.style.height = `${this.height()(width)}px`;
    this.width.set(width);
  }

  private watch(destroyRef: DestroyRef): void {
    const ruler = this.ruler().nativeElement;
    const observer = new ResizeObserver(() => this.fit(ruler.clientWidth));
    observer.observe(ruler);
    const print = () => this.drawNow(printedWidth(ruler));
    const back = () => this.drawNow(ruler.clientWidth);
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', back);
    destroyRef.onDestroy(() => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', back);
    });
  }

  /** A print takes the page as it stands when its event has been answered. */
  private drawNow(width: number): void {
    this.width.set(width);
    this.application.tick();
  }

  /** The drawing as SVG source with its size; undefined before it is drawn. */
  picture(): { svg: string; width: number; height: number } | undefined {
    const chart = this.chart();
    const svg = this.box().nativeElement.querySelector('svg');
    if (!chart || !svg) return undefined;
    return { svg: new XMLSerializer().serializeToString(svg), width: chart.getWidth(), height: chart.getHeight() };
  }
}

/** How wide a chart at this place is on paper, in pixels: styles/print.css says so beside the columns of paper. */
const printedWidth = (place: HTMLElement): number =>
  Number(getComputedStyle(place).getPropertyValue('--printed-width')) || place.clientWidth;
