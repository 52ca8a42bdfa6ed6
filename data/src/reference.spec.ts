import {
  AREA_CODES,
  calendarDate,
  daysBetween,
  ELEMENT_CODES,
  stamp,
  treeOn,
  unitLives,
  type UnitHistory,
} from '@pantausop/domain';
import {
  REFERENCE_AREAS,
  REFERENCE_ELEMENTS,
  REFERENCE_HOLIDAYS,
  REFERENCE_ROOT,
  REFERENCE_TRAININGS,
  REFERENCE_UNITS,
  SAMPLE_TRAININGS,
  SOP_CATALOGUE,
} from './reference';

const history: UnitHistory = {
  events: REFERENCE_UNITS.map(({ unit, fact, effectiveOn }, sequence) => ({
    id: `u${sequence}`,
    unit,
    fact,
    effectiveOn,
    recordedAt: stamp(1),
    sequence,
  })),
  retractions: [],
};
const lives = unitLives(history);
const on = (day: string) => treeOn(lives, calendarDate(day));
const kinds = (day: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of on(day).opdsWithin(REFERENCE_ROOT)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe('units of Pemko Medan', () => {
  it('has 56 OPDs and one hospital on the day of the training in August 2019', () => {
    expect(kinds('2019-08-19')).toEqual({
      sekretariat: 2,
      inspektorat: 1,
      dinas: 25,
      badan: 7,
      kecamatan: 21,
      rsud: 1,
    });
  });

  it('has 50 OPDs and two hospitals after the reorganisation', () => {
    expect(kinds('2022-11-30')).toEqual(kinds('2019-08-19'));
    expect(kinds('2022-12-01')).toEqual({
      sekretariat: 2,
      inspektorat: 1,
      dinas: 19,
      badan: 7,
      kecamatan: 21,
      rsud: 2,
    });
    expect(kinds('2026-10-31')).toEqual(kinds('2022-12-01'));
  });

  it('lets a unit with one successor go on under its new name and code', () => {
    expect(on('2019-08-19').find('medan-bkd-psdm')?.code).toBe('BKD-PSDM');
    expect(on('2022-12-01').find('medan-bkd-psdm')?.code).toBe('BKPSDM');
    expect(on('2022-12-01').byCode('BKD-PSDM')).toBeUndefined();
  });

  it('closes merged units in favour of a unit that exists from that day', () => {
    const closed = [...lives.values()].filter(({ validTo }) => validTo !== null);
    expect(closed).toHaveLength(10);
    for (const { validTo, successors } of closed) {
      expect(validTo).toBe('2022-12-01');
      expect(successors.every((id) => on('2022-12-01').find(id) !== undefined)).toBe(true);
    }
  });

  it('has codes that are unique on every day, and ids from the first code', () => {
    for (const day of ['1900-01-01', '2019-08-19', '2022-12-01', '2026-10-31']) {
      const codes = on(day).units.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes.every((code) => /^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(code))).toBe(true);
    }
    for (const { unit, fact } of REFERENCE_UNITS) {
      if (fact.type === 'established' && unit !== REFERENCE_ROOT) expect(unit).toBe(`medan-${fact.code.toLowerCase()}`);
    }
  });

  it('names parents and successors before they are used', () => {
    const known = new Set<string>();
    for (const { unit, fact } of REFERENCE_UNITS) {
      if (fact.type === 'established') {
        if (fact.parent !== null) expect(known).toContain(fact.parent);
        known.add(unit);
      }
      expect(known).toContain(unit);
      if (fact.type === 'closed') for (const successor of fact.successors) expect(known).toContain(successor);
    }
  });

  it('keeps the Bagian of the Setda as sub-units and marks those that no source names', () => {
    const bagian = on('2026-10-31').children('medan-setda');
    expect(bagian).toHaveLength(11);
    expect(bagian.every(({ kind, code }) => kind === 'bagian' && code.startsWith('BAG-'))).toBe(true);
    const background = REFERENCE_UNITS.filter((row) => row.background).map(({ unit }) => unit);
    expect(background).toContain('medan-bag-umum');
    expect(background).toContain('medan-bpbd');
    expect(background).not.toContain('medan-bag-organisasi');
  });
});

describe('areas, elements and catalogue', () => {
  it('has the eight areas in the order of the starting article, with one focus', () => {
    expect(REFERENCE_AREAS.map(({ code }) => code)).toEqual([...AREA_CODES]);
    expect(REFERENCE_AREAS.filter(({ focus }) => focus).map(({ code }) => code)).toEqual(['tatalaksana']);
    for (const { roadMapLabels } of REFERENCE_AREAS) {
      expect(roadMapLabels.map(({ period }) => period)).toEqual(['2010-2014', '2015-2019', '2020-2024']);
    }
  });

  it('has the 19 elements in the order of the form, worth 50 points, with aliases that name one element each', () => {
    expect(REFERENCE_ELEMENTS.map(({ code }) => code)).toEqual([...ELEMENT_CODES]);
    expect(REFERENCE_ELEMENTS.reduce((sum, { points }) => sum + points, 0)).toBe(50);
    const aliases = REFERENCE_ELEMENTS.flatMap((element) => element.aliases);
    expect(new Set(aliases).size).toBe(aliases.length);
  });

  it('offers about 40 SOPs by area, without repeats', () => {
    expect(SOP_CATALOGUE.length).toBeGreaterThanOrEqual(38);
    expect(SOP_CATALOGUE.length).toBeLessThanOrEqual(45);
    expect([...new Set(SOP_CATALOGUE.map(({ area }) => area))]).toEqual([...AREA_CODES]);
    expect(new Set(SOP_CATALOGUE.map(({ titles }) => titles.id)).size).toBe(SOP_CATALOGUE.length);
  });
});

describe('holidays and trainings', () => {
  it('lists each day of 2026 once, in order, and flags what fewer than two sources say', () => {
    const days = REFERENCE_HOLIDAYS.map(({ date }) => date);
    expect(days).toEqual([...new Set(days)].sort());
    expect(REFERENCE_HOLIDAYS.filter(({ kind }) => kind === 'libur_nasional')).toHaveLength(17);
    expect(REFERENCE_HOLIDAYS.every(({ kind, uncertain }) => uncertain === (kind === 'cuti_bersama'))).toBe(true);
  });

  it('knows the training of August 2019 as the only fact', () => {
    expect(REFERENCE_TRAININGS).toHaveLength(1);
    expect(REFERENCE_TRAININGS[0]).toMatchObject({
      startsOn: '2019-08-19',
      endsOn: '2019-08-23',
      days: 5,
      batches: 2,
      participants: 60,
      hours: '08.00-17.00 WIB',
    });
    expect(REFERENCE_TRAININGS[0]?.subjects).toHaveLength(6);
  });

  it('marks later trainings as samples; their participants add up and come from units of that day', () => {
    expect(SAMPLE_TRAININGS.length).toBeGreaterThan(1);
    for (const training of SAMPLE_TRAININGS) {
      expect(training.name).toContain('data contoh');
      expect(daysBetween(training.startsOn, training.endsOn) + 1).toBe(training.days);
      const sum = training.participantsByUnit.reduce((total, { participants }) => total + participants, 0);
      expect(sum).toBe(training.participants);
      for (const { unit } of training.participantsByUnit) expect(on(training.startsOn).isOpd(unit)).toBe(true);
    }
  });
});
