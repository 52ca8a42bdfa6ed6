import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, type Params } from '@angular/router';
import {
  comparedDate,
  dateInZone,
  DEFAULT_COMPARISON,
  isAreaCode,
  isCalendarDate,
  type AreaCode,
  type CalendarDate,
  type Comparison,
} from '@pantausop/domain';
import { filter, map } from 'rxjs';
import { comparisonOf, comparisonToken } from './comparison';

export interface FilterChange {
  readonly asOf?: CalendarDate | null;
  readonly comparison?: Comparison | null;
  readonly unit?: string | null;
  readonly area?: AreaCode | null;
}

/** Another choice starts its list anew. */
export const FIRST_PAGE: Params = { hal: null };

/** The picture on screen lives in the address: `per, banding, wilayah, unit, area`. A link shows the same picture to whoever may see it. */
@Injectable({ providedIn: 'root' })
export class Filter {
  private readonly router = inject(Router);
  private readonly params = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.routerState.snapshot.root.queryParams),
    ),
    { initialValue: this.router.parseUrl(this.router.url).queryParams },
  );

  readonly today = dateInZone(Date.now(), 'Asia/Jakarta');

  /** The date that was asked for; undefined = today, which the server decides. */
  readonly askedAsOf = computed<CalendarDate | undefined>(() => {
    const text = this.text('per');
    return text !== null && isCalendarDate(text) && text !== this.today ? text : undefined;
  });
  readonly asOf = computed<CalendarDate>(() => this.askedAsOf() ?? this.today);
  readonly past = computed(() => this.asOf() < this.today);
  readonly future = computed(() => this.asOf() > this.today);

  readonly comparison = computed<Comparison>(() => comparisonOf(this.text('banding')));
  readonly comparedOn = computed<CalendarDate>(() => comparedDate(this.asOf(), this.comparison()));

  readonly unit = computed(() => this.text('unit') ?? undefined);
  /** The government, or the unit above governments, that the pages are about; undefined = the highest that is one's own. */
  readonly level = computed(() => this.text('wilayah') ?? undefined);
  readonly area = computed<AreaCode | undefined>(() => {
    const text = this.text('area');
    return text !== null && isAreaCode(text) ? text : undefined;
  });

  /** The parameters that links to other pages keep. */
  readonly kept = computed<Params>(() => {
    const { per, banding, wilayah } = this.params();
    return { ...(per ? { per } : {}), ...(banding ? { banding } : {}), ...(wilayah ? { wilayah } : {}) };
  });

  /** null takes a choice back. The page stays where it is scrolled. */
  change(change: FilterChange): void {
    const queryParams: Params = { ...FIRST_PAGE };
    if (change.asOf !== undefined) queryParams['per'] = change.asOf === this.today ? null : change.asOf;
    if (change.comparison !== undefined) {
      const token = comparisonToken(change.comparison ?? DEFAULT_COMPARISON);
      queryParams['banding'] = token === comparisonToken(DEFAULT_COMPARISON) ? null : token;
    }
    if (change.unit !== undefined) queryParams['unit'] = change.unit;
    if (change.area !== undefined) queryParams['area'] = change.area;
    this.go(queryParams);
  }

  /** Other parameters that a page keeps in the address; null takes one out. `replaceUrl`: no step of its own in the browser's history. */
  go(queryParams: Params, replaceUrl = false): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', scroll: 'manual', replaceUrl });
  }

  /** A parameter of the address; null when it is missing or empty. */
  text(name: string): string | null {
    const value: unknown = this.params()[name];
    return typeof value === 'string' && value !== '' ? value : null;
  }
}
