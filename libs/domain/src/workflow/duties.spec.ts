import { calendarDate } from '../calendar/calendar-date';
import { ELEMENT_CODES } from '../scoring/elements';
import { RULESET_1 } from '../scoring/ruleset';
import { foldSop, standingEvents } from '../sop/fold';
import { draftOf } from '../sop/versions';
import { anSop, type SopBuilder } from '../testing';
import { dutiesOf, lastDraftWork, type SopDuty } from './duties';

function on(day: string, sop: SopBuilder, verified = false): readonly SopDuty[] {
  const [date, history] = [calendarDate(day), sop.build()];
  const standing = standingEvents(history);
  const draft = draftOf(standing, date);
  const lastOn = lastDraftWork(standing, date);
  const atWork = draft && lastOn ? { ...draft, lastOn, verified } : null;
  return dutiesOf(foldSop(history, date), atWork, date, RULESET_1);
}
const kinds = (duties: readonly SopDuty[]): string[] =>
  duties.map(({ kind, since, gain }) => `${kind} ${since} ${gain}`);
const needed = () => anSop().required('2026-01-10', { weight: 2 });
const inForce = () => needed().checked('2026-02-01').ratified('2026-03-01');

describe('what has to be done about an SOP', () => {
  it('begin, while nothing is drafted', () => {
    expect(kinds(on('2026-01-10', needed()))).toEqual(['not_begun 2026-01-10 200']);
    expect(on('2026-01-09', needed())).toEqual([]);
  });

  it('go on, once the draft has rested for more than 30 days', () => {
    const drafted = needed().event({ type: 'drafting_started' }, '2026-02-01').checked('2026-02-10', ['judul']);
    expect(on('2026-03-12', drafted)).toEqual([]);
    expect(kinds(on('2026-03-13', drafted))).toEqual(['drafting_idle 2026-02-10 196']);
  });

  it('verify what is submitted, ratify what is verified; mend what is returned, with its note', () => {
    const submitted = needed().checked('2026-02-01').event({ type: 'submitted' }, '2026-02-03');
    expect(kinds(on('2026-02-03', submitted))).toEqual(['verify 2026-02-03 70']);
    expect(kinds(on('2026-02-03', submitted, true))).toEqual(['ratify 2026-02-03 70']);
    const returned = submitted.event({ type: 'returned', note: 'Mutu baku belum diisi' }, '2026-02-05');
    expect(on('2026-02-05', returned)).toMatchObject([{ kind: 'returned', note: 'Mutu baku belum diisi', gain: 100 }]);
  });

  it('monitor: never done in six months, lapsed, or found not to run well', () => {
    expect(on('2026-08-31', inForce())).toEqual([]);
    expect(on('2026-09-01', inForce())).toMatchObject([
      { kind: 'monitoring_due', reason: 'never_monitored', since: '2026-09-01', gain: 30 },
    ]);
    const well = inForce().monitored('2026-03-05');
    expect(on('2026-09-04', well)).toEqual([]);
    expect(on('2026-09-05', well)).toMatchObject([{ reason: 'applied_lapsed', since: '2026-09-05' }]);
    expect(on('2026-03-06', inForce().monitored('2026-03-06', 'not_well'))).toMatchObject([
      { reason: 'not_well', since: '2026-03-06' },
    ]);
  });

  it('evaluate: asked for 60 days before currency lapses, owed from that day on', () => {
    const monitored = inForce().monitored('2026-12-01');
    expect(on('2026-12-30', monitored)).toEqual([]);
    expect(on('2026-12-31', monitored)).toMatchObject([
      { kind: 'currency_ending', reason: 'lapsing', dueOn: '2027-03-01' },
    ]);
    expect(kinds(on('2027-03-01', monitored))).toEqual(['currency_ending 2027-03-01 30', 'evaluate 2027-03-01 30']);
  });

  it('complete the document of what is in force', () => {
    const without = needed()
      .checked(
        '2026-02-01',
        ELEMENT_CODES.filter((code) => code !== 'kegiatan'),
      )
      .ratified('2026-03-01');
    expect(on('2026-03-01', without)).toMatchObject([{ kind: 'elements_missing', missing: ['kegiatan'], gain: 8 }]);
  });

  it('nothing, while it is not applicable or not required', () => {
    expect(on('2026-05-01', needed().notApplicable('2026-02-01'))).toEqual([]);
    expect(on('2026-05-01', needed().event({ type: 'requirement_ended', reason: 'x' }, '2026-02-01'))).toEqual([]);
  });

  it('is asked of a revision beside the version in force', () => {
    const revised = inForce().monitored('2026-05-01').event({ type: 'submitted' }, '2026-05-10');
    expect(kinds(on('2026-05-10', revised))).toEqual(['verify 2026-05-10 0']);
  });
});
