import type { INestApplicationContext } from '@nestjs/common';
import { calendarDate, ELEMENT_CODES, stamp, type SopFact, type Stamp } from '@pantausop/domain';
import { RegisterService } from '../register/register.service';
import type { NewEvent, RecordBatch, SopChange } from '../register/register-batch';

const SOP_1 = '00000001';
const SOP_2 = '00000002';
const SOP_3 = '00000003';

const event = (id: string, on: string, fact: SopFact, replaces?: string): NewEvent => ({
  id,
  fact,
  effectiveOn: calendarDate(on),
  ...(replaces && { replaces }),
});
const change = (sop: string, events: readonly NewEvent[], more: Partial<SopChange> = {}): SopChange => ({
  ...{ sop, isNew: false, remarks: {}, retractions: [], waits: false, events },
  ...more,
});
const required = (unit: string, weight: number): SopFact => ({
  ...{ type: 'required', area: 'sdm', title: `Pelayanan ${unit}`, unit, weight },
});
const ratified: SopFact = { type: 'ratified', number: '060/1', signatory: 'Kepala Dinas' };

/** Every way in which figures move: needs, signatures, lapses, N/A with an end, weights, moves, corrections, late records, a unit that changes its place. */
const BATCHES: readonly (readonly [day: string, batch: RecordBatch])[] = [
  [
    '2026-07-02',
    {
      sops: [
        change(
          SOP_1,
          [
            event('e1', '2026-01-10', required('dinkes', 3)),
            event('e2', '2026-02-01', { type: 'document_checked', elements: ELEMENT_CODES }),
            event('e3', '2026-03-31', ratified),
            event('e4', '2026-05-31', { type: 'monitored', result: 'well' }),
          ],
          { isNew: true },
        ),
        change(SOP_2, [event('e5', '2026-01-15', required('labkes', 1))], { isNew: true }),
        change(SOP_3, [event('e6', '2026-02-20', required('disdik', 2))], { isNew: true }),
      ],
    },
  ],
  [
    '2026-07-03',
    {
      sops: [
        change(SOP_2, [
          event('e7', '2026-03-01', {
            type: 'not_applicable',
            reason: 'x',
            approvedBy: null,
            until: calendarDate('2026-06-01'),
          }),
          event('e8', '2026-06-10', { type: 'reweighted', weight: 5 }),
        ]),
        change(SOP_3, [
          event('e9', '2026-06-01', { type: 'moved', unit: 'disdik', area: 'pengawasan', cause: 'reclassification' }),
        ]),
      ],
    },
  ],
  [
    '2026-07-04',
    {
      units: [
        { unit: 'labkes', fact: { type: 'reparented', parent: 'disdik' }, effectiveOn: calendarDate('2026-06-15') },
      ],
      sops: [
        change(SOP_1, [event('e10', '2026-04-30', ratified, 'e3')], {
          retractions: [{ event: 'e3', reason: 'wrong day' }],
        }),
        change(SOP_3, [], { retractions: [{ event: 'e9', reason: 'never happened' }] }),
      ],
    },
  ],
  ['2026-07-05', { sops: [change(SOP_2, [event('e11', '2026-02-15', { type: 'drafting_started' })])] }],
];

/** Records it in the small city of `recordSmallCity`. */
export async function recordSmallHistory(app: INestApplicationContext): Promise<void> {
  const register = app.get(RegisterService);
  for (const [day, batch] of BATCHES) {
    const at = { now: Date.parse(`${day}T02:00:00Z`), today: calendarDate(day) };
    await register.record(batch, { governmentId: 'kota', actor: 'test', source: 'api' }, { at });
  }
}

/** The stamp of the records of a day. */
export const stampOf = (day: string): Stamp => stamp(Date.parse(`${day}T02:00:00Z`) * 1000);
