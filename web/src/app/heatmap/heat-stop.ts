import { Directive, inject, input } from '@angular/core';
import type { CellPlace } from './cell-keys';

/** The table that the stops belong to. */
export abstract class HeatStops {
  /** the tab index of the button there */
  abstract reachable(place: CellPlace): 0 | -1;
}

/** A button of the heatmap: known by its place, and in the tab order while the arrows have led there. */
@Directive({
  selector: 'button[appHeatStop]',
  host: {
    type: 'button',
    '[attr.tabindex]': 'stops.reachable(place())',
    '[attr.data-row]': 'place().row',
    '[attr.data-column]': 'place().column',
  },
})
export class HeatStop {
  readonly place = input.required<CellPlace>({ alias: 'appHeatStop' });
  protected readonly stops = inject(HeatStops);
}
