import { setImmediate as nextTurn } from 'node:timers/promises';
import { TooManyError } from '../http';
import { WideTurns } from './wide-turns';

const WIDE = 1001;

describe('questions that go through what lies below many governments', () => {
  it('take turns in their order, while small ones wait for nobody and too many are sent away', async () => {
    const turns = new WideTurns();
    const done: string[] = [];
    const ends: (() => void)[] = [];
    const ask = (name: string, units: number) =>
      turns.take(units, async () => {
        await new Promise<void>((end) => ends.push(end));
        done.push(name);
      });
    const asked = ['first', 'second', 'third', 'fourth'].map((name) => ask(name, WIDE));
    await expect(ask('fifth', WIDE)).rejects.toBeInstanceOf(TooManyError);
    const small = ask('small', 1000);
    expect(ends).toHaveLength(2);
    ends.pop()?.();
    await small;
    for (const ended of asked) {
      ends.shift()?.();
      await ended;
      await nextTurn();
    }
    expect(done).toEqual(['small', 'first', 'second', 'third', 'fourth']);
  });

  it('let the next one in when one fails', async () => {
    const turns = new WideTurns();
    const failing = turns.take(WIDE, () => Promise.reject(new Error('gone')));
    const next = turns.take(WIDE, () => Promise.resolve('answered'));
    await expect(failing).rejects.toThrow('gone');
    await expect(next).resolves.toBe('answered');
  });
});
