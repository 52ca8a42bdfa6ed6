import { inject, Injectable } from '@angular/core';
import type { ExplainedSop } from '@pantausop/contracts';
import { ELEMENT_CODES } from '@pantausop/domain';
import { Format, NOTHING } from '../format/format';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import type { TwinTable } from '../ui/twin-table';
import type { SubjectMeasure } from './figure-subject';

/** Why one SOP stands in a figure as it does. */
@Injectable({ providedIn: 'root' })
export class SopReasons {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  /** What the SOP adds to the figure, in a word or a number. */
  adds(sop: ExplainedSop, measure: SubjectMeasure): string {
    const { t } = this.messages;
    if (!sop.counted) return t('explain.notCounted');
    if (measure === 'coverage') return t(sop.inForce ? 'explain.inForce' : 'explain.notInForce');
    if (measure === 'index' || measure === 'score') return t('explain.ofHundred', { points: sop.points });
    if (sop[measure].reason === 'not_in_force') return t('explain.notInForce');
    return t(sop[measure].reason === 'earned' ? `explain.yes_${measure}` : `explain.no_${measure}`);
  }

  /** Whether what it adds is less than it could be. */
  lacks(sop: ExplainedSop, measure: SubjectMeasure): boolean {
    if (!sop.counted) return false;
    if (measure === 'coverage') return !sop.inForce;
    if (measure === 'index' || measure === 'score') return sop.points < 100;
    return sop[measure].reason !== 'earned';
  }

  /** `Dokumen 36 · Pengesahan 25 · Penerapan 0 · Kemutakhiran 15` */
  parts({ document, ratified, applied, current }: ExplainedSop): string {
    return this.messages.t('explain.sopParts', {
      document,
      ratified,
      applied: applied.points,
      current: current.points,
    });
  }

  /** What it has not, each with its reason; or why it is in no sum. */
  reasons(sop: ExplainedSop): string[] {
    const left = this.leftOut(sop);
    if (left !== '') return [left];
    const { t } = this.messages;
    const missing = this.missing(sop);
    return [
      ...(missing === '' ? [] : [missing]),
      ...(sop.inForce
        ? [
            t('explain.ratifiedOn', { date: this.format.date(sop.ratifiedOn, 'short') }),
            this.credit(sop, 'applied'),
            this.credit(sop, 'current'),
          ]
        : [t('explain.why_not_in_force')]),
    ];
  }

  /** `belum pernah dipantau`, `lewat 3 Mei 2026`, `sampai 20 Des 2026` */
  credit(sop: ExplainedSop, credit: 'applied' | 'current'): string {
    const { reason, until } = sop[credit];
    const date = until === null ? '' : this.format.date(until, 'short');
    return this.messages.t(`explain.${credit}_${reason}` as MessageKey, { date });
  }

  leftOut({ notCounted }: ExplainedSop): string {
    if (notCounted === null) return '';
    const { t } = this.messages;
    const until =
      notCounted.until === null ? '' : t('explain.leftUntil', { date: this.format.date(notCounted.until, 'short') });
    const text = notCounted.text === null ? '' : `: ${notCounted.text}`;
    return `${t(`explain.why_${notCounted.reason}`)}${until}${text}`;
  }

  private missing({ missingElements }: ExplainedSop): string {
    if (missingElements.length === 0) return '';
    const { t } = this.messages;
    if (missingElements.length === ELEMENT_CODES.length) return t('explain.noElements');
    return t('explain.withoutElements', { elements: this.elements(missingElements) });
  }

  private readonly elements = (codes: ExplainedSop['missingElements']): string =>
    codes.map((code) => this.messages.t(`terms.${code}`)).join(', ');

  /** Every row with all that decided its points. */
  table(sops: readonly ExplainedSop[]): TwinTable {
    const { t } = this.messages;
    const text = (key: MessageKey) => ({ label: t(key) });
    const number = (key: MessageKey) => ({ label: t(key), number: true });
    return {
      columns: [
        ...[text('explain.sop'), text('explain.sopNumber'), text('explain.unit'), text('explain.area')],
        ...[
          number('explain.weight'),
          text('explain.isCounted'),
          text('explain.isInForce'),
          text('explain.ratification'),
        ],
        ...[number('explain.sopPoints'), number('explain.partDocument'), text('explain.missing')],
        ...[number('explain.partRatified'), number('explain.partApplied'), text('explain.whyApplied')],
        ...[number('explain.partCurrent'), text('explain.whyCurrent')],
      ],
      rows: sops.map((sop) => [
        ...[sop.title, sop.number ?? '', sop.unit.name, t(`areas.${sop.area}`), String(sop.weight)],
        sop.counted ? t('explain.yes') : this.leftOut(sop),
        ...[t(sop.inForce ? 'explain.yes' : 'explain.no'), sop.ratifiedOn ?? NOTHING],
        ...[String(sop.points), String(sop.document), this.elements(sop.missingElements), String(sop.ratified)],
        ...[String(sop.applied.points), this.credit(sop, 'applied')],
        ...[String(sop.current.points), this.credit(sop, 'current')],
      ]),
    };
  }
}
