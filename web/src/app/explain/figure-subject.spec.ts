import { calendarDate } from '@pantausop/domain';
import { subjectOf, subjectToken, type FigureSubject } from './figure-subject';

describe('a figure in the address', () => {
  it.each<[string, FigureSubject]>([
    ['index', { measure: 'index' }],
    ['coverage:dinkes', { measure: 'coverage', unit: 'dinkes' }],
    ['score::sdm', { measure: 'score', area: 'sdm' }],
    [
      'index:kota::2026-10-31:restated',
      { measure: 'index', unit: 'kota', asOf: calendarDate('2026-10-31'), restated: true },
    ],
  ])('%s names it, and is what it is written as', (token, subject) => {
    expect(subjectToken(subject)).toBe(token);
    expect(subjectOf(token)).toEqual({
      unit: undefined,
      area: undefined,
      asOf: undefined,
      restated: false,
      ...subject,
    });
  });
  it('takes the score where the index of an area is asked', () =>
    expect(subjectOf('index:dinkes:sdm')?.measure).toBe('score'));
  it.each([null, '', 'umur', 'umur:dinkes'])('%s names none', (token) => expect(subjectOf(token)).toBeNull());
  it('leaves out what is no area and no day', () =>
    expect(subjectOf('coverage:dinkes:dapur:kemarin')).toMatchObject({ area: undefined, asOf: undefined }));
});
