import { readHolidayList } from './holiday-list';

describe('a pasted list of holidays', () => {
  it('has one a line: a date as people write it, then a name', () => {
    const text = [
      '1 Januari 2027 Tahun Baru Masehi',
      '2027-02-06; Tahun Baru Imlek',
      '',
      '3. Jumat, 26 Maret 2027 – Wafat Yesus Kristus',
      '- 17/08/2027\tHari Kemerdekaan',
    ].join('\n');
    expect(readHolidayList(text)).toEqual([
      { line: 1, date: '2027-01-01', name: 'Tahun Baru Masehi' },
      { line: 2, date: '2027-02-06', name: 'Tahun Baru Imlek' },
      { line: 4, date: '2027-03-26', name: 'Wafat Yesus Kristus' },
      { line: 5, date: '2027-08-17', name: 'Hari Kemerdekaan' },
    ]);
  });

  it.each([
    ['Tahun Baru', 'not_a_date'],
    ['30 Februari 2027 Tidak Ada', 'no_such_day'],
    ['1 Mei 2027', 'no_name'],
  ])('says what is wrong with a line: %s', (text, problem) => {
    expect(readHolidayList(text)).toEqual([{ line: 1, problem }]);
  });
});
