import { emptyDraft, faultsOf, newUnitDraft, nextKey, operationOf, type Draft } from './draft';

const made = { ...newUnitDraft('new-1'), name: 'Dinas Baru', abbreviation: 'Disbaru', code: 'DISBARU', parent: 'kota' };
const NAME = { name: 'Dinas Lain', abbreviation: 'Dislain', code: 'DISLAIN' };
const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft('2026-05-01'), made: [made], ...more });

describe('a draft of a change', () => {
  it('becomes the operation that it describes, without what other kinds need', () => {
    const unused = { unit: 'dinkes', parent: 'setda', successors: ['bappeda'] };
    expect(operationOf(draft({ ...unused, units: ['dishub', 'diskominfo'] }))).toEqual({
      ...{ kind: 'merge', effectiveOn: '2026-05-01', units: ['dishub', 'diskominfo'], into: made },
    });
    expect(operationOf(draft({ units: ['dishub'], into: 'dinkes' }))).toEqual({
      ...{ kind: 'merge', effectiveOn: '2026-05-01', units: ['dishub'], into: { unit: 'dinkes' } },
    });
    expect(operationOf(draft({ ...unused, kind: 'reparent' }))).toEqual({
      ...{ kind: 'reparent', effectiveOn: '2026-05-01', unit: 'dinkes', parent: 'setda' },
    });
    expect(operationOf(draft({ ...unused, kind: 'dissolve' }))).toMatchObject({ successors: ['bappeda'] });
    expect(operationOf(draft({ kind: 'split', unit: 'dinkes', stays: true }))).toMatchObject({
      into: [{ unit: 'dinkes' }, { key: 'new-1' }],
    });
    expect(operationOf(draft({ kind: 'establish' }))).toMatchObject({ unit: { code: 'DISBARU' } });
    expect(operationOf(draft({ kind: 'rename', unit: 'dinkes', name: NAME }))).toMatchObject({ unit: 'dinkes' });
  });

  it('says which fields keep it from that', () => {
    const wrong = draft({ effectiveOn: '', units: ['dishub'], made: [{ ...made, code: 'dis baru', parent: '' }] });
    expect(Object.fromEntries(faultsOf(wrong))).toEqual({
      ...{ effectiveOn: 'badDate', units: 'twoUnits', 'new-1.code': 'badCode', 'new-1.parent': 'missing' },
    });
    expect(operationOf(wrong)).toBeNull();
    expect(faultsOf(draft({ kind: 'split', unit: 'dinkes' })).get('parts')).toBe('twoParts');
  });

  it('gives a new unit a key of its own', () => {
    expect(nextKey([newUnitDraft('new-1'), newUnitDraft('new-3')])).toBe('new-2');
  });
});
