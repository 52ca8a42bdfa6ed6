import { EventBodySchema, type EventBody, type SopDetail, type SopEventView } from '@pantausop/contracts';
import {
  calendarDate,
  ELEMENT_CODES,
  EVALUATION_STATEMENTS,
  isCalendarDate,
  isElementCode,
  type ElementCode,
  type EvaluationStatement,
  type PlannedRecord,
  type SopAction,
  type SopFact,
} from '@pantausop/domain';
import type { FileReading } from '../../documents/file-reading';

/** What somebody is doing: an action, a retraction or a correction of a recorded event. */
export type Doing =
  | { readonly kind: 'act'; readonly action: SopAction; readonly reading?: FileReading }
  | { readonly kind: 'retract' | 'correct'; readonly event: SopEventView };

/** The record that comes of it. */
export type RecordType = EventBody['type'] | 'verification';

const TYPE_OF: Readonly<Record<SopAction, RecordType>> = {
  start_drafting: 'drafting_started',
  check_elements: 'document_checked',
  submit: 'submitted',
  return: 'returned',
  verify: 'verification',
  ratify: 'ratified',
  ratify_directly: 'ratified',
  monitor: 'monitored',
  evaluate: 'evaluated',
  start_revision: 'drafting_started',
  revoke: 'revoked',
  excuse: 'not_applicable',
  resume: 'applicable',
  move: 'moved',
  reweigh: 'reweighted',
  retitle: 'retitled',
  end_requirement: 'requirement_ended',
  reopen: 'required',
};

export const recordTypeOf = (doing: Doing): RecordType =>
  doing.kind === 'act' ? TYPE_OF[doing.action] : doing.kind === 'retract' ? 'retracted' : doing.event.type;

export const TEXT_FIELDS = [
  'effectiveOn',
  'note',
  'followUp',
  'drafter',
  'number',
  'signatory',
  'result',
  'reason',
  'approvedBy',
  'until',
  'unit',
  'area',
  'cause',
  'weight',
  'title',
  'why',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type ActionField = TextField | 'elements' | 'statements';

/** What stands in the form. */
export interface ActionValues extends Readonly<Record<TextField, string>> {
  readonly elements: readonly ElementCode[];
  readonly statements: readonly EvaluationStatement[];
}

const FIELDS: Readonly<Record<RecordType, readonly ActionField[]>> = {
  required: ['unit', 'area', 'title', 'weight'],
  requirement_ended: ['reason'],
  drafting_started: ['drafter'],
  document_checked: ['elements'],
  submitted: [],
  returned: ['note'],
  ratified: ['number', 'signatory'],
  monitored: ['result', 'note', 'followUp'],
  evaluated: ['statements', 'result', 'note'],
  revoked: ['reason'],
  not_applicable: ['reason', 'approvedBy', 'until'],
  applicable: [],
  moved: ['area', 'unit', 'cause'],
  reweighted: ['weight'],
  retitled: ['title'],
  retracted: ['reason'],
  verification: ['note'],
};

/** The fields of what is being done, in their order. */
export function fieldsOf(doing: Doing): readonly ActionField[] {
  const type = recordTypeOf(doing);
  const own = FIELDS[type];
  const dated: readonly ActionField[] = type === 'retracted' || type === 'verification' ? own : ['effectiveOn', ...own];
  // an event that has a reason of its own gives it for the correction too
  return doing.kind === 'correct' && !own.includes('reason') ? [...dated, 'why'] : dated;
}

/** Fields that may stay empty. */
const OPTIONAL: Readonly<Partial<Record<RecordType, readonly ActionField[]>>> = {
  drafting_started: ['drafter'],
  ratified: ['number', 'signatory'],
  monitored: ['note', 'followUp'],
  evaluated: ['statements', 'note'],
  not_applicable: ['approvedBy', 'until'],
  verification: ['note'],
};
export const isOptional = (type: RecordType, field: ActionField): boolean => OPTIONAL[type]?.includes(field) ?? false;

/** What the form holds when it opens: the event to be corrected, or the SOP as it stands. */
export function openingValues(
  doing: Doing,
  sop: SopDetail,
  draft: readonly ElementCode[] | null,
  today: string,
): ActionValues {
  const blank = Object.fromEntries(TEXT_FIELDS.map((name) => [name, ''])) as Record<TextField, string>;
  const { id: unit } = sop.unit;
  const present = { unit, area: sop.area, title: sop.title, weight: String(sop.weight), cause: 'reclassification' };
  const values = { ...blank, ...present, effectiveOn: today, elements: draft ?? sop.elements, statements: [] };
  if (doing.kind === 'act')
    return doing.reading ? { ...values, elements: ticksOf(doing.reading, values.elements) } : values;
  if (doing.kind === 'retract') return values;
  const { payload, effectiveOn } = doing.event;
  const said = TEXT_FIELDS.flatMap((name) => {
    const value = payload[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  return {
    ...values,
    ...(Object.fromEntries(said) as Partial<Record<TextField, string>>),
    effectiveOn: effectiveOn ?? today,
    elements: listed(payload['elements']).filter((code): code is ElementCode => isElementCode(String(code))),
    statements: EVALUATION_STATEMENTS.filter((code) => listed(payload['statements']).includes(code)),
  };
}

/** What is ticked before a person looks: what the file shows; without text, what was ticked before. */
const ticksOf = ({ elements: { hasText, items } }: FileReading, before: readonly ElementCode[]) =>
  hasText ? items.filter(({ present }) => present).map(({ element }) => element) : before;

/** The body of the request as the form stands, checked or not. */
function bodyOf(doing: Doing, values: ActionValues): Record<string, unknown> {
  const type = recordTypeOf(doing);
  if (doing.kind === 'retract') return { type, event: doing.event.id, reason: values.reason };
  const body: Record<string, unknown> = { type };
  for (const field of fieldsOf(doing)) {
    const value = field === 'why' ? values.why : values[field];
    const name = field === 'why' ? 'reason' : field;
    if (value === '' && isOptional(type, field)) continue;
    if (field === 'statements' && values.statements.length === 0) continue;
    body[name] = field === 'weight' ? Number(value || NaN) : value;
  }
  if (doing.kind === 'correct') body['replaces'] = doing.event.id;
  return type === 'verification' ? { note: values.note || null } : body;
}

/** What is sent, or the fields that keep it from being sent. */
export type CheckedForm =
  | { readonly body: Readonly<Record<string, unknown>>; readonly wrong: null }
  | { readonly body: null; readonly wrong: ReadonlySet<ActionField> };

/** Checks the form by the schema of the contract. */
export function checkForm(doing: Doing, values: ActionValues): CheckedForm {
  const body = bodyOf(doing, values);
  if (recordTypeOf(doing) === 'verification') return { body, wrong: null };
  const parsed = EventBodySchema.safeParse(body);
  if (parsed.success) return { body, wrong: null };
  const shown = fieldsOf(doing);
  const fields = parsed.error.issues.map(({ path: [name] }): ActionField => {
    const field = name === 'reason' && shown.includes('why') ? 'why' : (String(name) as ActionField);
    return shown.includes(field) ? field : (shown[0] ?? 'reason');
  });
  return { body: null, wrong: new Set(fields) };
}

/** What the form would record, as far as it can be told before it is complete; null while its dates are none. */
export function plannedOf(doing: Doing, values: ActionValues): PlannedRecord | null {
  const type = recordTypeOf(doing);
  if (type === 'verification') return null;
  if (doing.kind === 'retract') {
    const { id, effectiveOn } = doing.event;
    return effectiveOn === null ? null : { fact: null, effectiveOn: calendarDate(effectiveOn), replaces: id };
  }
  const { effectiveOn, replaces, until, ...said } = bodyOf(doing, values);
  if (!isCalendarDate(String(effectiveOn))) return null;
  const end = typeof until === 'string' && isCalendarDate(until) ? until : null;
  const fact = {
    ...said,
    ...(type === 'not_applicable' ? { until: end, approvedBy: null } : {}),
  } as unknown as SopFact;
  return {
    fact,
    effectiveOn: calendarDate(String(effectiveOn)),
    replaces: replaces === undefined ? undefined : String(replaces),
  };
}

/** The choice with one more or one less, in the order of all. */
export function toggled<T>(all: readonly T[], chosen: readonly T[], one: T): readonly T[] {
  return all.filter((item) => (item === one ? !chosen.includes(item) : chosen.includes(item)));
}

export const ALL_ELEMENTS = ELEMENT_CODES;
