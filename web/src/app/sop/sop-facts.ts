import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SopDetail } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** What is known of an SOP beside its points: number, dates, signatory, and the remarks of its register. */
@Component({
  selector: 'app-sop-facts',
  template: `<dl class="facts">
    @for (fact of facts(); track $index) {
      <dt>{{ fact.label }}</dt>
      <dd>{{ fact.text }}</dd>
    }
  </dl>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SopFacts {
  readonly sop = input.required<SopDetail>();
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  protected readonly facts = computed(() => {
    const { t } = this.messages;
    const { date, count } = this.format;
    const sop = this.sop();
    const monitored = sop.monitoringResult === 'well' ? 'sop.monitoredWell' : 'sop.monitoredNotWell';
    const inForce = [
      { label: t('sop.ratifiedOn'), text: date(sop.ratifiedOn) },
      { label: t('sop.signatory'), text: sop.signatory ?? '–' },
      {
        label: t('sop.monitoredOn'),
        text: sop.monitoredOn === null ? '–' : t(monitored, { date: date(sop.monitoredOn) }),
      },
      { label: t('sop.evaluatedOn'), text: date(sop.evaluatedOn) },
    ];
    return [
      { label: t('sop.number'), text: sop.number ?? '–' },
      { label: t('sop.unit'), text: sop.unit.name },
      { label: t('sop.area'), text: t(`areas.${sop.area}`) },
      { label: t('sop.weight'), text: count(sop.weight) },
      { label: t('sop.requiredOn'), text: date(sop.requiredOn) },
      ...(sop.inForce ? inForce : []),
      ...Object.entries(sop.remarks).map(([label, text]) => ({ label, text })),
    ];
  });
}
