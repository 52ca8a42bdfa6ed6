import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { SessionStore } from '../data/session-store';
import { ExplainPanel } from '../explain/explain-panel';
import { ExplainStore } from '../explain/explain-store';
import { DateBand } from '../filter/date-band';
import { Filter } from '../filter/filter';
import { FilterBar, type FilterPart } from '../filter/filter-bar';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { OfflineBand } from '../offline/offline-band';
import { BrandMark } from '../ui/brand';
import { LevelPath } from './level-path';
import { SideMenu } from './side-menu';

/** Everything around a page: menu, bar with the filters, the band of a past date, the panel that explains a figure. */
@Component({
  selector: 'app-shell',
  imports: [RouterOutlet, RouterLink, SideMenu, FilterBar, DateBand, OfflineBand, BrandMark, ExplainPanel, LevelPath],
  templateUrl: './shell.html',
  host: { '(document:keydown.escape)': 'menuOpen.set(false)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  private readonly router = inject(Router);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly session = inject(SessionStore);
  protected readonly filter = inject(Filter);
  protected readonly explain = inject(ExplainStore);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly menuOpen = signal(false);
  protected readonly filterOpen = signal(false);

  private readonly arrivals = this.router.events.pipe(filter((event) => event instanceof NavigationEnd));
  /** The parts of the filter bar that the page on screen asks for in its route data. */
  protected readonly parts = toSignal(
    this.arrivals.pipe(
      startWith(null),
      map(() => this.deepest()),
    ),
    { initialValue: [] as readonly FilterPart[] },
  );
  protected readonly dated = computed(() => this.parts().includes('asOf'));

  constructor() {
    let page = pathOf(this.router.url);
    this.arrivals.pipe(takeUntilDestroyed()).subscribe((event) => {
      const path = pathOf(event.urlAfterRedirects);
      if (path === page) return;
      page = path;
      this.menuOpen.set(false);
      this.filterOpen.set(false);
      this.explain.forget();
      // a new page starts at its top, for the eye and for a screen reader
      window.scrollTo({ top: 0, behavior: 'instant' });
      this.main().nativeElement.focus({ preventScroll: true });
    });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  private deepest(): readonly FilterPart[] {
    let route = this.router.routerState.snapshot.root;
    while (route.firstChild) route = route.firstChild;
    return (route.data['filters'] as readonly FilterPart[] | undefined) ?? [];
  }
}

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? '';
