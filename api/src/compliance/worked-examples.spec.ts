import { MatrixSchema, type Cell, type Matrix } from '@pantausop/contracts';
import { describeEngines } from '@pantausop/database/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  AREA_CODES,
  calendarDate,
  IDENTITY_ELEMENTS,
  PROCEDURE_ELEMENTS,
  type AreaCode,
  type ElementCode,
} from '@pantausop/domain';
import { callerOf } from '../access';
import { recordSmallCity, startApp } from '../testing';
import { ComplianceService } from './compliance.service';
import {
  checked,
  drafted,
  evaluated,
  excused,
  laterOf,
  monitored,
  newSop,
  notApplicable,
  ratified,
  recordAt,
  unitFact,
} from './figures.fixture';

const FOUR: readonly ElementCode[] = ['judul', 'dasar_hukum', 'kegiatan', 'pelaksana'];
/** 24 + 8 x 2 points */
const FORTY = [...PROCEDURE_ELEMENTS, ...IDENTITY_ELEMENTS.slice(0, 8)];
const IN_FORCE = [checked('2026-03-01'), ratified('2026-03-01')];
const SEVEN = AREA_CODES.filter((area) => area !== 'pengawasan');
const PENGAWASAN = AREA_CODES.indexOf('pengawasan');
const EVERYONE = { userId: '1', username: 'pimpinan', name: 'Pimpinan' };
const caller = callerOf({ ...EVERYONE, grants: [{ role: 'pimpinan', unitId: 'kota' }] }, 'session');

describeEngines('worked examples of the scoring rules, recorded and read from balances,', (engine) => {
  let app: NestExpressApplication;

  beforeAll(async () => {
    const database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await recordAt(app, '2026-06-25T09:00:00+07:00', {
      sops: [newSop('ten', 'disdik', 'akuntabilitas')],
    });
    const late = { ...laterOf('ten', [ratified('2026-06-20')]) };
    await recordAt(app, '2026-07-10T09:00:00+07:00', {
      sops: [{ ...late, events: late.events.map((event) => ({ ...event, id: 'ten-ratified' })) }],
    });
    await recordAt(app, '2026-08-01T09:00:00+07:00', { sops: [laterOf('ten', [], ['ten-ratified'])] });
    await recordAt(app, '2028-03-10T09:00:00+07:00', {
      units: [
        unitFact('bkd', '2026-01-01', {
          ...{ type: 'established', code: 'BKD', name: 'Badan Kepegawaian', abbreviation: 'BKD', kind: 'badan' },
          parent: 'kota',
        }),
      ],
      sops: [
        newSop('one', 'disdik', 'organisasi'),
        newSop('two', 'disdik', 'tatalaksana', [drafted('2026-01-20'), checked('2026-02-01', FOUR)]),
        newSop('three', 'dinkes', 'organisasi', IN_FORCE),
        newSop('four', 'dinkes', 'tatalaksana', [...IN_FORCE, monitored('2026-08-31')]),
        newSop('five', 'dinkes', 'peraturan', [
          ...IN_FORCE,
          ...[monitored('2026-08-31'), evaluated('2027-02-15'), monitored('2027-02-20', 'not_well')],
        ]),
        newSop('six-a', 'dinkes', 'sdm', [...IN_FORCE, monitored('2026-03-01')]),
        newSop('six-b', 'dinkes', 'sdm', [checked('2026-03-01', FORTY)]),
        newSop('six-c', 'dinkes', 'sdm', IN_FORCE, 2),
        newSop('seven-a', 'disdik', 'pengawasan', IN_FORCE),
        ...Array.from({ length: 9 }, (_, i) => newSop(`seven-${i}`, 'dinkes', 'pengawasan', i === 0 ? IN_FORCE : [])),
        ...SEVEN.map((area) => newSop(`nine-${area}`, 'bkd', area, [...IN_FORCE, monitored('2026-03-01')])),
        newSop('eleven', 'disdik', 'peraturan', [
          ...[checked('2026-01-01'), ratified('2026-01-01'), drafted('2026-05-01'), checked('2026-05-10', ['judul'])],
          ratified('2026-06-01'),
        ]),
        newSop('twelve', 'disdik', 'sdm', [...IN_FORCE, notApplicable('2026-02-01', '2026-04-01')]),
      ],
      areaDecisions: [excused('bkd', 'pengawasan', '2026-05-01')],
    });
  }, 60_000);
  afterAll(() => app.close());

  async function matrixOn(date: string, knownAt?: string): Promise<Matrix> {
    const answer = await app.get(ComplianceService).matrix({ asOf: calendarDate(date), knownAt }, caller);
    return MatrixSchema.parse(JSON.parse(String(answer.prepared?.json)));
  }
  async function cellOn(unit: string, area: AreaCode, date: string, knownAt?: string): Promise<Partial<Cell>> {
    const { units, areas } = await matrixOn(date, knownAt);
    return units.find(({ id }) => id === unit)?.cells[areas.indexOf(area)] ?? {};
  }

  it.each([
    [1, 'disdik', 'organisasi', '2026-01-09', { required: 0, weight: 0, status: 'unmapped', coverage: null }],
    [1, 'disdik', 'organisasi', '2026-01-10', { required: 1, inForce: 0, points: 0, status: 'none', coverage: 0 }],
    [2, 'disdik', 'tatalaksana', '2026-02-01', { points: 12, documentPoints: 12, score: 0.12 }],
    [3, 'dinkes', 'organisasi', '2026-03-01', { points: 85, inForce: 1, current: 1, applied: 0, status: 'complete' }],
    [3, 'dinkes', 'organisasi', '2027-02-28', { points: 85, current: 1 }],
    [3, 'dinkes', 'organisasi', '2027-03-01', { points: 70, current: 0 }],
    [4, 'dinkes', 'tatalaksana', '2026-08-31', { points: 100, applied: 1 }],
    [4, 'dinkes', 'tatalaksana', '2027-02-27', { points: 100, applied: 1 }],
    [4, 'dinkes', 'tatalaksana', '2027-02-28', { points: 85, applied: 0 }],
    [4, 'dinkes', 'tatalaksana', '2027-03-01', { points: 70, current: 0 }],
    [5, 'dinkes', 'peraturan', '2027-02-20', { points: 85, applied: 0, current: 1 }],
    [5, 'dinkes', 'peraturan', '2028-02-14', { points: 85 }],
    [5, 'dinkes', 'peraturan', '2028-02-15', { points: 70 }],
    [
      ...([6, 'dinkes', 'sdm', '2026-03-01'] as const),
      { required: 3, inForce: 2, weight: 4, points: 310, coverage: 0.666667, score: 0.775, status: 'partial' },
    ],
    [11, 'disdik', 'peraturan', '2026-05-31', { points: 85 }],
    [11, 'disdik', 'peraturan', '2026-06-01', { points: 37 }],
    [12, 'disdik', 'sdm', '2026-03-15', { required: 0, notApplicable: 1, status: 'not_applicable' }],
    [12, 'disdik', 'sdm', '2026-04-01', { required: 1, inForce: 1, points: 85, notApplicable: 0 }],
  ] as const)('%i: %s, %s, on %s', async (_, unit, area, date, expected) => {
    expect(await cellOn(unit, area, date)).toMatchObject({ area, ...expected });
  });

  it('7: the city pools its OPDs', async () => {
    const { total, units } = await matrixOn('2026-03-01');
    const pooled = total.cells[PENGAWASAN];
    expect(pooled).toMatchObject({ required: 10, inForce: 2, coverage: 0.2 });
    expect(total.completeUnits[PENGAWASAN]).toEqual({ area: 'pengawasan', complete: 1, counted: 2 });
    for (const key of ['required', 'inForce', 'weight', 'points'] as const) {
      expect(units.reduce((sum, unit) => sum + unit.total[key], 0)).toBe(total.total[key]);
    }
  });

  it('9: an unmapped area counts as 0, one decided not applicable leaves', async () => {
    const bkd = ({ units }: Matrix) => units.find(({ id }) => id === 'bkd');
    const [before, after] = [await matrixOn('2026-04-30'), await matrixOn('2026-05-01')];
    expect(bkd(before)).toMatchObject({ index: 0.875, total: { score: 1 } });
    expect(bkd(before)?.cells[PENGAWASAN]?.status).toBe('unmapped');
    expect(bkd(after)).toMatchObject({ index: 1, total: { score: 1 } });
    expect(bkd(after)?.cells[PENGAWASAN]?.status).toBe('not_applicable');
    expect(before.total.fullyCompleteUnits).toEqual({ complete: 0, counted: 3 });
    expect(after.total.fullyCompleteUnits).toEqual({ complete: 1, counted: 3 });
    expect(after.total.unmappedCells).toBe(before.total.unmappedCells - 1);
  });

  it('10: what was known stays true', async () => {
    const known = (at: string) => cellOn('disdik', 'akuntabilitas', '2026-06-30', at);
    expect(await known('2026-07-01T00:00:00+07:00')).toMatchObject({ required: 1, inForce: 0 });
    expect(await known('2026-07-10T09:01:00+07:00')).toMatchObject({ required: 1, inForce: 1 });
    expect(await known('2026-08-02T00:00:00+07:00')).toMatchObject({ required: 1, inForce: 0 });
    expect(await cellOn('disdik', 'akuntabilitas', '2026-06-30')).toMatchObject({ required: 1, inForce: 0 });
    // the units, too, are those known then
    expect((await matrixOn('2026-06-30', '2026-08-02T00:00:00+07:00')).units.map(({ id }) => id)).not.toContain('bkd');
  });
});
