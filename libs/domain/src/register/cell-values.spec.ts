import { ELEMENT_CODES } from '../scoring/elements';
import { isBlank, isDitto, readElements, readMonitoringResult, readWeight } from './cell-values';

describe('values of register cells', () => {
  it.each([
    ['1', 1],
    ['10', 10],
    [' 3 ', 3],
    ['3,0', 3],
    ['2.00', 2],
    ['0', null],
    ['11', null],
    ['2.5', null],
    ['-1', null],
    ['banyak', null],
    ['', null],
  ])('weight %p is %p', (text, weight) => expect(readWeight(text)).toBe(weight));

  it.each([
    ['Baik', 'well'],
    ['Berjalan dengan baik', 'well'],
    ['TIDAK', 'not_well'],
    ['Tidak berjalan dengan baik', 'not_well'],
    ['lumayan', null],
  ])('monitoring %p is %p', (text, result) => expect(readMonitoringResult(text)).toBe(result));

  it.each([
    '"',
    ' “ ',
    '”',
    '〃',
    "''",
    ',,',
    '-"-',
    '- " -',
    '–”–',
    'idem',
    'Idem.',
    'sda',
    's.d.a',
    'S.D.A.',
    's. d. a.',
    'SDA',
    'dto.',
  ])('%p repeats the cell above', (text) => expect(isDitto(text, 'signatory')).toBe(true));

  it.each(['', '-', '--', ' – ', '_', '...', 'sdm', 'idempoten', '"SOP"', 'Dinas SDA', "'", ','])(
    '%p does not repeat the cell above',
    (text) => expect(isDitto(text, 'signatory')).toBe(false),
  );

  it('takes SDA for the name of an office (Sumber Daya Air) where offices are named', () => {
    expect(['SDA', 'sda', 's.d.a.'].map((text) => isDitto(text, 'subUnit'))).toEqual([false, true, true]);
    expect(isDitto('SDA', 'opd')).toBe(false);
  });

  it('reads elements by code and by label', () => {
    expect(readElements('Judul; dasar_hukum ;Peralatan/Perlengkapan; Flowchart')).toEqual({
      elements: ['judul', 'dasar_hukum', 'peralatan', 'diagram_alir'],
      unknown: [],
    });
    expect(readElements('Kegiatan, Pelaksana').elements).toEqual(['kegiatan', 'pelaksana']);
    expect(readElements('LENGKAP').elements).toHaveLength(19);
    expect(readElements('Tidak ada')).toEqual({ elements: [], unknown: [] });
    expect(readElements('Judul; Tanda bintang').unknown).toEqual(['Tanda bintang']);
  });

  it('knows every element by its own code, written with spaces or with underscores', () => {
    for (const code of ELEMENT_CODES) expect(readElements(code.replaceAll('_', ' ')).elements).toEqual([code]);
  });

  it.each([
    ['', true],
    ['-', true],
    ['–', true],
    ['...', true],
    ['0', false],
    ['N/A', false],
  ])('%p blank: %p', (text, blank) => expect(isBlank(text)).toBe(blank));
});
