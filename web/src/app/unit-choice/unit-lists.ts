import { inject, Injectable } from '@angular/core';
import { UnitChoicesSchema, type UnitChoices } from '@pantausop/contracts';
import { Api, type QueryValues } from '../data/api';

/** How long an answer serves the other choices of the same page, in milliseconds. */
const KEPT_MS = 2_000;

/** Choices on one page that choose from the same units ask once. */
@Injectable({ providedIn: 'root' })
export class UnitLists {
  private readonly api = inject(Api);
  private readonly asked = new Map<string, Promise<UnitChoices>>();

  of(query: QueryValues): Promise<UnitChoices> {
    const key = JSON.stringify(query);
    const known = this.asked.get(key);
    if (known) return known;
    const answer = this.api.fetch('/unit-choices', UnitChoicesSchema, query);
    this.asked.set(key, answer);
    setTimeout(() => this.asked.delete(key), KEPT_MS);
    return answer;
  }
}
