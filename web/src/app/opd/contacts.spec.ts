import { contactsOf, reasonsOf, type Standing } from './contacts';

const opd = (id: string, days: number | null, active: number, never: number, people: number): Standing => ({
  unit: {
    ...{
      id,
      code: id,
      name: id,
      abbreviation: id,
      kind: 'dinas',
      lastRecordedOn: days === null ? null : '2026-01-01',
      days,
    },
    grade: days === null ? 'D' : 'A',
    silent: days === null || days > 90,
    operators: { active, neverSignedIn: never, lastSignInOn: null },
    review: { waiting: 0, oldestOn: null, oldestDays: null },
  },
  people,
});

describe('OPDs to call', () => {
  it('have their reasons', () => {
    expect(reasonsOf(opd('a', 91, 0, 0, 0))).toEqual(['silent', 'noOperator', 'untrained']);
    expect(reasonsOf(opd('a', 90, 2, 2, 1))).toEqual(['neverSignedIn']);
    expect(reasonsOf(opd('a', 90, 2, 1, 1))).toEqual([]);
  });

  it('come in order of need; want of training alone is no reason', () => {
    const contacts = contactsOf([
      opd('untrained', 3, 1, 0, 0),
      opd('no operator', 3, 0, 0, 5),
      opd('quiet', 100, 1, 0, 5),
      opd('quieter', 200, 1, 0, 5),
      opd('never', null, 1, 0, 5),
      opd('two', 100, 0, 0, 5),
    ]);
    expect(contacts.map(({ unit }) => unit.id)).toEqual(['two', 'never', 'quieter', 'quiet', 'no operator']);
  });
});
