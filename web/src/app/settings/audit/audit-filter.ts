import { computed, inject, Injectable } from '@angular/core';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, AUDIT_REACH } from '@pantausop/contracts';
import { isCalendarDate } from '@pantausop/domain';
import type { QueryValues } from '../../data/api';
import { Filter, FIRST_PAGE } from '../../filter/filter';

export const ACTS_ON_A_PAGE = 50;

const known = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
  all.find((one) => one === text);

/** What of the trail is looked at; it lives in the address: `cari, dari, sampai, pelaku, tindakan, hasil, objek, hal`. */
@Injectable()
export class AuditFilter {
  private readonly filter = inject(Filter);

  readonly words = computed(() => this.filter.text('cari') ?? '');
  readonly from = computed(() => this.date('dari'));
  readonly to = computed(() => this.date('sampai'));
  readonly actor = computed(() => this.filter.text('pelaku') ?? undefined);
  readonly action = computed(() => known(AUDIT_ACTIONS, this.filter.text('tindakan')));
  readonly outcome = computed(() => known(AUDIT_OUTCOMES, this.filter.text('hasil')));
  readonly subject = computed(() => this.filter.text('objek') ?? undefined);
  readonly page = computed(() => {
    const page = Number(this.filter.text('hal') ?? 1);
    return Number.isInteger(page) && page >= 1 && page * ACTS_ON_A_PAGE <= AUDIT_REACH ? page : 1;
  });
  /** everything but the page: what an export takes too */
  readonly query = computed<QueryValues>(() => ({
    q: this.words(),
    from: this.from(),
    to: this.to(),
    actor: this.actor(),
    action: this.action(),
    outcome: this.outcome(),
    subject: this.subject(),
  }));
  readonly narrowed = computed(() => Object.values(this.query()).some((value) => value !== undefined && value !== ''));

  set(name: 'cari' | 'dari' | 'sampai' | 'pelaku' | 'tindakan' | 'hasil' | 'objek', value: string): void {
    this.filter.go({ ...FIRST_PAGE, [name]: value.trim() || null }, name === 'cari');
  }

  turnTo(page: number): void {
    this.filter.go({ hal: page === 1 ? null : page });
  }

  clear(): void {
    const none = { cari: null, dari: null, sampai: null, pelaku: null, tindakan: null, hasil: null, objek: null };
    this.filter.go({ ...FIRST_PAGE, ...none });
  }

  private date(name: string): string | undefined {
    const text = this.filter.text(name);
    return text !== null && isCalendarDate(text) ? text : undefined;
  }
}
