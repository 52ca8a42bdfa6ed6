import { REFERENCE_ROOT, REFERENCE_UNITS } from '@pantausop/data';
import { calendarDate, unitLives } from '@pantausop/domain';
import { MEDAN_AREAS } from './planner.fixture';
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

  it('suggests the nearest that exists', () => {
    expect(units.name(units.suggestion('Dinas Perhubugan') ?? '')).toBe('Dinas Perhubungan');
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
  ])('%s is %s', (text, area) => expect(MEDAN_AREAS.find(text)).toBe(area));
  it('suggests the nearest', () => expect(MEDAN_AREAS.suggestion('Akuntabilitass')).toBe('akuntabilitas'));
});
