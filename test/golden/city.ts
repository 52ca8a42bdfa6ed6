import type { EventBody, NewSop, Unit } from '@pantausop/contracts';
import { ELEMENT_CODES, type ElementCode } from '@pantausop/domain';

export type GoldenUnit = Pick<Unit, 'id' | 'code' | 'name' | 'abbreviation' | 'kind' | 'validFrom'> & {
  readonly parent: string | null;
};

export const CITY = 'melati';

const unit = (id: string, code: string, name: string, kind: Unit['kind'], parent: string | null): GoldenUnit => ({
  ...{ id, code, name, abbreviation: name, kind, parent },
  validFrom: '2025-01-01',
});

/** The units, in the form in which `seed --units` reads them. */
export const UNITS: readonly GoldenUnit[] = [
  unit(CITY, 'KOTA-MELATI', 'Kota Melati', 'city', null),
  unit('dinkes', 'DINKES', 'Dinkes', 'dinas', CITY),
  unit('upt-lab', 'UPT-LAB', 'UPT Laboratorium', 'upt', 'dinkes'),
  unit('disdik', 'DISDIK', 'Disdik', 'dinas', CITY),
  unit('kec-utara', 'KEC-UTARA', 'Kec. Utara', 'kecamatan', CITY),
];

/** An event after the need, as it is posted. */
export type GoldenEvent = Exclude<EventBody, { type: 'required' | 'retracted' }>;

export interface GoldenSop {
  readonly name: string;
  readonly need: NewSop;
  readonly events: readonly GoldenEvent[];
}

const ALL: ElementCode[] = [...ELEMENT_CODES];
const FOUR: ElementCode[] = ['judul', 'dasar_hukum', 'kegiatan', 'pelaksana'];

const need = (unit: string, area: NewSop['area'], title: string, weight: number, day = '01-05'): NewSop => ({
  ...{ unit, area, title, weight },
  effectiveOn: on(day),
});
const on = (day: string): NewSop['effectiveOn'] => `2026-${day}` as NewSop['effectiveOn'];
const checked = (day: string, elements: ElementCode[]): GoldenEvent => ({
  ...{ type: 'document_checked', effectiveOn: on(day), elements },
});
const ratified = (day: string, number: string): GoldenEvent => ({
  ...{ type: 'ratified', effectiveOn: on(day), number, signatory: null },
});

/** What happened, as README.md of this folder tells it. */
export const SOPS: readonly GoldenSop[] = [
  {
    name: 'A1',
    need: need('dinkes', 'tatalaksana', 'Penyusunan SOP', 1),
    events: [
      checked('02-01', ALL),
      ratified('03-01', 'A/1'),
      { type: 'monitored', effectiveOn: on('03-31'), result: 'well' },
    ],
  },
  {
    name: 'A2',
    need: need('upt-lab', 'tatalaksana', 'Pengelolaan Arsip', 2),
    events: [{ type: 'drafting_started', effectiveOn: on('02-01') }, checked('02-10', FOUR)],
  },
  {
    name: 'A3',
    need: need('dinkes', 'pelayanan_publik', 'Pelayanan Rujukan', 1),
    events: [
      {
        ...{ type: 'not_applicable', effectiveOn: on('02-01'), reason: 'Belum ada layanan rujukan' },
        ...{ approvedBy: 'Sekretaris Daerah', until: on('07-01') },
      },
    ],
  },
  {
    name: 'B1',
    need: need('disdik', 'tatalaksana', 'Evaluasi SOP', 1),
    events: [checked('02-01', ALL), ratified('02-15', 'B/1')],
  },
  {
    name: 'B2',
    need: need('disdik', 'sdm', 'Kenaikan Pangkat', 3, '04-01'),
    events: [checked('04-02', ALL), { type: 'submitted', effectiveOn: on('05-01') }],
  },
  {
    name: 'B3',
    need: need('disdik', 'sdm', 'Penataan Jabatan', 1),
    events: [
      checked('01-06', ALL),
      ratified('01-10', 'B/3'),
      { type: 'moved', effectiveOn: on('06-15'), unit: 'disdik', area: 'organisasi', cause: 'reclassification' },
    ],
  },
];

/** What is recorded only later: A2 was ratified after all. */
export const LATE: { readonly sop: string; readonly event: GoldenEvent } = {
  sop: 'A2',
  event: ratified('06-20', 'A/2'),
};
