import { calendarDate } from '@pantausop/domain';
import { pointParts } from './sop-points';
import { ratifiedAndMonitored } from './sop.fixture';

const on = (date: string, sop = ratifiedAndMonitored) =>
  pointParts(sop, calendarDate(date)).map(({ points }) => points);

describe('how the points of an SOP come about', () => {
  it('are four parts that can bring 100 together', () => {
    expect(pointParts(ratifiedAndMonitored, calendarDate('2026-09-01')).map(({ most }) => most)).toEqual([
      50, 20, 15, 15,
    ]);
  });
  it('follow the worked example, with the days on which credits lapse', () => {
    expect(on('2027-02-27')).toEqual([50, 20, 15, 15]);
    expect(on('2027-02-28')).toEqual([50, 20, 0, 15]);
    expect(on('2027-03-01')).toEqual([50, 20, 0, 0]);
  });
  it('count the elements alone while nothing is ratified', () => {
    const draft = {
      ...ratifiedAndMonitored,
      ratifiedOn: null,
      elements: ['judul', 'dasar_hukum', 'kegiatan', 'pelaksana'] as const,
    };
    expect(on('2026-09-01', { ...draft, elements: [...draft.elements] })).toEqual([12, 0, 0, 0]);
  });
});
