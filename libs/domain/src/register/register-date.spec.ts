import { readRegisterDate } from './register-date';

describe('dates of the register file', () => {
  it.each([
    ['2026-03-01', '2026-03-01'],
    ['2026-03-01 00:00:00', '2026-03-01'],
    ['2026-03-01T07:00:00Z', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['01-03-2026', '2026-03-01'],
    ['01/03/2026', '2026-03-01'],
    ['1/3/2026', '2026-03-01'],
    ['1.3.2026', '2026-03-01'],
    ['13/03/2026', '2026-03-13'],
    ['03/04/2026', '2026-04-03'],
    ['1 Maret 2026', '2026-03-01'],
    ['01 maret 2026', '2026-03-01'],
    ['1 Pebruari 2024', '2024-02-01'],
    ['29 Februari 2024', '2024-02-29'],
    ['17 Agt 2025', '2025-08-17'],
    ['5 Nopember 2025', '2025-11-05'],
    ['5-Des-2025', '2025-12-05'],
    ['Senin, 1 Desember 2025', '2025-12-01'],
    ['Jumat, 5 Desember 2025', '2025-12-05'],
    [' 1  Mei  2025 ', '2025-05-01'],
  ])('%s is %s', (text, date) => expect(readRegisterDate(text)).toEqual({ ok: true, date }));

  it.each([
    ['30 Februari 2026', 'no_such_day'],
    ['29-02-2026', 'no_such_day'],
    ['2026-02-30', 'no_such_day'],
    ['31/04/2026', 'no_such_day'],
    ['00/04/2026', 'no_such_day'],
    ['03/13/2026', 'no_such_month'],
    ['01/03/26', 'two_digit_year'],
    ['1 Maret 26', 'two_digit_year'],
    ['45717', 'serial_number'],
    ['01/03/1026', 'out_of_range'],
    ['Maret 2024', 'no_day'],
    ['Okt. 2024', 'no_day'],
    ['03/2024', 'no_day'],
    ['Foo 2024', 'not_a_date'],
    ['2 Foo 2026', 'not_a_date'],
    ['secepatnya', 'not_a_date'],
    ['2025', 'serial_number'],
    ['01-03/2026', 'not_a_date'],
  ])('%s is refused: %s', (text, problem) => expect(readRegisterDate(text)).toEqual({ ok: false, problem }));
});
