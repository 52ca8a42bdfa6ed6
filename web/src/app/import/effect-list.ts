import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Import } from '@pantausop/contracts';
import { fractionOfRatio } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EffectPair } from './effect-pair';

/** An effect of which the scores may be known. */
type Figures = NonNullable<Import['effect']>[number]['before'] & { readonly score?: number | null };
interface UnitEffect {
  readonly unitId: string;
  readonly unitName: string;
  readonly before: Figures;
  readonly after: Figures;
}

const FIRST_SHOWN = 8;

/** What saving does to the figures of each OPD: before and after. */
@Component({
  selector: 'app-effect-list',
  imports: [EffectPair],
  template: `<section class="sec" aria-labelledby="dampak-j">
    <div class="sec-h">
      <h2 id="dampak-j">{{ messages.t('import.effectTitle') }}</h2>
      <span class="unit">{{ messages.t(past() ? 'import.effectPast' : 'import.effectUnit') }}</span>
    </div>
    @if (rows().length === 0 && !whole()) {
      <p class="small muted">{{ messages.t('import.effectNone') }}</p>
    } @else {
      <table class="t imp-effect" aria-labelledby="dampak-j">
        <thead>
          <tr>
            <th scope="col">{{ messages.t('import.effectOpd') }}</th>
            <th scope="col" class="num">{{ messages.t('import.effectInForce') }}</th>
            <th scope="col" class="num">{{ messages.t('import.effectCoverage') }}</th>
            @if (withScore()) {
              <th scope="col" class="num">{{ messages.t('terms.score') }}</th>
            }
            <th scope="col" class="num">{{ messages.t('import.effectIndex') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of shown(); track row.id) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              @for (pair of row.pairs; track $index) {
                <td class="num" appEffectPair [before]="pair.before" [after]="pair.after"></td>
              }
            </tr>
          }
        </tbody>
        @if (whole(); as row) {
          <tfoot>
            <tr>
              <th scope="row">{{ row.name }}</th>
              @for (pair of row.pairs; track $index) {
                <td class="num" appEffectPair [before]="pair.before" [after]="pair.after"></td>
              }
            </tr>
          </tfoot>
        }
      </table>
      @if (shown().length < rows().length) {
        <button class="btn imp-after" type="button" (click)="all.set(true)">
          {{ messages.t('import.effectAll', { count: format.count(rows().length) }) }}
        </button>
      }
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EffectList {
  readonly effect = input.required<readonly UnitEffect[]>();
  /** the whole government, where it is known */
  readonly total = input<Omit<UnitEffect, 'unitId'> | null>(null);
  /** the import is no longer a preview */
  readonly past = input(false);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly all = signal(false);
  protected readonly rows = computed(() =>
    this.effect().map(({ unitId, ...unit }) => ({ id: unitId, ...this.rowOf(unit) })),
  );
  protected readonly whole = computed(() => {
    const total = this.total();
    return total && this.rowOf(total);
  });
  protected readonly shown = computed(() => (this.all() ? this.rows() : this.rows().slice(0, FIRST_SHOWN)));

  protected readonly withScore = computed(() => this.effect().some(({ before }) => before.score !== undefined));

  private rowOf({ unitName, before, after }: Omit<UnitEffect, 'unitId'>) {
    const will = this.shownFigures(after);
    return { name: unitName, pairs: this.shownFigures(before).map((text, i) => ({ before: text, after: will[i] })) };
  }

  private shownFigures({ inForce, required, coverage, score, index }: Figures): string[] {
    const { count, percent, ratio } = this.format;
    return [
      `${count(inForce)}/${count(required)}`,
      percent(fractionOfRatio(coverage)),
      ...(score === undefined ? [] : [ratio(fractionOfRatio(score))]),
      ratio(fractionOfRatio(index)),
    ];
  }
}
