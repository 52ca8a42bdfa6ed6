import { inject, Injectable, resource } from '@angular/core';
import { UsersSchema } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { SessionStore } from '../../data/session-store';
import { ReorganiseStore } from './reorganise-store';

/** More units than this end only in a reform as a whole, after which all accounts are looked at anyway. */
const UNITS_LOOKED_UP = 20;

/** Active accounts whose role stands at a unit that ends. Only whoever keeps accounts may know them. */
@Injectable()
export class AffectedAccounts {
  private readonly api = inject(Api);
  private readonly store = inject(ReorganiseStore);
  private readonly mayKnow = inject(SessionStore).may('users.manage');

  private readonly found = resource({
    params: () => {
      const preview = this.store.preview();
      if (!preview || !this.mayKnow) return undefined;
      return preview.facts.flatMap(({ unit, type }) => (type === 'closed' ? [unit] : [])).slice(0, UNITS_LOOKED_UP);
    },
    loader: async ({ params: units }) => {
      const lists = await Promise.all(
        units.map(({ code }) => this.api.fetch('/users', UsersSchema, { q: code, status: 'active', pageSize: 500 })),
      );
      const ending = new Set(units.map(({ id }) => id));
      const accounts = lists
        .flatMap(({ items }) => items)
        .filter(({ grants }) => grants.some((g) => ending.has(g.unitId)));
      return [...new Set(accounts.map(({ name }) => name))];
    },
  });

  readonly names = (): readonly string[] => (this.found.hasValue() ? this.found.value() : []);
}
