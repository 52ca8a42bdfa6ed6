import { FileThreads } from './file-threads';
import { TableReader } from './table-reader';
import { cellText } from './workbook';
import { readXlsx } from './xlsx-reader';
import { ZipParts } from './zip-parts';

const LIMITS = { maxBytes: 1_000_000, maxRows: 100, maxColumns: 20, maxExpansion: 100 };

async function linesOf(bytes: Uint8Array): Promise<readonly unknown[]> {
  const workbook = await readXlsx(await ZipParts.open(bytes, LIMITS), LIMITS);
  return (workbook?.sheets[0]?.rows ?? []).map(({ row, cells }) => [row, ...Array.from(cells, cellText)]);
}

describe('a table given back marked', () => {
  const reader = new TableReader(new FileThreads());
  const unknown = { id: 'OPD tidak dikenal', en: 'there is no such OPD' };
  const wrong = (line: number) => ({ line, effect: 'wrong' as const, problems: [unknown] });
  const right = (line: number) => ({ line, effect: 'add' as const, problems: [] });

  it('names the new column above the first row, wherever the table begins', async () => {
    const given = 'Daftar target\n\nOPD;Target\nDinkes;80\nX;90\n';
    const marked = await reader.marked(new TextEncoder().encode(given), [right(4), wrong(5)], 'id');
    expect(await linesOf(marked)).toEqual([
      [1, 'Daftar target'],
      [3, 'OPD', 'Target', 'Catatan impor'],
      [4, 'Dinkes', '80'],
      [5, 'X', '90', 'OPD tidak dikenal'],
    ]);
  });

  it('has no such name where its lines have none', async () => {
    expect(await linesOf(await reader.marked('X;1\nDinkes;2', [wrong(1), right(2)], 'en'))).toEqual([
      [1, 'X', '1', 'there is no such OPD'],
      [2, 'Dinkes', '2'],
    ]);
  });
});
