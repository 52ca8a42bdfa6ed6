import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import { Gathering, UndoneError, type Asked } from './gathering';

const done = (value: string): PromiseSettledResult<string> => ({ status: 'fulfilled', value });

describe('a gathering', () => {
  /** What was done together, in the order in which it was. */
  const groups: string[][] = [];
  const gathering = (work: (asked: readonly Asked<string>[]) => Promise<PromiseSettledResult<string>[]>, most = 16) =>
    new Gathering<string, string>(
      (what) => what.slice(0, 1),
      most,
      async (asked) => {
        groups.push(asked.map(({ what }) => what));
        await setTimeout(2);
        return work(asked);
      },
    );
  const all = async (asked: readonly Asked<string>[]) => asked.map(({ what }) => done(`${what}!`));
  beforeEach(() => groups.splice(0));

  it('does at once what is asked while something is under way', async () => {
    const line = gathering(all);
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((what) => line.ask(what)))).toEqual(['a!', 'b!', 'c!', 'd!']);
    expect(groups).toEqual([['a'], ['b', 'c', 'd']]);
    expect(await line.ask('e')).toBe('e!');
  });

  it('never does two of one thing together, and keeps their order', async () => {
    const line = gathering(all);
    await Promise.all(['x', 'a1', 'a2', 'b1', 'a3'].map((what) => line.ask(what)));
    expect(groups).toEqual([['x'], ['a1', 'b1'], ['a2'], ['a3']]);
  });

  it('does no more at once than it may', async () => {
    const line = gathering(all, 2);
    await Promise.all(['x', 'a', 'b', 'c'].map((what) => line.ask(what)));
    expect(groups).toEqual([['x'], ['a', 'b'], ['c']]);
  });

  it('refuses one without the others', async () => {
    const line = gathering(async (asked) =>
      asked.map(({ what }) => (what === 'b' ? { status: 'rejected', reason: new Error('not b') } : done(what))),
    );
    const ends = await Promise.allSettled(['x', 'a', 'b', 'c'].map((what) => line.ask(what)));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('tries one by one those of whom nothing was done, and tells each its own end', async () => {
    const line = gathering(async (asked) => {
      if (asked.some(({ what }) => what === 'b')) throw new UndoneError(new Error('b breaks'));
      return all(asked);
    });
    const ends = await Promise.allSettled(['x', 'a', 'b', 'c'].map((what) => line.ask(what)));
    expect(groups).toEqual([['x'], ['a', 'b', 'c'], ['a'], ['b'], ['c']]);
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : String(end.reason)))).toEqual([
      ...['x!', 'a!', 'Error: b breaks', 'c!'],
    ]);
  });

  it('tries nothing again of which it is not known whether it was done', async () => {
    const line = gathering(async (asked) => {
      if (asked.length > 1) throw new Error('the answer to the commit was lost');
      return all(asked);
    });
    const ends = await Promise.allSettled(['x', 'a', 'b'].map((what) => line.ask(what)));
    expect(groups).toEqual([['x'], ['a', 'b']]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await line.ask('c')).toBe('c!');
  });

  it('does the work of each under the circumstances in which it was asked', async () => {
    const who = new AsyncLocalStorage<string>();
    const line = gathering(async (asked) => asked.map(({ as }) => done(as(() => who.getStore() ?? 'nobody'))));
    const names = ['x', 'a', 'b', 'c'];
    expect(await Promise.all(names.map((name) => who.run(name, () => line.ask(name))))).toEqual(names);
    expect(groups).toEqual([['x'], ['a', 'b', 'c']]);
  });
});
