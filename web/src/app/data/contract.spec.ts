import { WorkCountSchema } from '@pantausop/contracts';
import { firstValueFrom, lastValueFrom, Subject, toArray } from 'rxjs';
import { heldAgainst, later } from './contract';

const count = { total: 3, readOnly: false };
const counts = later((all) => all.WorkCountSchema);

describe('an answer', () => {
  it('of another page is held against its contract before it is given', async () => {
    expect(() => heldAgainst(WorkCountSchema, { total: 'three' })).toThrow('expected number');
    expect(await lastValueFrom(heldAgainst(WorkCountSchema, count).pipe(toArray()))).toEqual([count]);
  });

  it('of a first page is given at once, and held against its contract when the page stands', async () => {
    const stands = new Subject<void>();
    const wrong = heldAgainst(counts, { total: 'three' }, () => firstValueFrom(stands));
    const given: unknown[] = [];
    const end = new Promise((resolve) => wrong.subscribe({ next: (value) => given.push(value), error: resolve }));
    expect(given).toEqual([{ total: 'three' }]);
    stands.next();
    expect(String(await end)).toContain('expected number');
    // the contracts are there now: nothing else is given any more
    expect(() => heldAgainst(counts, { total: 'three' })).toThrow('expected number');
    expect(await lastValueFrom(heldAgainst(counts, count).pipe(toArray()))).toEqual([count]);
  });
});
