import { inject, Injectable, signal } from '@angular/core';
import { CatalogueSchema, SopsSchema, type UnitKind } from '@pantausop/contracts';
import { titleKey, type AreaCode } from '@pantausop/domain';
import { Api } from '../data/api';
import { Messages } from '../i18n/messages';

/** What there is to choose from when a need is recorded, by the organisation of today. */
@Injectable()
export class NeedChoices {
  private readonly api = inject(Api);
  private readonly messages = inject(Messages);
  private readonly catalogue = this.api.read(CatalogueSchema, () => ({ path: '/sop-catalogue' }));

  /** the title of an SOP of the unit that reads the same; null when there is none */
  readonly twin = signal<string | null>(null);

  proposalsFor(kind: UnitKind | undefined, area: string): readonly string[] {
    return (this.catalogue.value()?.items ?? [])
      .filter(({ unitKinds }) => unitKinds === null || kind === undefined || unitKinds.includes(kind))
      .filter((one) => area === '' || one.area === area)
      .map(({ title }) => title[this.messages.language()]);
  }

  areaOf(title: string): AreaCode | null {
    const wanted = titleKey(title);
    const found = this.catalogue
      .value()
      ?.items.find((one) => [one.title.id, one.title.en].some((text) => titleKey(text) === wanted));
    return found?.area ?? null;
  }

  async lookForTwin(unit: string, title: string): Promise<void> {
    this.twin.set(null);
    const wanted = titleKey(title);
    if (unit === '' || wanted === '') return;
    const { items } = await this.api.fetch('/sops', SopsSchema, { unit, q: wanted, pageSize: 100 });
    const twin = items.find((sop) => sop.unit.id === unit && titleKey(sop.title) === wanted);
    this.twin.set(twin?.title ?? null);
  }
}
