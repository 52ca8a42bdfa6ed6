import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

export interface Segment<T extends string = string> {
  readonly value: T;
  readonly label: string;
}

let next = 0;

/** A choice among a few, as radio buttons side by side. */
@Component({
  selector: 'app-segmented',
  template: `<fieldset class="seg" [class.seg-sm]="small()">
    <legend class="sr">{{ label() }}</legend>
    @for (segment of segments(); track segment.value) {
      <label
        ><input
          type="radio"
          [name]="name"
          [value]="segment.value"
          [checked]="segment.value === value()"
          (change)="value.set(segment.value)"
        /><span>{{ segment.label }}</span></label
      >
    }
  </fieldset>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Segmented<T extends string> {
  readonly label = input.required<string>();
  readonly segments = input.required<readonly Segment<T>[]>();
  readonly small = input(true);
  readonly value = model.required<T>();
  protected readonly name = `segmented-${next++}`;
}
