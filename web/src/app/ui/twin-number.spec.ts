import { twinNumber } from './twin-number';

describe('a cell of a chart in a workbook', () => {
  it.each([
    ['85,7%', 0.857, '0.0%'],
    ['100,0%', 1, '0.0%'],
    ['1.623', 1623, '0'],
    ['74,3', 74.3, '0.0'],
    ['+0,25', 0.25, '+0.00;-0.00;0.00'],
    ['\u22121,2', -1.2, '+0.0;-0.0;0.0'],
    ['\u221237.095', -37095, '+0;-0;0'],
  ])('%s is the number that it shows', (text, value, format) => {
    expect(twinNumber(text, ',')).toEqual({ value, format });
  });

  it('reads the points and commas of English', () => {
    expect(twinNumber('1,623', '.')).toEqual({ value: 1623, format: '0' });
    expect(twinNumber('85.7%', '.')).toEqual({ value: 0.857, format: '0.0%' });
  });

  it.each(['–', '12/34', '31 Okt 2026', '', '1,2,3'])('%s stays a text', (text) => {
    expect(twinNumber(text, ',')).toBeNull();
  });
});
