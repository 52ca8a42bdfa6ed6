import { inject, Injectable } from '@angular/core';
import type { Params } from '@angular/router';
import type { UnitKind } from '@pantausop/contracts';
import { isGovernment } from '@pantausop/domain';
import { Filter } from './filter';

interface Linked {
  readonly id: string;
  readonly kind: UnitKind;
}

/** Where a unit in a list leads: an OPD to its own page, a government one level down on the page on screen. */
@Injectable({ providedIn: 'root' })
export class UnitLinks {
  private readonly filter = inject(Filter);

  /** The commands of a router link; none = the page on screen. */
  readonly path = ({ id, kind }: Linked): readonly string[] => (isGovernment(kind) ? [] : ['/opd', id]);

  readonly params = ({ id, kind }: Linked): Params => {
    const kept = this.filter.kept();
    return isGovernment(kind) ? { ...kept, area: this.filter.area() ?? null, wilayah: id } : kept;
  };
}
