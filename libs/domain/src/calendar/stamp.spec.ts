import { stampFromIso, stampToIso } from './stamp';

describe('instants', () => {
  it.each([
    ['2026-07-10T09:00:00+07:00', '2026-07-10T02:00:00.000000Z'],
    ['2026-07-10T02:00Z', '2026-07-10T02:00:00.000000Z'],
    ['2024-02-29T23:59:59.1234567Z', '2024-02-29T23:59:59.123456Z'],
    ['2026-01-01T00:00:00-0330', '2026-01-01T03:30:00.000000Z'],
  ])('%s is %s', (text, iso) => {
    expect(stampToIso(stampFromIso(text))).toBe(iso);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00+07:00',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    'now',
  ])('%s is none', (text) => {
    expect(() => stampFromIso(text)).toThrow(RangeError);
  });
});
