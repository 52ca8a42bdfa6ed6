import { dateOfSerial, isDateFormat } from './excel-dates';

describe('dates of Excel', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [45717, false, '2025-03-01'],
    [45717.75, false, '2025-03-01'],
    [0, true, '1904-01-01'],
    [44255, true, '2025-03-01'],
    [60, false, null],
    [0, false, null],
    [-1, true, null],
    [2_958_466, false, null],
    [NaN, false, null],
  ])('serial %p (1904: %p) is %p', (serial, system1904, date) => expect(dateOfSerial(serial, system1904)).toBe(date));

  it.each<[number, string | undefined, boolean]>([
    [14, undefined, true],
    [22, undefined, true],
    [20, undefined, false],
    [0, undefined, false],
    [164, 'dd/mm/yyyy', true],
    [164, '[$-421]d mmmm yyyy;@', true],
    [164, 'General', false],
    [164, '#,##0.00 "hari"', false],
    [164, '[Red]0.00', false],
    [164, 'hh:mm', false],
    [164, '0\\d', false],
  ])('format %p %p shows a date: %p', (id, code, date) => expect(isDateFormat(id, code)).toBe(date));
});
