import { calendarDate } from '../calendar/calendar-date';
import type { UnitKind } from './unit-events';
import { SHORT_UNIT_LIST, unitChoices, type UnitChoiceQuestion } from './unit-choices';
import { UnitTree } from './unit-tree';

const unit = (id: string, parentId: string | null, kind: UnitKind, name: string) => ({
  ...{ id, parentId, kind, name, code: `3.${id}`, abbreviation: id.toUpperCase() },
  ...{ validFrom: calendarDate('2020-01-01'), validTo: null },
});
const NATION = [
  unit('id', null, 'nation', 'Indonesia'),
  unit('sumut', 'id', 'province', 'Provinsi Sumatera Utara'),
  unit('dinkes-s', 'sumut', 'dinas', 'Dinas Kesehatan'),
  unit('medan', 'sumut', 'city', 'Kota Medan'),
  unit('dinkes-m', 'medan', 'dinas', 'Dinas Kesehatan'),
  unit('labkes', 'dinkes-m', 'upt', 'UPT Laboratorium Kesehatan'),
  unit('dinkop', 'medan', 'dinas', 'Dinas Koperasi, Usaha Kecil & Menengah'),
  unit('jabar', 'id', 'province', 'Provinsi Jawa Barat'),
];
const choices = unitChoices(new UnitTree(NATION));
const ask = (more: Partial<UnitChoiceQuestion> = {}) =>
  choices.matching({ below: 'id', highest: 'above', lowest: 'part', within: null, words: '', limit: 20, ...more });
const ids = (more: Partial<UnitChoiceQuestion>) => ask(more).items.map(({ unit: { id } }) => id);

describe('units to choose from', () => {
  it('are all of them in the order of the tree, each with those above it', () => {
    expect(ids({})).toEqual(['id', 'sumut', 'dinkes-s', 'medan', 'dinkes-m', 'labkes', 'dinkop', 'jabar']);
    expect(choices.find('labkes')).toMatchObject({
      level: 'part',
      above: ['Provinsi Sumatera Utara', 'Kota Medan', 'Dinas Kesehatan'],
      government: 'medan',
    });
    expect(choices.find('sumut')).toMatchObject({ level: 'government', above: [], government: 'sumut' });
    expect(choices.find('id')).toMatchObject({ level: 'above', government: null });
    expect(choices.find('nowhere')).toBeNull();
  });

  it('are of the levels that are asked for, below a unit, within what somebody may do', () => {
    expect(ids({ highest: 'opd', lowest: 'opd' })).toEqual(['dinkes-s', 'dinkes-m', 'dinkop']);
    expect(ids({ highest: 'government', lowest: 'government' })).toEqual(['sumut', 'medan', 'jabar']);
    expect(ids({ below: 'medan', highest: 'opd' })).toEqual(['dinkes-m', 'labkes', 'dinkop']);
    expect(ids({ within: ['dinkes-m'] })).toEqual(['dinkes-m', 'labkes']);
    expect(ids({ within: ['medan'], below: 'dinkes-m' })).toEqual(['dinkes-m', 'labkes']);
    expect(ids({ within: ['medan'], words: 'sumatera' })).toEqual([]);
    expect(ids({ within: [] })).toEqual([]);
  });

  it('are found by every word, the last as far as it is typed, in own names and in those above', () => {
    expect(ids({ words: 'kesehatan med' })).toEqual(['dinkes-m', 'labkes']);
    expect(ids({ words: 'usaha kecil menengah' })).toEqual(['dinkop']);
    expect(ids({ words: 'kesehatan' })).toEqual(['dinkes-s', 'dinkes-m', 'labkes']);
    expect(ids({ words: 'sehat' })).toEqual([]);
    expect(ids({ words: 'kota medan bandung' })).toEqual([]);
  });

  it('come with the best first: what is called so, what begins so, what holds the words', () => {
    expect(ids({ words: '3.dinkes-m' })).toEqual(['dinkes-m', 'labkes']);
    expect(ids({ words: 'medan' })[0]).toBe('medan');
    expect(ids({ words: 'dinas k' })).toEqual(['dinkes-s', 'dinkes-m', 'dinkop', 'labkes']);
    expect(ids({ words: 'kesehatan dinas' })).toEqual(['dinkes-s', 'dinkes-m', 'labkes']);
  });

  it('are the first of many, but all of few', () => {
    expect(ask({ limit: 2 })).toMatchObject({ total: 8, items: { length: 8 } });
    expect(ask({ limit: 2, words: 'kesehatan' })).toMatchObject({ total: 3, items: { length: 2 } });
    const many = Array.from({ length: SHORT_UNIT_LIST }, (_, n) => unit(`u${n}`, 'jabar', 'dinas', `Dinas ${n}`));
    const large = unitChoices(new UnitTree([...NATION, ...many]));
    const asked = { highest: 'above', lowest: 'part', within: null, words: '', limit: 20 } as const;
    expect(large.matching({ ...asked, below: 'id' })).toMatchObject({ total: 158, items: { length: 20 } });
    expect(large.matching({ ...asked, below: 'jabar', highest: 'opd' }).items).toHaveLength(SHORT_UNIT_LIST);
  });
});
