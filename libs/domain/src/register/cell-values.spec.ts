import { ELEMENT_CODES } from '../scoring/elements';
import { isBlank, readElements, readMonitoringResult, readWeight } from './cell-values';

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
