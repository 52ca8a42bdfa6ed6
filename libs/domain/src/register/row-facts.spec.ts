import { calendarDate } from '../calendar/calendar-date';
import { readRegisterRow, type CellTexts } from './register-row';
import { elementsOfRow, factsOfNewRow, requiredOnOfRow } from './row-facts';

const TODAY = calendarDate('2026-11-24');
const rowOf = (cells: CellTexts) => readRegisterRow({ title: 'Pelayanan Izin', ...cells }, TODAY).row;
const facts = (cells: CellTexts, requiredOn = '2024-01-01', inForceSince: string | null = null) =>
  factsOfNewRow(rowOf(cells), {
    unit: 'dinkes',
    area: 'sdm',
    requiredOn: calendarDate(requiredOn),
    inForceSince: inForceSince === null ? null : calendarDate(inForceSince),
  }).map(({ fact, effectiveOn }) => [fact.type, effectiveOn]);

describe('facts of a new row', () => {
  it('come in the order in which they are recorded', () =>
    expect(
      facts({
        requiredOn: '2024-01-01',
        notApplicable: 'bukan kewenangan',
        draftingOn: '2024-01-01',
        madeOn: '2024-01-15',
        submittedOn: '2024-02-01',
        effectiveOn: '2024-03-01',
        monitoredOn: '2024-08-01',
        monitoringResult: 'Baik',
        evaluatedOn: '2025-02-01',
      }),
    ).toEqual([
      ['required', '2024-01-01'],
      ['not_applicable', '2024-01-01'],
      ['drafting_started', '2024-01-01'],
      ['document_checked', '2024-03-01'],
      ['submitted', '2024-02-01'],
      ['ratified', '2024-03-01'],
      ['monitored', '2024-08-01'],
      ['evaluated', '2025-02-01'],
    ]));

  it('start drafting on the day it was made when no start is given', () =>
    expect(facts({ madeOn: '2024-01-15' })).toEqual([
      ['required', '2024-01-01'],
      ['drafting_started', '2024-01-15'],
      ['document_checked', '2024-01-15'],
    ]));

  it('claim no revision from a date of making after the effective date', () =>
    expect(facts({ madeOn: '2024-05-01', effectiveOn: '2024-03-01' }).map(([type]) => type)).not.toContain(
      'drafting_started',
    ));

  it('are in force since the answer for the file', () =>
    expect(facts({ number: '440/1/2025' }, '2025-12-31', '2025-12-31')).toEqual([
      ['required', '2025-12-31'],
      ['document_checked', '2025-12-31'],
      ['ratified', '2025-12-31'],
    ]));
});

describe('elements of a row', () => {
  it('are those it proves', () => {
    expect(elementsOfRow(rowOf({}))).toEqual(['judul']);
    expect(elementsOfRow(rowOf({ number: '1', signatory: 'Kepala Dinas' }))).toEqual(['nomor', 'pengesahan', 'judul']);
    expect(elementsOfRow(rowOf({ madeOn: '2024-01-15', effectiveOn: '2024-03-01' }))).toEqual([
      'tanggal_pembuatan',
      'tanggal_efektif',
      'pengesahan',
      'judul',
    ]);
  });
  it('are joined with the list of the row', () => {
    expect(elementsOfRow(rowOf({ elements: 'Kegiatan', number: '1' }))).toEqual(['nomor', 'judul', 'kegiatan']);
    expect(elementsOfRow(rowOf({ elements: 'lengkap' }))).toHaveLength(19);
  });
});

describe('the day of the need', () => {
  it('is given, or the earliest other date, never the revision', () => {
    expect(requiredOnOfRow(rowOf({ requiredOn: '2024-05-01', effectiveOn: '2024-06-01' }), null)).toBe('2024-05-01');
    expect(requiredOnOfRow(rowOf({ effectiveOn: '2024-03-01', madeOn: '2024-01-15' }), null)).toBe('2024-01-15');
    expect(requiredOnOfRow(rowOf({ revisedOn: '2020-01-01', effectiveOn: '2024-03-01' }), null)).toBe('2024-03-01');
    expect(requiredOnOfRow(rowOf({ number: '1' }), calendarDate('2025-12-31'))).toBe('2025-12-31');
    expect(requiredOnOfRow(rowOf({ revisedOn: '2020-01-01' }), null)).toBeNull();
  });
});
