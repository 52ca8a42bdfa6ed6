import type { UnitMark } from '@pantausop/contracts';
import type { Messages } from '../i18n/messages';
import { markInWords } from './mark-words';

const unit = (abbreviation: string) => ({ id: abbreviation, code: abbreviation, name: abbreviation, abbreviation });
const messages = {
  t: (key: string, values: object) => `${key} ${JSON.stringify(Object.values(values))}`,
} as unknown as Messages;
const change = (type: UnitMark['changes'][number]['type'], from: string[], to: string[]) => ({
  ...{ type, from: from.map(unit), to: to.map(unit) },
});

describe('a mark in words', () => {
  it('names the units of a few changes', () => {
    const mark = { on: '2022-12-01', changes: [change('merged', ['Disdik', 'Disbud'], ['Disdikbud'])] };
    expect(markInWords(mark, messages)).toBe('marks.merged ["Disdik, Disbud","Disdikbud"]');
  });

  it('counts the changes of a whole reorganisation', () => {
    const renamed = ['A', 'B', 'C'].map((name) => change('renamed', [name], [name]));
    const mark = { on: '2022-12-01', changes: [...renamed, change('merged', ['D', 'E'], ['F'])] };
    expect(markInWords(mark, messages)).toBe(
      'marks.reorganisation ["marks.count_merged [1], marks.count_renamed [3]"]',
    );
  });
});
