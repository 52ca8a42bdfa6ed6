import { calendarDate } from '../calendar/calendar-date';
import { RULESET_1 } from '../scoring/ruleset';
import { anSop, type SopBuilder } from '../testing';
import { offeredActions, SOP_ACTIONS, type ActionContext, type ActionRefusal, type SopAction } from './actions';

const GOVERN = { record: true, govern: true };
const OPERATOR = { record: true, govern: false };
const TODAY = '2026-07-01';

const drafting = () => anSop().required('2026-01-05').event({ type: 'drafting_started' }, '2026-02-01');
const checked = () => drafting().checked('2026-02-10');
const submitted = () => checked().event({ type: 'submitted' }, '2026-03-01');
const returned = () => submitted().event({ type: 'returned', note: 'Lengkapi mutu baku' }, '2026-03-05');
const inForce = () => submitted().ratified('2026-03-10');
const applied = () => inForce().monitored('2026-06-01');
const toRevise = () => applied().event({ type: 'evaluated', result: 'revise' }, '2026-06-20');
const revision = () => applied().event({ type: 'drafting_started' }, '2026-06-15');
const ended = () => inForce().event({ type: 'requirement_ended', reason: 'dialihkan' }, '2026-05-01');

const offer = (sop: SopBuilder, more: Partial<ActionContext> = {}) =>
  offeredActions({
    history: sop.build(),
    today: calendarDate(TODAY),
    ruleset: RULESET_1,
    rights: GOVERN,
    verified: false,
    unitStands: true,
    ...more,
  });

/** The work on a document, by what stands against it; what is not listed is offered. */
const AGAINST: Readonly<Record<string, Partial<Record<SopAction, ActionRefusal>>>> = {
  identified: {
    submit: 'no_draft',
    return: 'not_submitted',
    verify: 'not_submitted',
    ratify: 'not_submitted',
    monitor: 'not_in_force',
    evaluate: 'not_in_force',
    start_revision: 'not_in_force',
    revoke: 'not_in_force',
    resume: 'is_applicable',
    reopen: 'is_required',
  },
};
const always = AGAINST['identified'] ?? {};
const { submit: _submit, ...withoutSubmit } = always;
const { return: _return, verify: _verify, ...withoutVerdict } = withoutSubmit;
const inForceAgainst = {
  start_drafting: 'in_force',
  submit: 'no_draft',
  return: 'not_submitted',
  verify: 'not_submitted',
  ratify: 'not_submitted',
  resume: 'is_applicable',
  reopen: 'is_required',
} as const;

const table: readonly [
  name: string,
  sop: () => SopBuilder,
  more: Partial<ActionContext>,
  against: Partial<Record<SopAction, ActionRefusal>>,
  next: SopAction | null,
  awaits: string | null,
][] = [
  ['a need', () => anSop().required('2026-01-05'), {}, always, 'start_drafting', 'drafting'],
  [
    'a draft',
    drafting,
    {},
    { ...withoutSubmit, start_drafting: 'already_drafting', submit: 'no_elements' },
    'check_elements',
    'submission',
  ],
  ['a checked draft', checked, {}, { ...withoutSubmit, start_drafting: 'already_drafting' }, 'submit', 'submission'],
  [
    'a submitted draft',
    submitted,
    {},
    { ...withoutVerdict, start_drafting: 'already_submitted', submit: 'already_submitted', ratify: 'not_verified' },
    'verify',
    'verification',
  ],
  [
    'a verified draft',
    submitted,
    { verified: true },
    {
      ...withoutVerdict,
      start_drafting: 'already_submitted',
      submit: 'already_submitted',
      verify: 'already_verified',
      ratify_directly: 'ready_to_ratify',
      ratify: undefined,
    },
    'ratify',
    'ratification',
  ],
  ['a returned draft', returned, {}, { ...withoutSubmit, start_drafting: 'already_drafting' }, 'submit', 'correction'],
  ['an SOP in force', inForce, {}, inForceAgainst, 'monitor', 'monitoring'],
  ['an applied SOP', applied, {}, inForceAgainst, null, null],
  [
    'an SOP that is no longer current',
    applied,
    { today: calendarDate('2027-03-10') },
    inForceAgainst,
    'monitor',
    'monitoring',
  ],
  ['an SOP to be revised', toRevise, {}, inForceAgainst, 'start_revision', 'revision'],
  [
    'a revision',
    revision,
    {},
    { ...inForceAgainst, start_revision: 'in_revision', submit: 'no_elements' },
    'check_elements',
    'submission',
  ],
];

describe('what may be done to an SOP', () => {
  it.each(table)('%s', (_name, sop, more, against, next, awaits) => {
    const found = offer(sop(), more);
    const refused = Object.fromEntries(
      found.actions.flatMap(({ action, refusal }) => (refusal ? [[action, refusal]] : [])),
    );
    const expected = Object.fromEntries(Object.entries(against).filter(([, refusal]) => refusal !== undefined));
    expect({ refused, next: found.next, awaits: found.awaits }).toEqual({ refused: expected, next, awaits });
  });

  it('leaves only the decision and the register open while it does not apply', () => {
    const found = offer(inForce().notApplicable('2026-05-01'));
    const open = found.actions.filter(({ refusal }) => refusal === null).map(({ action }) => action);
    expect(open).toEqual(['excuse', 'resume', 'move', 'reweigh', 'retitle', 'end_requirement']);
    expect(found).toMatchObject({ next: null, awaits: null });
  });

  it('offers only the return of a requirement that has ended', () => {
    const found = offer(ended());
    expect(found.actions.filter(({ refusal }) => refusal === null)).toEqual([{ action: 'reopen', refusal: null }]);
    expect(found.next).toBe('reopen');
  });

  it('lets an SOP out of a unit that has closed, and nothing else', () => {
    const found = offer(inForce(), { unitStands: false });
    const open = found.actions.filter(({ refusal }) => refusal === null).map(({ action }) => action);
    expect(open).toEqual(['move', 'end_requirement']);
    expect(found.actions.find(({ action }) => action === 'monitor')?.refusal).toBe('unit_closed');
  });

  it('keeps to the rights of the one who asks, and names whose turn it is', () => {
    const work = (rights: ActionContext['rights']) =>
      offer(submitted(), { rights }).actions.flatMap(({ action, refusal }) =>
        refusal === 'needs_govern' || refusal === 'needs_record' ? [] : [action],
      );
    expect(work(OPERATOR)).toEqual(['start_drafting', 'check_elements', 'submit', 'monitor', 'start_revision']);
    expect(work({ record: false, govern: false })).toEqual([]);
    expect(work(GOVERN)).toEqual([...SOP_ACTIONS]);
    expect(offer(submitted(), { rights: OPERATOR })).toMatchObject({ next: null, awaits: 'verification' });
    expect(offer(applied(), { rights: OPERATOR, today: calendarDate('2026-12-01') })).toMatchObject({
      next: 'monitor',
    });
  });

  it('asks for evaluation once monitoring is in order and a year has gone', () => {
    const sop = applied().monitored('2027-03-01');
    expect(offer(sop, { today: calendarDate('2027-03-09') })).toMatchObject({ next: null });
    expect(offer(sop, { today: calendarDate('2027-03-10') })).toMatchObject({ next: 'evaluate', awaits: 'evaluation' });
  });

  it('sees nothing of what was taken back', () => {
    expect(offer(submitted().retract())).toMatchObject({ next: 'submit', awaits: 'submission' });
  });
});
