import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Sop } from '@pantausop/contracts';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { Selection } from './selection';

const page = ['a', 'b', 'c', 'd'].map((id) => ({ id }) as Sop);
const [a, b, , d] = page as [Sop, Sop, Sop, Sop];

describe('the selection of the register', () => {
  const asOf = signal<string | undefined>(undefined);
  let selection: Selection;
  beforeEach(() => {
    asOf.set(undefined);
    TestBed.configureTestingModule({
      providers: [
        { provide: SessionStore, useValue: { may: () => true } },
        { provide: Filter, useValue: { askedAsOf: asOf } },
        Selection,
      ],
    });
    selection = TestBed.inject(Selection);
  });

  it('reaches with Shift from the row that was clicked before, in both directions', () => {
    selection.pick(b, page, true, false);
    selection.pick(d, page, true, true);
    expect(selection.ids()).toEqual(['b', 'c', 'd']);
    selection.pick(a, page, true, true);
    expect(selection.ids().sort()).toEqual(['a', 'b', 'c', 'd']);
    selection.pick(b, page, false, false);
    expect(selection.ids().sort()).toEqual(['a', 'c', 'd']);
  });

  it('takes all, and what is on screen stays when one is taken out', () => {
    selection.pickAll();
    expect([selection.all(), selection.has('z')]).toEqual([true, true]);
    selection.pick(a, page, false, false);
    expect([selection.all(), selection.ids()]).toEqual([false, ['b', 'c', 'd']]);
    selection.clear();
    expect(selection.any()).toBe(false);
  });

  it('is of today only', () => {
    expect(selection.possible()).toBe(true);
    asOf.set('2026-01-01');
    expect(selection.possible()).toBe(false);
  });
});
