import { inject, Injectable } from '@angular/core';
import type { UnitKind } from '@pantausop/contracts';
import { isGovernment } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

interface Listed {
  readonly kind: UnitKind;
}

/** How many units a list shows, in words: OPDs, or units where governments are among them. */
@Injectable({ providedIn: 'root' })
export class UnitsListed {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  of(units: readonly Listed[]): string {
    const count = this.format.count(units.length);
    return this.messages.t(this.areOpds(units) ? 'terms.opds' : 'terms.units', { count });
  }

  areOpds(units: readonly Listed[]): boolean {
    return !units.some(({ kind }) => isGovernment(kind));
  }
}
