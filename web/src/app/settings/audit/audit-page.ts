import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { AUDIT_OUTCOMES, AuditSchema, type AuditEntry } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { API } from '../../paths';
import { Download } from '../../ui/download';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Pager } from '../../ui/pager';
import { Skeleton } from '../../ui/skeleton';
import { SectionHead } from '../section-head';
import { ACTS_ON_A_PAGE, AuditFilter } from './audit-filter';
import { actionChoices, actionWord, differences, subjectWord } from './audit-words';
import { noteWords } from './note-words';

/** Pengaturan > Audit: who did what, when, from where; one row per act, its difference folded under it. */
@Component({
  selector: 'app-audit-page',
  imports: [Download, EmptyState, ErrorState, Pager, SectionHead, Skeleton],
  providers: [AuditFilter],
  templateUrl: './audit-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly asked = inject(AuditFilter);
  protected readonly perPage = ACTS_ON_A_PAGE;
  protected readonly outcomes = AUDIT_OUTCOMES;
  protected readonly actions = computed(() => actionChoices(this.messages));

  protected readonly audit = inject(Api).read(AuditSchema, () => ({
    path: '/audit',
    query: { ...this.asked.query(), page: this.asked.page(), pageSize: ACTS_ON_A_PAGE },
  }));

  protected readonly acts = computed(() =>
    (this.audit.value()?.items ?? []).map((entry) => ({
      entry,
      action: actionWord(entry.action, this.messages),
      who: this.whoOf(entry),
      subject: entry.subject && subjectWord(entry.subject, this.messages, this.format),
      changes: differences(entry, this.messages),
      note: entry.note && noteWords(entry.note, this.messages),
    })),
  );
  protected readonly found = computed(() => {
    const audit = this.audit.value();
    if (!audit) return '';
    return this.messages.t(audit.exact ? 'audit.found' : 'audit.foundMore', { count: this.format.count(audit.total) });
  });

  protected exportOf(format: 'csv' | 'json' | 'xlsx'): string {
    const given = Object.entries(this.asked.query()).filter(([, value]) => value !== undefined && value !== '');
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    query.set('language', this.messages.language());
    return `${API}/exports/audit.${format}?${query.toString()}`;
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  private whoOf({ actor, via }: AuditEntry): { name: string; below: string } {
    if (via === 'command-line') return { name: this.messages.t('audit.commandLine'), below: '' };
    if (!actor) return { name: this.messages.t('audit.nobody'), below: '' };
    return { name: actor.name ?? actor.username, below: actor.username };
  }
}
