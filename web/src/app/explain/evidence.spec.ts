import { calendarDate } from '@pantausop/domain';
import { evidenceText } from './evidence';

describe('the evidence of a figure', () => {
  it('carries the figure, its integers, its basis and where to see it again', () => {
    const basis = {
      asOf: calendarDate('2026-10-31'),
      knownAt: '2026-11-01T00:00:00Z',
      series: 'reported' as const,
      ruleset: { id: 1, effectiveOn: null },
      projection: false,
      sample: true,
    };
    const figure = {
      title: 'Cakupan',
      figure: '73,2%',
      meaning: '1.188 dari 1.623',
      formula: 'k dibagi n',
      sections: [{ title: 'Per area', lines: [{ label: 'SDM', amount: '173/208' }] }],
      basis,
    };
    const text = evidenceText(
      figure,
      [{ label: 'Keadaan per', amount: '31 Oktober 2026' }],
      'http://x/?per=2026-10-31',
    );
    expect(text.split('\n')).toEqual([
      'Cakupan: 73,2%',
      '1.188 dari 1.623',
      'k dibagi n',
      '',
      'Per area',
      'SDM: 173/208',
      '',
      'Keadaan per: 31 Oktober 2026',
      'http://x/?per=2026-10-31',
    ]);
  });
});
