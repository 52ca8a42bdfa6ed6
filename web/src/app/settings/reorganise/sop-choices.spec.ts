import type { SopInQuestion } from '@pantausop/contracts';
import { ALL_SOPS, choiceOf, countsOf, isWhole, keptChoices, shownSops, tokenOf, type Choice } from './sop-choices';

const unit = (id: string) => ({ id, code: id, name: id, abbreviation: id });
const sop = (id: string, more: Partial<SopInQuestion> = {}): SopInQuestion => ({
  ...{ id, title: `SOP ${id}`, number: null, unit: unit('dishub'), area: 'sdm', stage: 'identified', inForce: false },
  ...{ requiredOn: '2026-01-05', decision: null, proposed: false, warnings: [], twins: [] },
  ...more,
});
const move: Choice = { action: 'move', to: 'new-1' };

describe('what is decided of SOPs', () => {
  const proposed = sop('a', { decision: move, proposed: true });
  const open = sop('b', { number: '440/7', unit: unit('diskominfo'), area: 'tatalaksana' });

  it('is what a person chose, else what is proposed', () => {
    const chosen = new Map<string, Choice>([['a', { action: 'end', reason: 'ganda' }]]);
    expect(countsOf([proposed, open], new Map())).toEqual({ move: 1, renew: 0, end: 0 });
    expect(countsOf([proposed, open], chosen)).toEqual({ move: 0, renew: 0, end: 1 });
    expect(shownSops([proposed, open], { ...ALL_SOPS, onlyOpen: true }, chosen)).toEqual([open]);
  });

  it('is found by unit, area and words', () => {
    const found = (shown: Partial<typeof ALL_SOPS>) =>
      shownSops([proposed, open], { ...ALL_SOPS, ...shown }, new Map()).map(({ id }) => id);
    expect(found({})).toEqual(['a', 'b']);
    expect(found({ unit: 'diskominfo' })).toEqual(['b']);
    expect(found({ area: 'sdm' })).toEqual(['a']);
    expect(found({ words: ' sop  440 ' })).toEqual(['b']);
  });

  it('stays after another preview as far as that still asks for it', () => {
    const choices = new Map<string, Choice>([
      ['a', move],
      ['b', { action: 'move', to: 'gone' }],
      ['c', { action: 'end', reason: 'x' }],
    ]);
    expect([...keptChoices(choices, { sops: [proposed, open], targets: [unit('new-1')] }).keys()]).toEqual(['a']);
  });

  it('is a value of a select and back', () => {
    const more = { reviewOn: '2027-01-01', reason: '' };
    const all: Choice[] = [move, { action: 'renew', to: 'x:y', reviewOn: '2027-01-01' }, { action: 'end', reason: '' }];
    expect(all.map((choice) => choiceOf(tokenOf(choice), more))).toEqual(all);
    expect(choiceOf('', more)).toBeNull();
    expect(all.map(isWhole)).toEqual([true, true, false]);
  });
});
