import { calendarDate } from '../calendar/calendar-date';
import { ELEMENT_CODES } from '../scoring/elements';
import { RULESET_1 } from '../scoring/ruleset';
import { anSop, type SopBuilder } from '../testing';
import { effectOf } from './effect';
import { standingEvents } from './fold';
import { verificationStands } from './verification';
import { draftOf, versionsOf } from './versions';

const TODAY = calendarDate('2026-07-01');
const versions = (sop: SopBuilder, date: string = TODAY) => versionsOf(standingEvents(sop.build()), calendarDate(date));
const draft = (sop: SopBuilder, date: string = TODAY) => draftOf(standingEvents(sop.build()), calendarDate(date));

describe('the versions of an SOP', () => {
  /** Example 11 of the scoring rules. */
  const revised = () =>
    anSop()
      .required('2025-12-01')
      .checked('2025-12-05')
      .event({ type: 'ratified', number: '1', signatory: 'Kepala' }, '2026-01-01')
      .event({ type: 'drafting_started' }, '2026-05-01')
      .checked('2026-05-10', ['judul'])
      .event({ type: 'ratified', number: '2', signatory: null }, '2026-06-01');

  it('run from one ratification to the next; the old one stays in force while the new one is drafted', () => {
    expect(versions(revised(), '2026-05-31')).toMatchObject([
      { position: 1, number: '1', from: '2026-01-01', until: null },
    ]);
    expect(versions(revised())).toMatchObject([
      { position: 1, number: '1', until: '2026-06-01', endedBy: 'ratified', elements: ELEMENT_CODES },
      { position: 2, number: '2', until: null, endedBy: null, elements: ['judul'] },
    ]);
    expect(draft(revised(), '2026-05-31')).toEqual({
      stage: 'drafting',
      since: '2026-05-01',
      elements: ['judul'],
      returned: null,
    });
    expect(draft(revised())).toBeNull();
  });
  it('end with a revocation, and with nothing else before it', () => {
    const revoked = revised().event({ type: 'revoked', reason: 'usang' }, '2026-06-20');
    expect(versions(revoked).map(({ until, endedBy }) => [until, endedBy])).toEqual([
      ['2026-06-01', 'ratified'],
      ['2026-06-20', 'revoked'],
    ]);
    const again = revoked.event({ type: 'ratified', number: '3', signatory: null }, '2026-06-25');
    expect(versions(again).map(({ position, until }) => [position, until])).toEqual([
      [1, '2026-06-01'],
      [2, '2026-06-20'],
      [3, null],
    ]);
  });
  it('follow a later check of the document in force', () => {
    expect(
      versions(anSop().required('2026-01-01').ratified('2026-02-01').checked('2026-03-01', ['judul'])),
    ).toMatchObject([{ elements: ['judul'] }]);
  });
  it('keep why a draft was sent back until it is submitted again', () => {
    const sop = anSop().required('2026-01-01').event({ type: 'submitted' }, '2026-02-01');
    sop.event({ type: 'returned', note: 'Lengkapi' }, '2026-02-05');
    expect(draft(sop)).toMatchObject({ stage: 'drafting', since: '2026-02-01', returned: 'Lengkapi' });
    expect(draft(sop.event({ type: 'submitted' }, '2026-02-07'))).toMatchObject({ stage: 'submitted', returned: null });
  });
});

describe('a verification', () => {
  const sop = () => anSop().required('2026-01-01').event({ type: 'submitted' }, '2026-02-01');
  it('speaks of the document until something is recorded of it', () => {
    expect(verificationStands(sop().build(), 2)).toBe(true);
    expect(verificationStands(sop().event({ type: 'reweighted', weight: 2 }, '2026-02-02').build(), 2)).toBe(true);
    expect(verificationStands(sop().checked('2026-02-02', ['judul']).build(), 2)).toBe(false);
    expect(verificationStands(sop().event({ type: 'submitted' }, '2026-02-02').build(), 2)).toBe(false);
    expect(verificationStands(sop().event({ type: 'returned', note: 'x' }, '2026-02-02').build(), 2)).toBe(false);
  });
  it('falls with what it saw, and not with what came and went after it', () => {
    expect(verificationStands(sop().retract().build(), 2)).toBe(false);
    expect(verificationStands(sop().retract().event({ type: 'submitted' }, '2026-02-02').build(), 4)).toBe(true);
    expect(verificationStands(sop().checked('2026-02-02', ['judul']).retract().build(), 2)).toBe(true);
  });
});

describe('the effect of what somebody is about to record', () => {
  const sop = () => anSop().required('2026-01-01').checked('2026-02-01').ratified('2026-03-01');
  const effect = (builder: SopBuilder, planned: Parameters<typeof effectOf>[1]) =>
    effectOf(builder.build(), planned, TODAY, RULESET_1);
  const on = calendarDate('2026-06-01');
  it('is the points of today, before and after', () => {
    const { before, after } = effect(sop(), { fact: { type: 'monitored', result: 'well' }, effectiveOn: on });
    expect([before.points, after?.points]).toEqual([85, 100]);
  });
  it('of an old monitoring is none today', () => {
    const found = effect(anSop().required('2025-01-01').ratified('2025-09-01'), {
      fact: { type: 'monitored', result: 'well' },
      effectiveOn: calendarDate('2025-12-01'),
    });
    expect([found.before.points, found.after?.points]).toEqual([35, 35]);
  });
  it('of a retraction and of a correction', () => {
    const ratified = sop();
    const planned = { fact: null, effectiveOn: TODAY, replaces: ratified.lastId };
    expect(effect(ratified, planned).after).toMatchObject({ points: 50, counted: true });
    const earlier = {
      ...planned,
      fact: { type: 'ratified', number: null, signatory: null } as const,
      effectiveOn: calendarDate('2025-03-01'),
    };
    expect(effect(ratified, earlier).refusal).toMatchObject({ code: 'before_required' });
    expect(effect(ratified, { ...earlier, effectiveOn: on }).after?.state.ratifiedOn).toBe(on);
  });
  it('of a decision that it does not apply: it leaves the count', () => {
    const fact = { type: 'not_applicable', reason: 'x', approvedBy: null, until: null } as const;
    expect(effect(sop(), { fact, effectiveOn: on }).after?.counted).toBe(false);
  });
  it('is a refusal where the rules do not admit it', () => {
    const ahead = effect(sop(), { fact: { type: 'submitted' }, effectiveOn: calendarDate('2026-07-02') });
    expect(ahead).toMatchObject({ refusal: { code: 'event_in_future' }, after: null });
  });
});
