import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  AreaDecisionSchema,
  AreaDecisionsSchema,
  AreaLabelSchema,
  AreaLabelsSchema,
  ReformAreasSchema,
  type AreaDecisionView,
} from '@pantausop/contracts';
import { AREA_CODES } from '@pantausop/domain';
import { Api } from '../../data/api';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';
import { UnitChooser } from '../../unit-choice/unit-chooser';
import { SectionHead } from '../section-head';
import { PolicyForm } from './policy-form';
import { RetractButton } from './retract-button';
import { Sending, textOf } from './sending';

/** Pengaturan > Area: decisions "tidak berlaku", and what the areas are called. */
@Component({
  selector: 'app-areas-page',
  imports: [EmptyState, ErrorState, PolicyForm, RetractButton, SectionHead, Skeleton, UnitChooser],
  templateUrl: './areas-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreasPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  private readonly api = inject(Api);
  protected readonly codes = AREA_CODES;
  protected readonly decisions = this.api.read(AreaDecisionsSchema, () => ({ path: '/area-decisions' }));
  protected readonly areas = this.api.read(ReformAreasSchema, () => ({ path: '/reform-areas' }));
  protected readonly labels = this.api.read(AreaLabelsSchema, () => ({ path: '/area-labels' }));
  protected readonly sending = new Sending();
  protected readonly form = signal<'decision' | 'name' | null>(null);

  protected close(): void {
    this.form.set(null);
    this.sending.forget();
  }

  protected async decide(form: FormData): Promise<void> {
    const until = textOf(form, 'until');
    const body = {
      ...fieldsOf(form, ['unit', 'area', 'reason', 'approvedBy', 'from']),
      until: until === '' ? null : until,
    };
    if ((await this.sending.post('/area-decisions', body, AreaDecisionSchema)) === undefined) return;
    this.close();
    this.decisions.reload();
  }

  protected async rename(form: FormData): Promise<void> {
    const body = fieldsOf(form, ['area', 'label', 'labelEn', 'effectiveOn', 'basis']);
    if ((await this.sending.post('/area-labels', body, AreaLabelSchema)) === undefined) return;
    this.close();
    this.reloadNames();
  }

  protected reloadNames(): void {
    this.labels.reload();
    this.areas.reload();
  }

  protected wordsOf({ area, unit }: AreaDecisionView): string {
    return `${this.messages.t(`areas.${area}`)}, ${unit.name}`;
  }
}

const fieldsOf = (form: FormData, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
