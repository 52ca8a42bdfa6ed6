import { REFERENCE_ROOT, REFERENCE_UNITS } from '@pantausop/data';
import { calendarDate, unitLives } from '@pantausop/domain';
import { AREAS } from '../../organisation/areas';
import { UnitFinder } from './unit-finder';
import { InMemoryRegister } from './in-memory-register.fixture';

const register = new InMemoryRegister(calendarDate('2026-11-24'));
for (const { unit, fact, effectiveOn } of REFERENCE_UNITS) register.unit(unit, fact, effectiveOn);
const lives = unitLives({ events: register.unitEvents, retractions: [] });
const units = new UnitFinder(
  lives,
  REFERENCE_ROOT,
  calendarDate('2026-11-24'),
  new Map([['puskesmas kota', 'medan-dinkes']]),
);

describe('units of Medan by what files call them', () => {
  it.each([
    ['Dinas Kesehatan', 'medan-dinkes'],
    ['DINKES', 'medan-dinkes'],
    ['dinkes', 'medan-dinkes'],
    ['Kec. Medan Kota', 'medan-kec-medan-kota'],
    ['KECAMATAN MEDAN KOTA', 'medan-kec-medan-kota'],
    ['KEC-MEDAN-KOTA', 'medan-kec-medan-kota'],
    ['BKD & PSDM', 'medan-bkd-psdm'],
    ['BKPSDM', 'medan-bkd-psdm'],
    ['Puskesmas Kota', 'medan-dinkes'],
    ['medan-dinkes', 'medan-dinkes'],
    ['Dinas Zoologi', null],
    ['Bagian Organisasi', null],
  ])('%s is %s', (name, unit) => expect(units.opd(name)).toBe(unit));

  it('closed ones live on in their successors', () => {
    const closed = units.opd('Dinas Pendidikan');
    expect(closed).toBe('medan-disdik');
    expect(units.heirs('medan-disdik')).toEqual(['medan-disdikbud']);
    expect(units.isOpenUnit('medan-disdik')).toBe(false);
    expect(units.family('medan-disdik')).toEqual(['medan-disdik', 'medan-disdikbud']);
  });

  it('sub-units are found below their OPD', () => {
    expect(units.subUnit('medan-setda', 'Bag. Organisasi')).toBe('medan-bag-organisasi');
    expect(units.subUnit('medan-dinkes', 'Bagian Organisasi')).toBeNull();
    expect(units.opdOf('medan-bag-organisasi')).toBe('medan-setda');
  });

  it.each([
    ['DINKES', 'code'],
    ['Dinas Kesehatan', 'name'],
    ['Dinas Pendidikan', 'former_name'],
    ['Disdik', 'former_name'],
  ])('says how: %s by %s', (name, by) => expect(units.found(name)?.by).toBe(by));

  it('a name that passed from one unit to another means the one that bears it on the day, else the last', () => {
    const register = new InMemoryRegister(calendarDate('2026-11-24'));
    const established = (id: string, name: string, on: string) =>
      register.unit(
        id,
        {
          type: 'established',
          code: id,
          name,
          abbreviation: id,
          kind: id === 'kota' ? 'city' : 'dinas',
          parent: id === 'kota' ? null : 'kota',
        },
        calendarDate(on),
      );
    established('kota', 'Kota', '2000-01-01');
    established('lama', 'Dinas Pasar', '2010-01-01');
    register.unit(
      'lama',
      { type: 'renamed', code: 'lama', name: 'Dinas Dagang', abbreviation: 'lama' },
      calendarDate('2017-01-01'),
    );
    established('baru', 'Dinas Pasar', '2017-01-01');
    register.unit(
      'baru',
      { type: 'renamed', code: 'baru', name: 'Dinas Niaga', abbreviation: 'baru' },
      calendarDate('2022-01-01'),
    );
    const lives = unitLives({ events: register.unitEvents, retractions: [] });
    const on = (day: string) => new UnitFinder(lives, 'kota', calendarDate(day), new Map()).found('Dinas Pasar');
    expect(on('2012-01-01')).toMatchObject({ unit: 'lama', by: 'name' });
    expect(on('2018-01-01')).toMatchObject({ unit: 'baru', by: 'name' });
    expect(on('2026-01-01')).toMatchObject({ unit: 'baru', by: 'former_name' });
  });

  it('suggests the nearest that exists', () => {
    const near = units.suggestion('Dinas Perhubugan');
    expect([units.name(near?.value ?? ''), near?.likeness]).toEqual(['Dinas Perhubungan', expect.closeTo(0.94, 2)]);
    expect(units.suggestion('Zoo')).toBeNull();
  });

  it('finds the OPD that a title line names, the longest name first', () => {
    expect(units.opdNamedIn('DAFTAR SOP DINAS PENDIDIKAN DAN KEBUDAYAAN TAHUN 2024')).toBe('medan-disdikbud');
    expect(units.opdNamedIn('DAFTAR SOP')).toBeNull();
  });
});

describe('reform areas by every name they bore', () => {
  it.each([
    ['tatalaksana', 'tatalaksana'],
    ['Tata Laksana', 'tatalaksana'],
    ['Penataan Tatalaksana', 'tatalaksana'],
    ['SDM', 'sdm'],
    ['Area Pengawasan', 'pengawasan'],
    ['7. Pelayanan Publik', 'pelayanan_publik'],
    ['Kelembagaan', 'organisasi'],
    ['Business process', 'tatalaksana'],
    ['Zoologi', null],
  ])('%s is %s', (text, area) => expect(AREAS.find(text)).toBe(area));
  it('suggests the nearest', () => expect(AREAS.suggestion('Akuntabilitass')).toBe('akuntabilitas'));
});
