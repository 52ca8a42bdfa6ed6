import { RefusedError } from './errors';

test('people read whole sentences with the dates in words, programs what was written', () => {
  const reason = { id: 'SOP belum berlaku pada 2026-03-01: pilih tanggal lain', en: 'not in force on 2026-03-01' };
  const refused = new RefusedError('not_in_force', 'invalid', reason, { date: '2026-03-01' });
  expect(refused.message).toBe('not in force on 2026-03-01');
  expect(refused.said).toEqual({
    id: 'SOP belum berlaku pada 1 Maret 2026: pilih tanggal lain.',
    en: 'Not in force on 1 March 2026.',
  });
});

test('where programs are told more, people are not; what is no date and what has its end stay', () => {
  const reason = { id: 'Nomor 2026-13-45?', en: 'No. 2026-13-45.', detail: 'GET /api/v1/units' };
  const { said, message } = new RefusedError('x', 'not_found', reason);
  expect([said, message]).toEqual([{ id: 'Nomor 2026-13-45?', en: 'No. 2026-13-45.' }, 'GET /api/v1/units']);
});
