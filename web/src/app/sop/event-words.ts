import { inject, Injectable } from '@angular/core';
import type { SopEventView } from '@pantausop/contracts';
import { ELEMENT_CODES, EVALUATION_STATEMENTS, isAreaCode } from '@pantausop/domain';
import { UnitNames } from '../data/unit-names';
import { Format } from '../format/format';
import type { MessageKey, MessageParameters } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { payloadText } from './history';

type Sentence = readonly [key: MessageKey, parameters?: MessageParameters];

/** What an event says, in words. */
@Injectable()
export class EventWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly names = inject(UnitNames);

  sentence(event: SopEventView): string {
    return this.messages.t(...this.said(event));
  }

  /** Elements that a check did not find, in the order of the form; empty for any other event. */
  missing(event: SopEventView): string {
    if (event.type !== 'document_checked') return '';
    const found = elementsOf(event);
    const names = ELEMENT_CODES.filter((code) => !found.includes(code)).map((code) => this.messages.t(`terms.${code}`));
    return names.length === 0 || found.length === 0 ? '' : this.format.list(names);
  }

  /** What a monitoring or an evaluation noted beside its result. */
  details(event: SopEventView): readonly string[] {
    const { t } = this.messages;
    const [note, followUp] = [payloadText(event, 'note'), payloadText(event, 'followUp')];
    const { statements } = event.payload;
    return [
      ...(Array.isArray(statements)
        ? [t('sop.statementsMet', { count: statements.length, all: EVALUATION_STATEMENTS.length })]
        : []),
      // what was returned says its note in its sentence
      ...(note && event.type !== 'returned' ? [t('sop.noted', { note })] : []),
      ...(followUp ? [t('sop.toDo', { followUp })] : []),
    ];
  }

  private said(event: SopEventView): Sentence {
    const text = (name: string): string => payloadText(event, name);
    switch (event.type) {
      case 'required':
        return ['sop.eventRequired', { ...this.place(event), weight: text('weight') || '1' }];
      case 'requirement_ended':
        return ['sop.eventRequirementEnded', { reason: text('reason') }];
      case 'drafting_started':
        return text('drafter')
          ? ['sop.eventDraftingStartedBy', { drafter: text('drafter') }]
          : ['sop.eventDraftingStarted'];
      case 'document_checked':
        return ['sop.eventDocumentChecked', { count: elementsOf(event).length, all: ELEMENT_CODES.length }];
      case 'submitted':
        return ['sop.eventSubmitted'];
      case 'returned':
        return ['sop.eventReturned', { note: text('note') }];
      case 'ratified':
        return ratified(text('number'), text('signatory'));
      case 'monitored':
        return [text('result') === 'well' ? 'sop.eventMonitoredWell' : 'sop.eventMonitoredNotWell'];
      case 'evaluated':
        return [text('result') === 'fit' ? 'sop.eventEvaluatedFit' : 'sop.eventEvaluatedRevise'];
      case 'revoked':
        return ['sop.eventRevoked', { reason: text('reason') }];
      case 'not_applicable':
        return ['sop.eventNotApplicable', { reason: text('reason') }];
      case 'applicable':
        return ['sop.eventApplicable'];
      case 'moved':
        return [
          text('cause') === 'reclassification' ? 'sop.eventReclassified' : 'sop.eventReorganised',
          this.place(event),
        ];
      case 'reweighted':
        return ['sop.eventReweighted', { weight: text('weight') }];
      case 'retitled':
        return ['sop.eventRetitled', { title: text('title') }];
      case 'retracted':
        return ['sop.eventRetracted', { reason: text('reason') }];
    }
  }

  private place(event: SopEventView): { unit: string; area: string } {
    const area = payloadText(event, 'area');
    const name = this.names.of(payloadText(event, 'unit'));
    return {
      unit: name === null ? this.messages.t('sop.formerUnit') : (name ?? '…'),
      area: isAreaCode(area) ? this.messages.t(`areas.${area}_inline`) : area,
    };
  }
}

function ratified(number: string, signatory: string): Sentence {
  if (number && signatory) return ['sop.eventRatifiedNumberBy', { number, signatory }];
  if (number) return ['sop.eventRatifiedNumber', { number }];
  return signatory ? ['sop.eventRatifiedBy', { signatory }] : ['sop.eventRatified'];
}

const elementsOf = ({ payload }: SopEventView): readonly unknown[] => {
  const { elements } = payload;
  return Array.isArray(elements) ? elements : [];
};
