import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedNumbersOf, RULESET_1 } from '@pantausop/domain';
import { formatIn, wordsIn } from './index';

const OTHER = {
  ...RULESET_1,
  ...{ ratifiedPoints: 17, appliedPoints: 11, appliedMonths: 7, currentPoints: 22, currentMonths: 9 },
  predikatCuts: [
    [90, 'sangat_baik'],
    [43, 'kurang'],
  ],
} as const;

describe('the words of reports', () => {
  it.each(['id', 'en'] as const)('say the rules of the day of the report, not of another: %s', (language) => {
    const numbers = namedNumbersOf(OTHER);
    const words = wordsIn(language);
    const [method = ''] = words.method(2, '1 Juli 2026', numbers);
    expect(method.match(/\d+/g)).toEqual(['50', '17', '11', '7', '22', '9']);
    expect(words.callsRule(numbers).match(/\d+/g)).toEqual(['90', '3', '43']);
    expect(words.expiryExplained(numbers).match(/\d+/g)).toEqual(['9', '90', '22']);
  });

  it('name the month and the year of both ends of a range where they differ', () => {
    const ends = [
      ['2026-11-02', '2026-11-08'],
      ['2026-11-27', '2026-12-03'],
      ['2026-12-29', '2027-01-04'],
    ] as const;
    expect(ends.map(([from, to]) => formatIn('id').range(from, to))).toEqual([
      '2 s.d. 8 November 2026',
      '27 November s.d. 3 Desember 2026',
      '29 Desember 2026 s.d. 4 Januari 2027',
    ]);
  });

  it('count one as one', () => {
    const { figures } = wordsIn('en');
    expect([figures.area(1), figures.area(2), figures.opd(1), figures.sops(0)]).toEqual([
      'area',
      'areas',
      'OPD',
      'SOPs',
    ]);
    expect(wordsIn('id').figures.area(2)).toBe('area');
  });

  it('have no number of a rule written into them', () => {
    const lines = readdirSync(import.meta.dirname)
      .filter((name) => /\.(id|en)\.ts$/.test(name))
      .flatMap((name) => readFileSync(join(import.meta.dirname, name), 'utf8').split('\n'))
      .filter((line) => !/^\s*(\/\*\*|\*|\/\/)/.test(line));
    const fixed = /(?<![\w$.])\d+ (hari|bulan|poin|days|months|points)\b|(di bawah|below) \d/;
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.filter((line) => fixed.test(line))).toEqual([]);
  });
});
