import { strToU8 } from 'fflate';
import { decodeText, delimiterOf, readCsv } from './csv-reader';
import { DEFAULT_LIMITS } from '../../files/workbook';

describe('CSV', () => {
  it.each([
    ['Judul SOP;Nomor SOP\na,b;c', ';'],
    ['Judul SOP,Nomor SOP\na;b,c', ','],
    ['Judul SOP\tNomor SOP', '\t'],
    ['"REGISTER, SOP, DINAS"\n"Judul SOP";"Nomor SOP"', ';'],
    ['a;b;c', ';'],
    ['', ';'],
  ])('%p is separated by %p', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

  it('is UTF-8, or else Windows-1252', () => {
    expect(decodeText(strToU8('caf\u00e9 \u2013'))).toBe('caf\u00e9 \u2013');
    expect(decodeText(Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x96]))).toBe('caf\u00e9 \u2013');
    expect(decodeText(Uint8Array.from([0xfe, 0xff, 0x00, 0x61]))).toBe('a');
  });

  it('counts records as rows, also blank ones and those over several lines', () => {
    const { sheets } = readCsv(strToU8('sep=|\r\nJudul SOP|No\r\n\r\n"a\nb"|1\r\nc|2'), DEFAULT_LIMITS, 'x');
    expect(sheets[0]?.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [2, 'Judul SOP', 'No'],
      [4, 'a\nb', '1'],
      [5, 'c', '2'],
    ]);
  });
});
