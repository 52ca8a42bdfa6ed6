import { TestBed } from '@angular/core/testing';
import { ELEMENT_CODES } from '@pantausop/domain';
import type { SopEventView } from '@pantausop/contracts';
import { UnitNames } from '../data/unit-names';
import { Format } from '../format/format';
import { catalogueId } from '../i18n/catalogue.id';
import { Messages } from '../i18n/messages';
import { EventWords } from './event-words';

/** The Indonesian catalogue without Transloco. */
function t(key: string, parameters: Readonly<Record<string, string | number>> = {}): string {
  const [page = '', name = ''] = key.split('.');
  const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogueId;
  const text = pages[page]?.[name] ?? `no text ${key}`;
  return text.replace(/\{\{(\w+)\}\}/g, (_, parameter: string) => String(parameters[parameter] ?? 'no value'));
}

const event = (type: SopEventView['type'], payload: SopEventView['payload'] = {}): SopEventView => ({
  id: type,
  type,
  effectiveOn: '2026-01-01',
  recordedAt: '2026-01-02T00:00:00Z',
  actor: '',
  source: 'screen',
  payload,
  replaces: null,
  retractedBy: null,
});

const EVENTS = [
  event('required', { unit: 'medan-dinkes', area: 'sdm', title: 'Cuti', weight: 2 }),
  event('requirement_ended', { reason: 'dialihkan' }),
  event('drafting_started'),
  event('document_checked', { elements: ELEMENT_CODES.slice(1) }),
  event('submitted'),
  event('returned', { note: 'lengkapi' }),
  event('ratified', { number: null, signatory: null }),
  event('ratified', { number: '1/2026', signatory: 'Camat' }),
  event('monitored', { result: 'not_well' }),
  event('evaluated', { result: 'fit' }),
  event('revoked', { reason: 'usang' }),
  event('not_applicable', { reason: 'bukan kewenangan', approvedBy: null, until: null }),
  event('applicable'),
  event('moved', { unit: 'bubar', area: 'sdm', cause: 'reorganization' }),
  event('moved', { unit: 'medan-dinkes', area: 'pengawasan', cause: 'reclassification' }),
  event('reweighted', { weight: 3 }),
  event('retitled', { title: 'Cuti ASN' }),
];

describe('an event in words', () => {
  let words: EventWords;
  beforeEach(() => {
    const of = (id: string) => (id === 'medan-dinkes' ? 'Dinas Kesehatan' : null);
    TestBed.configureTestingModule({
      providers: [
        EventWords,
        { provide: Messages, useValue: { t, language: () => 'id' } },
        { provide: UnitNames, useValue: { of } },
        Format,
      ],
    });
    words = TestBed.inject(EventWords);
  });

  it('says what its payload says', () => {
    expect(EVENTS.map((one) => words.sentence(one))).toEqual([
      'Ditetapkan sebagai SOP wajib Dinas Kesehatan, area SDM aparatur, bobot 2',
      'Kewajiban berakhir: dialihkan',
      'Penyusunan dimulai',
      'Unsur dokumen diperiksa: 18 dari 19 ada',
      'Diajukan untuk disahkan',
      'Dikembalikan untuk diperbaiki: lengkapi',
      'Disahkan',
      'Disahkan dengan nomor 1/2026 oleh Camat',
      'Dipantau: tidak berjalan baik',
      'Dievaluasi: masih sesuai',
      'Dicabut: usang',
      'Dinyatakan tidak berlaku: bukan kewenangan',
      'Dinyatakan berlaku kembali',
      'Dipindahkan ke unit yang sudah tidak ada, area SDM aparatur, karena penataan organisasi',
      'Dikelompokkan ulang: Dinas Kesehatan, area pengawasan',
      'Bobot diubah menjadi 3',
      'Judul diubah menjadi “Cuti ASN”',
    ]);
  });
  it('names the elements that a check did not find', () => {
    const missing = (elements: readonly string[]) => words.missing(event('document_checked', { elements }));
    expect(missing(ELEMENT_CODES.slice(2))).toBe('Logo dan nama unit dan Nomor SOP');
    expect([missing(ELEMENT_CODES), missing([]), words.missing(event('submitted'))]).toEqual(['', '', '']);
  });
});
