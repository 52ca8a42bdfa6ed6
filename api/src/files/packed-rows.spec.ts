import { mapped } from '../imports/mapped-rows';
import { PackedRows } from './packed-rows';

describe('packed rows', () => {
  const rows = Array.from({ length: 601 }, (_, i) => ({ row: i, title: `“Izin” ${i} \u2028\n`, unit: null }));

  it('come back in their order, as often as they are asked for, also from another thread', () => {
    const packed = new PackedRows<(typeof rows)[number]>();
    for (const row of rows) packed.push(row);
    expect(packed).toHaveLength(601);
    expect([...packed]).toEqual(rows);
    expect([...packed.parts()].map((part) => part.length)).toEqual([250, 250, 101]);
    const sent = new PackedRows(structuredClone(packed.sent()));
    expect([sent.length, ...sent]).toEqual([601, ...rows]);
  });

  it('are small', () => {
    const packed = new PackedRows<object>();
    for (const row of rows) packed.push({ ...row, remarks: { Keterangan: 'data contoh', Rak: 'A-1' } });
    const held = packed.sent().parts.reduce((sum, { length }) => sum + length, 0);
    expect(held).toBeLessThan(JSON.stringify(rows).length / 4);
  });

  it('are made on the way where they are made from others', () => {
    const made: number[] = [];
    const lines = mapped([1, 2, 3], (n) => made.push(n));
    expect([lines.length, made.length]).toEqual([3, 0]);
    expect([...lines]).toEqual([1, 2, 3]);
  });
});
