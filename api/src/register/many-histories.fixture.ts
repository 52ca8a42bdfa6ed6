import { calendarDate, ELEMENT_CODES, type SopFact } from '@pantausop/domain';
import type { NewEvent, SopChange } from './register-batch';

const on = (fact: SopFact, day: string): NewEvent => ({ fact, effectiveOn: calendarDate(day) });
const change = (sop: string, isNew: boolean, events: readonly NewEvent[]): SopChange => ({
  ...{ sop, isNew, events, remarks: {}, retractions: [], waits: false },
});
const UNITS = ['dinkes', 'labkes', 'disdik'] as const;
const DAYS = ['2025-02-01', '2025-07-15', '2025-08-01', '2026-05-01'] as const;
const ratified = (number: string | null): SopFact => ({ type: 'ratified', number, signatory: null });

/** SOPs of the small city that differ in all that a list of them is ordered and chosen by. */
export const manySops = (count: number): SopChange[] =>
  Array.from({ length: count }, (_, at) => {
    const required: SopFact = {
      ...{ type: 'required', unit: UNITS[at % 3] ?? 'kota', weight: 1 + (at % 3) },
      ...{ area: at % 5 === 0 ? 'sdm' : 'tatalaksana', title: `Pelayanan ${at % 7} bagian ${at % 4}` },
    };
    const day = DAYS[at % 4] ?? '2026-01-01';
    const more: NewEvent[] = [];
    if (at % 2 === 0) more.push(on({ type: 'document_checked', elements: ELEMENT_CODES.slice(at % 6) }, '2025-01-08'));
    if (at % 3 !== 0) more.push(on(ratified(at % 4 === 0 ? null : `800/${at % 9}`), day));
    if (at % 6 === 1) more.push(on({ type: 'monitored', result: 'well' }, '2026-05-02'));
    if (at % 8 === 3)
      more.push(on({ type: 'not_applicable', reason: 'x', approvedBy: 'Sekda', until: null }, '2026-05-03'));
    if (at % 11 === 4) more.push(on({ type: 'requirement_ended', reason: 'x' }, '2026-05-04'));
    return change(`m${at}`, true, [on(required, '2025-01-07'), ...more]);
  });

/** What is recorded of some of them later, and one more. */
export const saidLater = (sops: readonly SopChange[]): SopChange[] => [
  ...sops.flatMap(({ sop }, at) => {
    const facts: readonly (readonly [SopFact, string])[] = [
      [{ type: 'moved', unit: 'disdik', area: 'sdm', cause: 'reorganization' }, '2026-06-01'],
      [{ type: 'retitled', title: 'Aaa' }, '2026-06-02'],
      [ratified('1/2'), '2026-06-03'],
      [{ type: 'reweighted', weight: 5 }, '2025-03-01'],
    ];
    const [fact, day] = facts[at % 9] ?? [];
    const ended = (sops[at]?.events ?? []).some(({ fact: { type } }) => type === 'requirement_ended');
    return fact && day !== undefined && !ended ? [change(sop, false, [on(fact, day)])] : [];
  }),
  change('later', true, [
    on({ type: 'required', unit: 'dinkes', area: 'sdm', title: 'Baru', weight: 1 }, '2025-01-05'),
  ]),
];
