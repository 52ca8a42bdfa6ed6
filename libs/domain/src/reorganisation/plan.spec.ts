import { movementsOf } from '../ledger/account';
import { RULESET_1 } from '../scoring/ruleset';
import { treeOn, unitLives } from '../organisation/unit-tree';
import { foldSop, standingEvents } from '../sop/fold';
import { anSop } from '../testing';
import { firstHomelessDay, obligedStretches } from './obliged-stretches';
import { mustBeDecided } from './plan';
import {
  day,
  made,
  newUnit,
  operationOn,
  plan,
  refusalOf,
  sopAfter,
  unitHistory,
  unitsAfter,
} from './reorganisation.fixture';

const MERGED_ON = '2022-12-01';
const merger = operationOn(MERGED_ON, { kind: 'merge', units: ['disdik', 'disbud'], into: newUnit('disdikbud') });
const placed = (sop: Parameters<typeof sopAfter>[0], made_: Parameters<typeof sopAfter>[1], on: string) => {
  const { obliged, unit, area } = foldSop(sopAfter(sop, made_), day(on));
  return obliged ? `${unit} ${area}` : null;
};

describe('a merger', () => {
  const school = { id: 'school', history: anSop('disdik').required('2022-01-10').ratified('2022-02-01').build() };
  const museum = { id: 'museum', history: anSop('museum').required('2022-01-10').build() };
  const made_ = plan(merger, { sops: [school, museum] });

  it('has both units in the roster before it and one after it', () => {
    const lives = unitLives(unitsAfter(unitHistory(), made_));
    const codes = (on: string) =>
      treeOn(lives, day(on))
        .children('kota')
        .map(({ code }) => code);
    expect(codes('2022-11-30')).toEqual(['DISDIK', 'DISBUD', 'DINKES']);
    expect(codes(MERGED_ON)).toEqual(['DINKES', 'DISDIKBUD']);
    expect(lives.get('disdik')).toMatchObject({ validTo: MERGED_ON, successors: ['disdikbud'] });
  });

  it('moves each SOP to the only successor when nobody decides otherwise', () => {
    expect(made_.inQuestion).toMatchObject([
      { id: 'school', heldBy: 'disdik', decision: { action: 'move', to: 'disdikbud' }, proposed: true, warnings: [] },
    ]);
    expect(placed(school, made_, '2022-11-30')).toBe('disdik tatalaksana');
    expect(placed(school, made_, MERGED_ON)).toBe('disdikbud tatalaksana');
  });

  it('takes the units below along: their SOPs stay in them', () => {
    expect(made_.subUnits).toMatchObject([{ unit: 'museum', parent: 'disbud', decision: { to: 'disdikbud' } }]);
    const tree = treeOn(made_.after, day(MERGED_ON));
    expect(tree.opdOf('museum')?.id).toBe('disdikbud');
    expect(placed(museum, made_, '2023-01-01')).toBe('museum tatalaksana');
  });

  it('ends a unit below where that is decided, and then decides about its SOPs too', () => {
    const closing = plan(merger, { sops: [school, museum], subUnits: { museum: 'close' } });
    expect(closing.inQuestion.map(({ id, heldBy }) => [id, heldBy])).toEqual([
      ['school', 'disdik'],
      ['museum', 'museum'],
    ]);
    expect(closing.after.get('museum')).toMatchObject({ validTo: MERGED_ON, successors: ['disdikbud'] });
    expect(placed(museum, closing, MERGED_ON)).toBe('disdikbud tatalaksana');
  });

  it('points at SOPs of one title in one unit afterwards', () => {
    const other = {
      id: 'other',
      history: anSop('disbud').required('2022-03-01', { title: 'SOP PENGELOLAAN ARSIP' }).build(),
    };
    const there = plan(merger, { sops: [school, other] });
    expect(there.inQuestion.map(({ warnings, twins }) => [warnings, twins])).toEqual([
      [['same_title'], ['other']],
      [['same_title'], ['school']],
    ]);
    const ended = plan(merger, { sops: [school, other], decided: { other: { action: 'end', reason: 'sama' } } });
    expect(ended.inQuestion.map(({ warnings }) => warnings)).toEqual([[], []]);
    expect(placed(other, ended, '2022-11-30')).toBe('disbud tatalaksana');
    expect(placed(other, ended, MERGED_ON)).toBeNull();
  });

  it('gives a unit that stands the others, and another name on the same day', () => {
    const name = { code: 'DISDIKBUD', name: 'Dinas Pendidikan dan Kebudayaan', abbreviation: 'Disdikbud' };
    const into = plan(operationOn(MERGED_ON, { kind: 'merge', units: ['disbud'], into: { unit: 'disdik' }, name }));
    const tree = treeOn(into.after, day(MERGED_ON));
    expect(tree.find('disdik')).toMatchObject({ ...name, validFrom: '2016-12-01' });
    expect(tree.find('disbud')).toBeUndefined();
    expect(treeOn(into.after, day('2022-11-30')).find('disdik')?.code).toBe('DISDIK');
  });
});

describe('an operation that is recorded late', () => {
  // the merger of 1 December is recorded after somebody required, moved and reclassified in the old units
  const since = {
    id: 'since',
    history: anSop('disdik').required('2022-12-10', { weight: 3 }).ratified('2022-12-12').build(),
  };
  const reclassified = {
    id: 'reclassified',
    history: anSop('disbud')
      .required('2022-01-10')
      .event({ type: 'moved', unit: 'disbud', area: 'sdm', cause: 'reclassification' }, '2022-12-15')
      .build(),
  };
  const ended = {
    id: 'ended',
    history: anSop('disdik')
      .required('2022-01-10')
      .event({ type: 'requirement_ended', reason: 'x' }, '2022-06-01')
      .build(),
  };
  const reopened = {
    id: 'reopened',
    history: anSop('disdik')
      .required('2022-01-10')
      .event({ type: 'requirement_ended', reason: 'x' }, '2022-06-01')
      .required('2022-12-20')
      .build(),
  };
  const sops = [since, reclassified, ended, reopened];
  const late = plan(merger, { sops });

  it('decides the SOPs required since its date as well', () => {
    expect(late.inQuestion.map(({ id, from, warnings }) => [id, from, warnings])).toEqual(
      [
        ['since', '2022-12-10', ['since', 'same_title']],
        ['reclassified', MERGED_ON, ['same_title']],
        ['reopened', '2022-12-20', ['since', 'same_title']],
      ].map(([id, from, warnings]) => [id, from, expect.arrayContaining(warnings as string[])]),
    );
    expect(placed(since, late, '2022-12-10')).toBe('disdikbud tatalaksana');
    expect(placed(reclassified, late, '2022-12-14')).toBe('disdikbud tatalaksana');
    expect(placed(reclassified, late, '2022-12-15')).toBe('disdikbud sdm');
    expect(placed(reopened, late, '2022-12-20')).toBe('disdikbud tatalaksana');
    expect(placed(ended, late, '2022-12-20')).toBeNull();
  });

  it('books a need since then as a need of the successor, not as a move', () => {
    const causes = movementsOf(sopAfter(since, late), [RULESET_1]).map(({ unit, cause }) => `${unit} ${cause}`);
    expect(new Set(causes)).toEqual(new Set(['disdikbud obligation', 'disdikbud work', 'disdikbud lapse']));
  });

  it('ends what is decided to end, on its day or on the day of the need', () => {
    const end = { action: 'end', reason: 'tidak dilanjutkan' } as const;
    const decided = { since: end, reclassified: end, reopened: end };
    const ending = plan(merger, { sops, decided });
    for (const sop of sops) {
      expect(obligedStretches(standingEvents(sopAfter(sop, ending))).at(-1)?.to ?? '').not.toBeNull();
      expect(firstHomelessDay(obligedStretches(standingEvents(sopAfter(sop, ending))), ending.after)).toBeNull();
    }
    expect(placed(since, ending, '2022-12-10')).toBeNull();
    expect(placed(reclassified, ending, '2022-11-30')).toBe('disbud tatalaksana');
    expect(placed(reclassified, ending, '2022-12-20')).toBeNull();
  });

  it('puts a unit that was made below since then below the successor', () => {
    const units = [['seksi', '2022-12-05', made('disdik', 'bidang', 'SEKSI')]] as const;
    const there = plan(merger, { units });
    expect(treeOn(there.after, day('2022-12-05')).find('seksi')).toMatchObject({
      parentId: 'disdikbud',
      validFrom: '2022-12-05',
    });
  });
});

describe('an operation ahead of today', () => {
  it('is decided like any other', () => {
    const sop = { id: 'school', history: anSop('disdik').required('2022-01-10').build() };
    const ahead = plan({ ...merger, effectiveOn: day('2030-01-01') }, { sops: [sop] });
    expect(placed(sop, ahead, '2029-12-31')).toBe('disdik tatalaksana');
    expect(placed(sop, ahead, '2030-01-01')).toBe('disdikbud tatalaksana');
  });
});

describe('the other operations', () => {
  const sop = { id: 's', history: anSop('dinkes').required('2022-01-10').build() };
  const parts = [newUnit('klinik'), newUnit('obat')];

  it('split asks for a decision about each SOP and each unit below', () => {
    const split = operationOn(MERGED_ON, { kind: 'split', unit: 'dinkes', into: parts });
    const open = plan(split, { sops: [sop] });
    expect(open.inQuestion).toMatchObject([{ id: 's', decision: null }]);
    expect(open.subUnits).toMatchObject([{ unit: 'labkes', decision: null }]);
    expect(open.targets).toEqual(['klinik', 'obat']);
    expect(refusalOf(() => mustBeDecided(open, String))).toBe('sops_undecided');
    const sopDecided = { s: { action: 'renew', to: 'obat', reviewOn: day('2023-06-01') } } as const;
    const half = plan(split, { sops: [sop], decided: sopDecided });
    expect(refusalOf(() => mustBeDecided(half, String))).toBe('sub_unit_undecided');
    const whole = plan(split, { sops: [sop], decided: sopDecided, subUnits: { labkes: { to: 'klinik' } } });
    expect(refusalOf(() => mustBeDecided(whole, String))).toBeNull();
    expect(placed(sop, whole, MERGED_ON)).toBe('obat tatalaksana');
    expect(treeOn(whole.after, day(MERGED_ON)).find('labkes')?.parentId).toBe('klinik');
  });

  it('split leaves a unit that is one of the parts where it is, with what nobody moves', () => {
    const split = operationOn(MERGED_ON, {
      kind: 'split',
      unit: 'dinkes',
      into: [{ unit: 'dinkes' }, newUnit('obat')],
    });
    const stays = plan(split, { sops: [sop] });
    expect(stays.inQuestion).toMatchObject([{ decision: { action: 'move', to: 'dinkes' } }]);
    expect(stays.sops).toMatchObject([{ events: [], retractions: [] }]);
    expect(stays.units.map(({ unit, fact }) => [unit, fact.type])).toEqual([['obat', 'established']]);
    const moves = plan(split, { sops: [sop], decided: { s: { action: 'move', to: 'obat' } } });
    expect(placed(sop, moves, MERGED_ON)).toBe('obat tatalaksana');
  });

  it('dissolve ends the needs and the units below where nobody takes over', () => {
    const gone = plan(operationOn(MERGED_ON, { kind: 'dissolve', unit: 'dinkes', successors: [] }), { sops: [sop] });
    expect(gone.inQuestion).toMatchObject([{ decision: { action: 'end' } }]);
    expect(placed(sop, gone, MERGED_ON)).toBeNull();
    expect(treeOn(gone.after, day(MERGED_ON)).find('labkes')).toBeUndefined();
  });

  it('rename and re-parent keep the id and decide about no SOP', () => {
    const renamed = plan(
      operationOn(MERGED_ON, {
        kind: 'rename',
        unit: 'dinkes',
        name: { code: 'DKK', name: 'Dinas Kesehatan Kota', abbreviation: 'DKK' },
      }),
      { sops: [sop] },
    );
    expect(renamed.inQuestion).toEqual([]);
    expect(treeOn(renamed.after, day(MERGED_ON)).find('dinkes')).toMatchObject({
      code: 'DKK',
      validFrom: '2016-12-01',
      validTo: null,
    });
    const moved = plan(operationOn(MERGED_ON, { kind: 'reparent', unit: 'labkes', parent: 'disdik' }), { sops: [sop] });
    expect([moved.sops, treeOn(moved.after, day(MERGED_ON)).find('labkes')?.parentId]).toEqual([[], 'disdik']);
  });

  it('establish makes a unit from its day on', () => {
    const rsud = plan(operationOn(MERGED_ON, { kind: 'establish', unit: newUnit('rsud', { kind: 'rsud' }) }));
    expect(treeOn(rsud.after, day('2022-11-30')).find('rsud')).toBeUndefined();
    expect(treeOn(rsud.after, day(MERGED_ON)).isOpd('rsud')).toBe(true);
  });
});
