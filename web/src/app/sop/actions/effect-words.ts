import { inject, Injectable } from '@angular/core';
import type { PlannedEffect, RulesetContents } from '@pantausop/domain';
import { Messages } from '../../i18n/messages';
import type { Doing } from './action-form';

/** What comes of an action, said before it is done. */
@Injectable({ providedIn: 'root' })
export class EffectWords {
  private readonly messages = inject(Messages);

  /** What the action means. @param revising a version is in force while the draft is worked on */
  meaning(doing: Doing, revising: boolean, rules: Pick<RulesetContents, 'appliedMonths' | 'currentMonths'>): string {
    const { t } = this.messages;
    if (doing.kind !== 'act') return t(`actions.effect_${doing.kind}`);
    if (doing.action === 'check_elements' && revising) return t('actions.effect_check_draft');
    const { appliedMonths, currentMonths } = rules;
    return t(`actions.effect_${doing.action}`, { months: doing.action === 'monitor' ? appliedMonths : currentMonths });
  }

  /** The points of today, before and after; empty where the rules refuse. */
  points({ before, after }: PlannedEffect): string {
    const { t } = this.messages;
    if (after === null) return '';
    if (!before.counted) {
      return after.counted ? t('actions.returnsToCount', { after: after.points }) : t('actions.notCounted');
    }
    if (!after.counted) return t('actions.leavesCount', { before: before.points });
    return before.points === after.points
      ? t('actions.pointsStay', { before: before.points })
      : t('actions.pointsBecome', { before: before.points, after: after.points });
  }

  /** Why the rules do not admit it; empty where they do. */
  refusal({ refusal }: PlannedEffect): string {
    return refusal === null ? '' : refusal.said[this.messages.language()];
  }
}
