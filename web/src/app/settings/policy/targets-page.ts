import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MEASURES_OF_TARGETS, TargetsSchema, TargetViewSchema, type TargetView } from '@pantausop/contracts';
import { AREA_CODES, fraction, type Fraction } from '@pantausop/domain';
import { Api } from '../../data/api';
import { UnitsStore } from '../../data/units-store';
import { fractionOfRatio } from '../../format/exact';
import { Format } from '../../format/format';
import type { MessageKey } from '../../i18n/message-key';
import { Messages } from '../../i18n/messages';
import { TableImportDialog } from '../../table-import/table-import-dialog';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';
import { UnitChooser } from '../../unit-choice/unit-chooser';
import { SectionHead } from '../section-head';
import { PolicyForm } from './policy-form';
import { RetractButton } from './retract-button';
import { Sending, textOf } from './sending';

/** Pengaturan > Target: what units mean to reach, and whether they have. */
@Component({
  selector: 'app-targets-page',
  imports: [EmptyState, ErrorState, PolicyForm, RetractButton, SectionHead, Skeleton, TableImportDialog, UnitChooser],
  templateUrl: './targets-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TargetsPage {
  protected readonly messages = inject(Messages);
  /** most targets are those of the whole government */
  protected readonly units = inject(UnitsStore);
  protected readonly format = inject(Format);
  protected readonly areas = AREA_CODES;
  protected readonly measures = MEASURES_OF_TARGETS;
  protected readonly targets = inject(Api).read(TargetsSchema, () => ({ path: '/targets' }));
  protected readonly sending = new Sending();
  protected readonly adding = signal(false);
  protected readonly importing = signal(false);

  protected readonly rows = computed(() =>
    this.targets.value()?.items.map((target) => ({
      target,
      area: this.messages.t(target.area === null ? 'policy.allAreas' : `areas.${target.area}`),
      value: this.shown(target, fractionOfRatio(target.value)),
      current: this.shown(target, exact(target.currentFraction)),
      state: stateOf(target),
      what: `${target.unit.name}, ${this.messages.t(`policy.m_${target.measure}`)}, ${this.format.date(target.dueOn)}`,
    })),
  );

  protected close(): void {
    this.adding.set(false);
    this.sending.forget();
  }

  protected async add(form: FormData): Promise<void> {
    const area = textOf(form, 'area');
    const body = {
      unit: textOf(form, 'unit'),
      area: area === '' ? null : area,
      measure: textOf(form, 'measure'),
      value: Number(textOf(form, 'value')) / 100,
      dueOn: textOf(form, 'dueOn'),
    };
    if ((await this.sending.post('/targets', body, TargetViewSchema)) === undefined) return;
    this.close();
    this.targets.reload();
  }

  private shown({ measure }: TargetView, value: Fraction | null): string {
    return measure === 'index' ? this.format.ratio(value) : this.format.percent(value);
  }
}

const exact = (parts: TargetView['currentFraction']): Fraction | null =>
  parts && fraction(BigInt(parts[0]), BigInt(parts[1]));

const stateOf = ({ state, due }: TargetView): MessageKey =>
  state === 'not_reached' && due ? 'policy.missed' : `policy.${state}`;
