import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RulesetsSchema, type RulesetView } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';
import { SectionHead } from '../section-head';
import { RetractButton } from './retract-button';
import { RulesetEditor } from './ruleset-editor';
import { changesBetween, NUMBER_GROUPS, numbersOf, type NumberChange } from './ruleset-numbers';

interface Version {
  readonly ruleset: RulesetView;
  /** null for the first */
  readonly changes: readonly NumberChange[] | null;
}

/** Pengaturan > Kebijakan penilaian: the versions of the ruleset, and a new one with its impact. */
@Component({
  selector: 'app-rulesets-page',
  imports: [ErrorState, RetractButton, RulesetEditor, SectionHead, Skeleton],
  templateUrl: './rulesets-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RulesetsPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly groups = NUMBER_GROUPS;
  protected readonly numbersOf = numbersOf;
  protected readonly rulesets = inject(Api).read(RulesetsSchema, () => ({ path: '/rulesets' }));
  protected readonly drafting = signal(false);
  protected readonly published = signal('');

  /** the one that starts last stands first; those taken back are at the end */
  protected readonly versions = computed((): Version[] => {
    const all = this.rulesets.value()?.items ?? [];
    const standing = all.filter(({ state }) => state !== 'retracted');
    const versions = standing.map((ruleset, i): Version => {
      const before = standing[i - 1];
      return { ruleset, changes: before ? changesBetween(numbersOf(before), numbersOf(ruleset)) : null };
    });
    const taken = all.filter(({ state }) => state === 'retracted').map((ruleset) => ({ ruleset, changes: null }));
    return [...versions.reverse(), ...taken];
  });
  /** what a new version starts from: the one that stands last */
  protected readonly latest = computed(
    () => this.versions().find(({ ruleset }) => ruleset.state !== 'retracted')?.ruleset,
  );

  protected nameOf({ id }: RulesetView): string {
    return this.messages.t('policy.ruleset', { id });
  }

  protected done(ruleset: RulesetView): void {
    this.drafting.set(false);
    this.published.set(
      this.messages.t('policy.published', { id: ruleset.id, date: this.format.date(ruleset.effectiveOn) }),
    );
    this.rulesets.reload();
  }
}
