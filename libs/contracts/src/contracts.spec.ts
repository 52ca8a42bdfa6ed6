import * as fc from 'fast-check';
import { addDays, calendarDate, SOP_FACT_TYPES } from '@pantausop/domain';
import {
  CalendarDateSchema,
  EventBodySchema,
  InstantSchema,
  MatrixQuerySchema,
  NewSopSchema,
  SopsQuerySchema,
} from '.';

const problemOf = (result: {
  success: boolean;
  error?: { issues: readonly { code: string; path: PropertyKey[] }[] };
}) => result.error?.issues.map(({ code, path }) => [path.join('.'), code]);

describe('a calendar date', () => {
  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '01-03-2026', '2026-03-01T00:00:00Z', ''])(
    'is not %j',
    (text) => expect(CalendarDateSchema.safeParse(text).success).toBe(false),
  );

  it('is every existing day, as it was written', () => {
    const first = calendarDate('2000-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_524 }), (days) => {
        const day = addDays(first, days);
        expect(CalendarDateSchema.parse(day)).toBe(day);
      }),
    );
  });
});

describe('an instant', () => {
  it('needs an offset, because a bare time is another moment in every office', () => {
    expect(InstantSchema.safeParse('2026-07-01T00:00:00').success).toBe(false);
    expect(InstantSchema.safeParse('2026-07-01T00:00:00+07:00').success).toBe(true);
    expect(InstantSchema.safeParse('2026-06-30T17:00:00.123456Z').success).toBe(true);
  });
});

describe('a question', () => {
  it('is refused when it has a key that nobody reads', () => {
    expect(problemOf(MatrixQuerySchema.safeParse({ asof: '2026-06-30' }))).toEqual([['', 'unrecognized_keys']]);
    expect(problemOf(SopsQuerySchema.safeParse({ status: 'ratified' }))).toEqual([['', 'unrecognized_keys']]);
  });

  it('takes page numbers as the address bar gives them', () => {
    expect(SopsQuerySchema.parse({ page: '2', pageSize: '50' })).toEqual({ page: 2, pageSize: 50 });
    expect(problemOf(SopsQuerySchema.safeParse({ pageSize: '5000' }))).toEqual([['pageSize', 'too_big']]);
  });
});

describe('an event to record', () => {
  it('has a form for every fact of the domain, and for a retraction', () => {
    const types = EventBodySchema.options.map(({ shape }) => shape.type.value);
    expect([...types].sort()).toEqual([...SOP_FACT_TYPES, 'retracted'].sort());
  });

  it('says why when it takes something away', () => {
    const on = { effectiveOn: '2026-06-30' };
    expect(EventBodySchema.safeParse({ type: 'revoked', ...on }).success).toBe(false);
    expect(EventBodySchema.safeParse({ type: 'revoked', ...on, reason: '   ' }).success).toBe(false);
    expect(EventBodySchema.safeParse({ type: 'retracted', event: 'e1' }).success).toBe(false);
    expect(EventBodySchema.safeParse({ type: 'revoked', ...on, reason: 'diganti SOP lain' }).success).toBe(true);
  });

  it.each([0, 11, 2.5, 'banyak'])('has no weight of %j', (weight) => {
    const sop = { unit: 'DINKES', area: 'tatalaksana', title: 'Pelayanan surat', effectiveOn: '2026-06-30', weight };
    expect(problemOf(NewSopSchema.safeParse(sop))?.map(([path]) => path)).toEqual(['weight']);
  });
});
