import { gunzipSync, gzipSync } from 'node:zlib';
import type { Preview } from './import-record';
import { keptRows, packedPreview, previewPage } from './stored-preview';

const OUTCOMES = ['new', 'same', 'error'] as const;
/** 1,200 rows; titles hold what a line could trip over */
const PREVIEW = {
  ...{ id: 'i', status: 'preview', sheets: [], opds: [], totalEffect: null, columns: [], recorded: null },
  rows: Array.from({ length: 1200 }, (_, i) => ({
    ...{ key: `0:${i}`, outcome: OUTCOMES[i % 3], title: `baris ${i}\nerror {"x": 1}\u2028` },
  })),
} as unknown as Preview;

const rowsIn = async (packed: Uint8Array): Promise<unknown[]> => {
  const rows = [];
  for await (const row of keptRows(packed)) rows.push(row);
  return rows;
};

describe('a preview as it is kept', () => {
  it('comes back whole, and page by page as it would be cut', async () => {
    const packed = await packedPreview(PREVIEW);
    expect(await rowsIn(packed)).toEqual(PREVIEW.rows);
    const first = await previewPage(packed, {});
    expect([first.rows.length, first.rowsTotal]).toEqual([500, 1200]);
    const errors = await previewPage(packed, { outcome: 'error', page: 2, pageSize: 150 });
    expect([errors.rowsTotal, errors.rows.length, errors.rows[0]?.key]).toEqual([400, 150, '0:452']);
    expect(gunzipSync(packed).toString().split('\n')).toHaveLength(1202);
  });

  it('is read too where an earlier version kept it as one text', async () => {
    const old = gzipSync(JSON.stringify(PREVIEW));
    expect(await rowsIn(old)).toEqual(PREVIEW.rows);
    expect((await previewPage(old, { outcome: 'new', page: 1, pageSize: 2 })).rows.map(({ key }) => key)).toEqual([
      '0:0',
      '0:3',
    ]);
  });
});
