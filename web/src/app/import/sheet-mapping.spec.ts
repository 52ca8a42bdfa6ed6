import { columnsUnder, mappingOf, withField, type Look } from './sheet-mapping';

const LOOK: Look = {
  name: 'Dinas',
  headerRow: 1,
  columns: [{ column: 'A', header: 'DAFTAR SOP', field: null, sample: 'Uraian' }],
  lines: [
    { row: 1, cells: ['DAFTAR SOP'] },
    { row: 3, cells: ['Uraian', 'No SOP', 'Nomor'] },
    { row: 4, cells: ['Arsip', '045/1', ''] },
  ],
};

describe('naming the columns of a sheet', () => {
  it('shows the columns as the server read them', () =>
    expect(columnsUnder(LOOK, 1)).toEqual([{ column: 'A', header: 'DAFTAR SOP', sample: 'Uraian', field: null }]));

  it('takes the words of another line, each field once, with the first value below', () =>
    expect(columnsUnder(LOOK, 3)).toEqual([
      { column: 'A', header: 'Uraian', sample: 'Arsip', field: null },
      { column: 'B', header: 'No SOP', sample: '045/1', field: 'number' },
      { column: 'C', header: 'Nomor', sample: '', field: null },
    ]));

  it('gives a field to one column only, and tells the server of every column', () => {
    const columns = withField(withField(columnsUnder(LOOK, 3), 'A', 'title'), 'C', 'number');
    expect(mappingOf(3, columns)).toEqual({ headerRow: 3, fields: { A: 'title', B: null, C: 'number' } });
    expect(mappingOf(null, [])).toEqual({ fields: {} });
  });
});
