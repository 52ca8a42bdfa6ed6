import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Sop } from '@pantausop/contracts';
import { Selection } from '../bulk/selection';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { forceOf, SopMarks, stepOf } from '../sop/sop-marks';
import { SortHead } from '../ui/sort-head';
import { StageTrack } from '../ui/stage-track';
import { clicked, type Order, type OrderKey } from './register-order';

/** A column's head; those with an order can be sorted by. */
interface Head {
  readonly label: MessageKey;
  readonly order?: OrderKey;
  readonly number?: boolean;
}

const HEADS: readonly Head[] = [
  { label: 'opdReport.sopTitle', order: 'title' },
  { label: 'register.by_unit', order: 'unit' },
  { label: 'opdReport.area', order: 'area' },
  { label: 'opdReport.stage', order: 'stage' },
  { label: 'register.force' },
  { label: 'opdReport.ratifiedOn', order: 'ratifiedOn', number: true },
  { label: 'opdReport.monitoring', number: true },
  { label: 'opdReport.sopPoints', order: 'points', number: true },
];

/** SOPs as rows; on a phone each is a card. */
@Component({
  selector: 'app-register-table',
  imports: [RouterLink, SortHead, StageTrack],
  templateUrl: './register-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegisterTable {
  readonly sops = input.required<readonly Sop[]>();
  readonly order = input.required<Order>();
  readonly busy = input(false);
  /** rows can be chosen, for an action on many */
  readonly selectable = input(false);
  readonly sort = output<Order>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly marks = inject(SopMarks);
  protected readonly selection = inject(Selection);
  protected readonly heads = HEADS;
  protected readonly wholePage = computed(() => this.sops().every(({ id }) => this.selection.has(id)));
  protected readonly stepOf = stepOf;
  protected readonly forceOf = forceOf;

  protected sorted(key: OrderKey): 'ascending' | 'descending' | null {
    const { key: by, descending } = this.order();
    if (key !== by) return null;
    return descending ? 'descending' : 'ascending';
  }

  /** A click, or the space bar; with Shift it reaches from the row before. */
  protected pick(event: Event, sop: Sop): void {
    const on = (event.target as HTMLInputElement).checked;
    this.selection.pick(sop, this.sops(), on, event instanceof MouseEvent && event.shiftKey);
  }

  protected pickPage(event: Event): void {
    this.selection.pickPage(this.sops(), (event.target as HTMLInputElement).checked);
  }

  protected click(key: OrderKey): void {
    this.sort.emit(clicked(key, this.order()));
  }
}
