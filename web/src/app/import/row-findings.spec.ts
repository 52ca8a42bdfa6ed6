import type { ImportFinding } from '@pantausop/contracts';
import { sizeInWords } from '../ui/file-size';
import { changedDateOf, findingsBeside, takesArea } from './row-findings';

const finding = (severity: ImportFinding['severity'], code: string): ImportFinding => ({
  severity,
  code,
  sheet: 'Register',
  row: 2,
  column: null,
  text: { id: code, en: code },
});

describe('the findings of a row', () => {
  it('come errors first, without those that the page shows elsewhere', () => {
    const findings = [
      finding('note', 'hidden_row'),
      finding('warning', 'area_proposed'),
      finding('warning', 'assumed_in_force'),
      finding('note', 'sub_unit_proposed'),
      finding('error', 'title_missing'),
    ];
    expect(findingsBeside({ findings }).map(({ code }) => code)).toEqual([
      'title_missing',
      'assumed_in_force',
      'hidden_row',
    ]);
  });

  it('ask for an area where the row is new or its area is what is wrong', () => {
    expect(takesArea({ outcome: 'new', findings: [] })).toBe(true);
    expect(takesArea({ outcome: 'error', findings: [finding('error', 'area_undecided')] })).toBe(true);
    expect(takesArea({ outcome: 'error', findings: [finding('error', 'title_missing')] })).toBe(false);
    expect(takesArea({ outcome: 'changed', findings: [] })).toBe(false);
  });

  it('say whether a later date is a correction or a further event', () => {
    expect(changedDateOf({ findings: [finding('warning', 'changed_date')] })).toBe('correction');
    expect(changedDateOf({ findings: [finding('note', 'further_event')] })).toBe('further');
    expect(changedDateOf({ findings: [] })).toBeNull();
  });
});

describe('the size of a file', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1025, '2 KiB'],
    [20 * 1024 * 1024, '20 MiB'],
    [20 * 1024 * 1024 + 1, '21 MiB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(sizeInWords(bytes, String)).toBe(words);
  });
});
