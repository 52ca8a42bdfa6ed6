import {
  bodyOf,
  EMPTY_DRAFT,
  faultsOf,
  refusedFields,
  ruleOf,
  withReport,
  withRule,
  type ScheduleDraft,
} from './schedule-draft';

const PEOPLE = { roles: [{ role: 'pimpinan' as const, unitId: null }], addresses: [] };
const GOOD: ScheduleDraft = { ...EMPTY_DRAFT, name: 'Bulanan', audience: PEOPLE };
const address = (unitId: string | null, of = 'kepala@kota.example') => ({
  ...GOOD,
  audience: { roles: [], addresses: [{ address: of, name: 'Kepala', unitId }] },
});
const refused = (code: string, ...paths: readonly string[]) =>
  refusedFields({
    kind: 'refused',
    problem: {
      ...{ type: 'x', title: 'x', status: 400, detail: 'x', requestId: 'x', code, said: { id: 'x', en: 'x' } },
      errors: paths.map((path) => ({ path, message: 'x' })),
    },
  });

describe('a schedule being written', () => {
  it('reports on what its rhythm says; a reminder on the day itself', () => {
    const weekly = withRule(GOOD, ruleOf('week', GOOD.rule));
    expect([weekly.period, weekly.rule]).toEqual(['week', { every: 'week', weekday: 1, time: '08:00' }]);
    const reminder = withReport(weekly, 'reminder');
    expect(reminder.period).toBe('day');
    expect(withReport(reminder, 'coverage').period).toBe('week');
    expect(withRule(weekly, ruleOf('cron', weekly.rule)).period).toBe('week');
  });

  it('is complete when the contract takes it and somebody gets it', () => {
    expect([...faultsOf(GOOD)]).toEqual([]);
    expect([...faultsOf({ ...GOOD, name: ' ' })]).toEqual(['name']);
    expect([...faultsOf({ ...GOOD, windowDays: Number.NaN })]).toEqual(['windowDays']);
    expect([...faultsOf({ ...GOOD, rule: { every: 'week', weekday: 1, time: '' } })]).toEqual(['rule']);
    expect([...faultsOf({ ...GOOD, audience: EMPTY_DRAFT.audience })]).toEqual(['roles']);
    expect([...faultsOf(address(null, 'kepala'))]).toEqual(['addresses']);
  });

  it('names an OPD for each address where the report is on one, and none elsewhere', () => {
    const card = { ...address(null), report: 'reportCard' as const };
    expect([...faultsOf(card)]).toEqual(['addresses']);
    expect(bodyOf(address('dinkes')).audience.addresses[0]?.unitId).toBeNull();
    expect(bodyOf({ ...address('dinkes'), report: 'reportCard' }).audience.addresses[0]?.unitId).toBe('dinkes');
  });

  it('marks the field that the server refused', () => {
    expect([...refused('before_period_ends')]).toEqual(['dayOff']);
    expect([...refused('bad_input', 'audience.addresses.0.address', 'rule.time')]).toEqual(['addresses', 'rule']);
    expect([...refused('schedule_changed')]).toEqual([]);
  });
});
