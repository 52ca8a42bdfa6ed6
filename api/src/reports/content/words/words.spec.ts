import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedNumbersOf, RULESET_1 } from '@pantausop/domain';
import { wordsIn } from './index';

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
