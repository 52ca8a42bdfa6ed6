import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReportVerification } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { GateFrame } from '../password/gate-frame';
import { FileDrop } from '../ui/file-drop';
import { RefusalNote } from '../ui/refusal-note';
import { Skeleton } from '../ui/skeleton';
import { VerifyStore, type Verdict } from './verify-store';

/** Verifikasi: is this document genuine? Open to everybody; tells a report's title, period and date, and nothing else of it. */
@Component({
  selector: 'app-verify-page',
  imports: [FileDrop, GateFrame, RefusalNote, RouterLink, Skeleton],
  providers: [VerifyStore],
  templateUrl: './verify-page.html',
  host: { class: 'gate-page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VerifyPage {
  /** of the address in a report; without it only a file is checked */
  readonly digest = input<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly store = inject(VerifyStore);

  protected readonly asked = signal<Verdict | null>(null);
  protected readonly file = signal<File | null>(null);
  protected readonly checked = signal<(Verdict & { readonly digest: string }) | null>(null);
  protected readonly issued = computed(() => reportOf(this.asked()));
  /** what the file is, in words */
  protected readonly answer = computed(() => {
    const checked = this.checked();
    if (!checked || 'failure' in checked) return null;
    const { t } = this.messages;
    const { found } = checked;
    if (!found) return { good: false, title: t('verify.notThis'), text: t('verify.notThisText') };
    const words = { title: found.title, date: this.format.date(found.issuedOn) };
    const issued = this.issued();
    if (issued && !isSame(issued, found)) {
      return { good: false, title: t('verify.other'), text: t('verify.otherText', words) };
    }
    return issued
      ? { good: true, title: t('verify.same'), text: t('verify.sameText') }
      : { good: true, title: t('verify.same'), text: t('verify.sameAs', words) };
  });
  protected readonly fileFailure = computed(() => {
    const checked = this.checked();
    return checked && 'failure' in checked ? checked.failure : null;
  });
  protected readonly failure = computed(() => {
    const asked = this.asked();
    return asked && 'failure' in asked ? asked.failure : null;
  });

  constructor() {
    effect(() => {
      const digest = this.digest();
      untracked(() => void this.ask(digest));
    });
    effect(() => {
      const file = this.file();
      if (file) untracked(() => void this.check(file));
    });
  }

  private async ask(digest: string | undefined): Promise<void> {
    this.asked.set(null);
    if (digest === undefined) return;
    const verdict = await this.store.verdictOf(digest);
    if (this.digest() === digest) this.asked.set(verdict);
  }

  private async check(file: File): Promise<void> {
    this.checked.set(null);
    const digest = await this.store.digestOf(file);
    const verdict = await this.store.verdictOf(digest);
    if (this.file() === file) this.checked.set({ ...verdict, digest });
  }
}

const reportOf = (verdict: Verdict | null): ReportVerification | null =>
  verdict && 'found' in verdict ? verdict.found : null;

const isSame = (a: ReportVerification, b: ReportVerification): boolean =>
  a.title === b.title && a.issuedOn === b.issuedOn && a.period.from === b.period.from && a.period.to === b.period.to;
