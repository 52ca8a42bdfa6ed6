import { inject, Injectable } from '@angular/core';
import type { Sop, SopDetail } from '@pantausop/contracts';
import { ELEMENT_CODES } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { PointPart } from './sop-points';

/** The sentences about one SOP on a date. */
@Injectable()
export class SopWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  /** What it has, and what it lacks. */
  finding(sop: Sop, parts: readonly PointPart[]): string {
    const { t } = this.messages;
    if (sop.notApplicable) return t('sop.findingNotApplicable');
    const most = parts.reduce((sum, part) => sum + part.most, 0);
    if (sop.points === most) return t('sop.findingFull', { points: sop.points });
    const lacks = parts.filter(({ points, most: full }) => points < full).flatMap((part) => this.lack(sop, part));
    return t('sop.findingLacks', { points: sop.points, most, lacks: this.format.list(lacks) });
  }

  /** On what a part of the points rests, or why it brings none. */
  reason(sop: SopDetail, { part, points }: PointPart): string {
    const { t } = this.messages;
    const day = (text: string | null) => this.format.date(text);
    if (part === 'document') {
      return t('sop.reasonDocument', { count: sop.elements.length, all: ELEMENT_CODES.length });
    }
    if (!sop.inForce) return t(part === 'ratified' ? 'sop.reasonNotRatified' : 'sop.reasonWaits');
    if (part === 'ratified') {
      return sop.signatory
        ? t('sop.reasonRatifiedBy', { date: day(sop.ratifiedOn), signatory: sop.signatory })
        : t('sop.reasonRatified', { date: day(sop.ratifiedOn) });
    }
    const { appliedMonths, currentMonths } = sop.rules;
    if (part === 'current') {
      const key = points > 0 ? 'sop.reasonCurrent' : 'sop.reasonNotCurrent';
      return t(key, { months: currentMonths, until: day(sop.currentUntil) });
    }
    if (sop.monitoredOn === null) return t('sop.reasonNeverMonitored');
    const monitored = { date: day(sop.monitoredOn), months: appliedMonths, until: day(sop.appliedUntil) };
    if (sop.monitoringResult === 'not_well') return t('sop.reasonNotWell', monitored);
    return t(points > 0 ? 'sop.reasonApplied' : 'sop.reasonNotApplied', monitored);
  }

  private lack(sop: Sop, { part }: PointPart): string[] {
    const { t } = this.messages;
    if (part === 'document') return [t('sop.lackElements', { count: ELEMENT_CODES.length - sop.elements.length })];
    if (part === 'ratified') return [t('sop.lackRatified')];
    // nothing is monitored or evaluated before it is ratified
    if (!sop.inForce) return [];
    return [t(part === 'applied' ? 'sop.lackApplied' : 'sop.lackCurrent')];
  }
}
