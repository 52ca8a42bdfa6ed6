import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import type { UnitChoice } from '@pantausop/contracts';
import {
  AREA_CODES,
  EVALUATION_STATEMENTS,
  type ElementCode,
  type ElementProposal,
  type EvaluationStatement,
  type RulesetContents,
} from '@pantausop/domain';
import { ElementChecklist } from '../../documents/element-checklist';
import type { MessageKey } from '../../i18n/message-key';
import { Messages } from '../../i18n/messages';
import { UnitChooser } from '../../unit-choice/unit-chooser';
import {
  ALL_ELEMENTS,
  isOptional,
  toggled,
  type ActionField,
  type ActionValues,
  type RecordType,
  type TextField,
} from './action-form';

type Kind = 'date' | 'line' | 'text' | 'choice' | 'unit' | 'area' | 'weight' | 'elements' | 'statements';

const KIND: Readonly<Record<ActionField, Kind>> = {
  effectiveOn: 'date',
  until: 'date',
  note: 'text',
  followUp: 'text',
  reason: 'text',
  why: 'text',
  number: 'line',
  drafter: 'line',
  signatory: 'line',
  approvedBy: 'line',
  title: 'line',
  result: 'choice',
  cause: 'choice',
  unit: 'unit',
  area: 'area',
  weight: 'weight',
  elements: 'elements',
  statements: 'statements',
};

/** The fields of one action, and nothing else. */
@Component({
  selector: 'app-action-fields',
  imports: [ElementChecklist, UnitChooser],
  templateUrl: './action-fields.html',
  host: { class: 'act-fields' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionFields {
  readonly type = input.required<RecordType>();
  readonly fields = input.required<readonly ActionField[]>();
  readonly values = model.required<ActionValues>();
  /** fields that keep the form from being sent */
  readonly wrong = input.required<ReadonlySet<ActionField>>();
  readonly today = input.required<string>();
  /** what each element brings */
  readonly points = input.required<RulesetContents['elementPoints']>();
  /** what a file that was read shows */
  readonly proposals = input<readonly ElementProposal[] | null>(null);
  /** said of the number, when it is used already */
  readonly numberHint = input('');
  readonly numberSettled = output<string>();
  protected readonly messages = inject(Messages);

  protected readonly areas = AREA_CODES;
  protected readonly statements = EVALUATION_STATEMENTS;
  protected readonly all = ALL_ELEMENTS.length;

  protected readonly shown = computed(() =>
    this.fields().map((field) => {
      const optional = isOptional(this.type(), field);
      const wrong = this.wrong().has(field);
      const hint = this.hintOf(field);
      const described = [hint && `${field}-h`, wrong && `${field}-e`].filter(Boolean).join(' ') || null;
      const choices = field === 'cause' ? CAUSES : this.type() === 'monitored' ? MONITORED : EVALUATED;
      return { field, kind: KIND[field], label: this.labelOf(field), optional, wrong, hint, described, choices };
    }),
  );

  protected text(field: ActionField): string {
    return this.values()[field as TextField];
  }

  protected write(field: ActionField, event: Event): void {
    this.set(field, (event.target as HTMLInputElement).value);
  }

  protected set(field: ActionField, value: string): void {
    this.values.update((values) => ({ ...values, [field]: value }));
  }

  /** Another unit is a matter of organisation, until somebody says otherwise. */
  protected chooseUnit(unit: UnitChoice | null): void {
    this.set('unit', unit?.id ?? '');
    if (this.fields().includes('cause')) this.set('cause', 'reorganization');
  }

  protected tickAll(elements: readonly ElementCode[]): void {
    this.values.update((values) => ({ ...values, elements }));
  }
  protected readonly everyElement = ALL_ELEMENTS;

  protected affirm(code: EvaluationStatement): void {
    this.values.update((values) => ({
      ...values,
      statements: toggled(EVALUATION_STATEMENTS, values.statements, code),
    }));
  }

  protected complaint(kind: Kind): string {
    const { t } = this.messages;
    return t(kind === 'date' ? 'actions.wrongDate' : kind === 'choice' ? 'actions.chooseOne' : 'actions.fillIn');
  }

  private labelOf(field: ActionField): string {
    const { t } = this.messages;
    const type = this.type();
    if (field === 'elements') return t('actions.elements', { count: this.values().elements.length, all: this.all });
    if (field === 'note') return t(NOTE[type] ?? 'actions.note');
    if (field === 'result') return t(type === 'monitored' ? 'actions.resultMonitor' : 'actions.resultEvaluate');
    if (field === 'effectiveOn') return t('actions.date');
    return t(field === 'title' ? 'actions.newTitle' : `actions.${field}`);
  }

  private hintOf(field: ActionField): string {
    if (field === 'number') return this.numberHint();
    const hint = HINTS[field];
    return hint === undefined ? '' : this.messages.t(hint);
  }
}

const NOTE: Readonly<Partial<Record<RecordType, MessageKey>>> = {
  returned: 'actions.noteReturn',
  monitored: 'actions.noteMonitor',
};
const HINTS: Readonly<Partial<Record<ActionField, MessageKey>>> = {
  effectiveOn: 'actions.dateHint',
  until: 'actions.untilHint',
  drafter: 'actions.drafterHint',
  signatory: 'actions.signatoryHint',
};
const CAUSES = ['reclassification', 'reorganization'] as const;
const MONITORED = ['well', 'not_well'] as const;
const EVALUATED = ['fit', 'revise'] as const;
