import { inject, Injectable } from '@angular/core';
import type { UnitKind } from '@pantausop/contracts';
import { isGovernment } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** How many units a list shows, in words: OPDs, or units where governments are among them. */
@Injectable({ providedIn: 'root' })
export class UnitsListed {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  of(units: readonly { readonly kind: UnitKind }[]): string {
    const count = this.format.count(units.length);
    return this.messages.t(units.some(({ kind }) => isGovernment(kind)) ? 'terms.units' : 'terms.opds', { count });
  }
}
