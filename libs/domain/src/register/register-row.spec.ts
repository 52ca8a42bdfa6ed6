import { calendarDate } from '../calendar/calendar-date';
import { readRegisterRow, type CellTexts } from './register-row';

const TODAY = calendarDate('2026-11-24');
const read = (cells: CellTexts) => readRegisterRow({ title: 'SOP PELAYANAN IZIN', ...cells }, TODAY);

describe('a row of the register file', () => {
  it('reads every column', () => {
    const { row, problems } = read({
      opd: 'Dinkes',
      subUnit: 'UPT Puskesmas Glugur Darat',
      area: 'Pelayanan Publik',
      number: '440/12/2024',
      weight: '3',
      requiredOn: '1 Januari 2024',
      madeOn: '2024-02-01',
      effectiveOn: '01/03/2024',
      signatory: 'Kepala Dinas',
      monitoredOn: '2024-08-01',
      monitoringResult: 'Baik',
      elements: 'Judul; Dasar Hukum',
      note: '-',
    });
    expect(problems).toEqual([]);
    expect(row).toMatchObject({
      opd: 'Dinkes',
      subUnit: 'UPT Puskesmas Glugur Darat',
      area: 'Pelayanan Publik',
      title: 'Pelayanan Izin',
      originalTitle: 'SOP PELAYANAN IZIN',
      number: '440/12/2024',
      weight: 3,
      dates: {
        requiredOn: '2024-01-01',
        madeOn: '2024-02-01',
        effectiveOn: '2024-03-01',
        monitoredOn: '2024-08-01',
        revisedOn: null,
      },
      monitoringResult: 'well',
      elements: ['judul', 'dasar_hukum'],
      note: null,
    });
  });

  it.each<[string, CellTexts, object]>([
    [
      '30 February',
      { effectiveOn: '30 Februari 2026' },
      { code: 'date_unreadable', field: 'effectiveOn', problem: 'no_such_day' },
    ],
    ['a future date', { effectiveOn: '2026-11-25' }, { code: 'date_in_future', field: 'effectiveOn' }],
    ['weight 0', { weight: '0' }, { code: 'weight_invalid', cell: '0' }],
    ['weight banyak', { weight: 'banyak' }, { code: 'weight_invalid', cell: 'banyak' }],
    ['no title', { title: ' - ' }, { code: 'title_missing', field: 'title' }],
    ['monitoring without result', { monitoredOn: '2026-01-05' }, { code: 'monitoring_result_missing' }],
    ['a result without date', { monitoringResult: 'Baik' }, { code: 'monitoring_date_missing' }],
    [
      'an unreadable result',
      { monitoringResult: 'lumayan', monitoredOn: '2026-01-05' },
      { code: 'monitoring_unreadable' },
    ],
    ['an unknown element', { elements: 'judul; bintang' }, { code: 'elements_unknown', unknown: ['bintang'] }],
    ['"tidak" under Tidak Berlaku', { notApplicable: 'Tidak' }, { code: 'not_applicable_unclear' }],
    ['a title of 501 letters', { title: 'x'.repeat(501) }, { code: 'too_long', longest: 500 }],
  ])('refuses %s', (_, cells, problem) => expect(read(cells).problems).toEqual([expect.objectContaining(problem)]));

  it('lets a planned review lie ahead', () => {
    const { row, problems } = read({ revisedOn: '01-03-2027' });
    expect(problems).toEqual([]);
    expect(row.dates.revisedOn).toBe('2027-03-01');
  });
});
