import { NewReportScheduleSchema, type NewReportSchedule, type ReportRule } from '@pantausop/contracts';
import type { Failure } from '../data/problem';
import { isOnUnits } from './report-words';

/** A schedule while it is being written; what is wrong with it is told by the contract. */
export type ScheduleDraft = NewReportSchedule;

/** The fields that can be marked, as one is told of them. */
export const DRAFT_FIELDS = ['name', 'rule', 'period', 'dayOff', 'windowDays', 'roles', 'addresses'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

export const EMPTY_DRAFT: ScheduleDraft = {
  name: '',
  report: 'leadership',
  rule: { every: 'month', day: 1, time: '08:00' },
  period: 'month',
  dayOff: 'next',
  catchUp: 'all',
  windowDays: 40,
  audience: { roles: [], addresses: [] },
  language: 'id',
  mandatory: false,
  whenUnknown: 'ask',
};

/** The rule of another rhythm; the time stays. */
export function ruleOf(every: ReportRule['every'], before: ReportRule): ReportRule {
  const time = before.every === 'cron' ? '08:00' : before.time;
  if (every === 'week') return { every, weekday: 1, time };
  if (every === 'cron') return { every, expression: '0 8 1 * *' };
  return { every, day: before.every === 'month' || before.every === 'quarter' ? before.day : 1, time };
}

/** With another rhythm comes another period; a reminder is on the day itself, and no other report is. */
export function withRule(draft: ScheduleDraft, rule: ReportRule): ScheduleDraft {
  const period = draft.report === 'reminder' ? 'day' : rule.every === 'cron' ? draft.period : rule.every;
  return { ...draft, rule, period };
}

export function withReport(draft: ScheduleDraft, report: ScheduleDraft['report']): ScheduleDraft {
  const period = draft.period === 'day' ? 'month' : draft.period;
  return withRule({ ...draft, report, period }, draft.rule);
}

/** What would be sent to the server: of reports on the whole government no address names an OPD. */
export function bodyOf(draft: ScheduleDraft): ScheduleDraft {
  if (isOnUnits(draft.report)) return draft;
  const addresses = draft.audience.addresses.map((one) => ({ ...one, unitId: null }));
  return { ...draft, audience: { ...draft.audience, addresses } };
}

/** The fields that the contract refuses, and an audience that is nobody. */
export function faultsOf(draft: ScheduleDraft): ReadonlySet<DraftField> {
  const read = NewReportScheduleSchema.safeParse(draft);
  const faults = new Set(read.success ? [] : read.error.issues.flatMap(({ path }) => fieldOf(path.map(String))));
  const { roles, addresses } = draft.audience;
  if (roles.length + addresses.length === 0) faults.add('roles');
  if (isOnUnits(draft.report) && addresses.some(({ unitId }) => unitId === null)) faults.add('addresses');
  return faults;
}

const FIELD_OF_CODE: Readonly<Record<string, DraftField>> = {
  bad_cron: 'rule',
  bad_period: 'period',
  address_without_opd: 'addresses',
  before_period_ends: 'dayOff',
};

/** Where a refusal of the server belongs. */
export function refusedFields({ problem }: Failure): ReadonlySet<DraftField> {
  const field = FIELD_OF_CODE[problem?.code ?? ''];
  const named = (problem?.errors ?? []).flatMap(({ path }) => fieldOf(path.split('.')));
  return new Set(field ? [field, ...named] : named);
}

function fieldOf([first, second]: readonly string[]): DraftField[] {
  const name = first === 'audience' ? second : first;
  return DRAFT_FIELDS.filter((field) => field === name);
}
