import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { ROLES, type ReportAudience } from '@pantausop/contracts';
import { UnitsStore } from '../data/units-store';
import { Messages } from '../i18n/messages';
import { RemoveButton } from '../ui/remove-button';
import { UnitChooser } from '../unit-choice/unit-chooser';
import { isOnUnits } from './report-words';
import type { DraftField, ScheduleDraft } from './schedule-draft';

type Role = ReportAudience['roles'][number];
type Address = ReportAudience['addresses'][number];

/** Who gets a report: by role and unit, or by name. */
@Component({
  selector: 'app-audience-fields',
  imports: [RemoveButton, UnitChooser],
  templateUrl: './audience-fields.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AudienceFields {
  readonly draft = model.required<ScheduleDraft>();
  readonly faults = input.required<ReadonlySet<DraftField>>();
  protected readonly messages = inject(Messages);
  private readonly units = inject(UnitsStore);
  protected readonly roles = ROLES;
  protected readonly onUnits = computed(() => isOnUnits(this.draft().report));

  protected readonly valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

  protected addRole(): void {
    const role = this.onUnits() ? 'operator' : 'pimpinan';
    const unitId = this.onUnits() ? null : (this.units.government()?.id ?? null);
    this.change({ roles: [...this.draft().audience.roles, { role, unitId }] });
  }

  protected setRole(position: number, part: Partial<Role>): void {
    this.change({ roles: changed(this.draft().audience.roles, position, part) });
  }

  protected removeRole(position: number): void {
    this.change({ roles: this.draft().audience.roles.filter((_, i) => i !== position) });
  }

  protected addAddress(): void {
    this.change({ addresses: [...this.draft().audience.addresses, { address: '', name: '', unitId: null }] });
  }

  protected setAddress(position: number, part: Partial<Address>): void {
    this.change({ addresses: changed(this.draft().audience.addresses, position, part) });
  }

  protected removeAddress(position: number): void {
    this.change({ addresses: this.draft().audience.addresses.filter((_, i) => i !== position) });
  }

  protected asRole(value: string): Role['role'] {
    return ROLES.find((role) => role === value) ?? 'pimpinan';
  }

  private change(part: Partial<ReportAudience>): void {
    this.draft.update((draft) => ({ ...draft, audience: { ...draft.audience, ...part } }));
  }
}

const changed = <T extends object>(items: readonly T[], position: number, part: Partial<T>): T[] =>
  items.map((item, i) => (i === position ? { ...item, ...part } : item));
