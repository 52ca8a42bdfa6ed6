import { computed, inject, Injectable } from '@angular/core';
import { Filter } from '../filter/filter';
import type { Question } from './api';
import { SessionStore } from './session-store';
import { UnitsStore } from './units-store';

/** The unit that the pages about everything start from. */
@Injectable({ providedIn: 'root' })
export class RootUnit {
  private readonly session = inject(SessionStore);
  private readonly units = inject(UnitsStore);
  private readonly filter = inject(Filter);

  /** An operator's own root is the OPD, but the overview is about the whole government: everybody may read every OPD's cells. */
  private readonly onlyOperator = computed(() =>
    this.session.session()?.roles.every(({ role }) => role === 'operator'),
  );

  /** The question with the root that it needs: undefined = the caller's highest unit. Asks nothing while that is unknown. */
  asked(question: (root: string | undefined) => Question): Question | undefined {
    const level = this.filter.level();
    if (level !== undefined) return question(level);
    if (!this.onlyOperator()) return question(undefined);
    const government = this.units.government();
    return government && question(government.id);
  }
}
