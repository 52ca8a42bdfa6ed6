import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Api, type Question } from '../data/api';
import { UnitsStore } from '../data/units-store';
import { Filter } from '../filter/filter';
import { UnitActivities } from './unit-activity';

/** What is asked of the server, by the unit of the address and what is known of it. */
function asked(level: string | undefined, { value = true, loading = false, failure = false } = {}) {
  let question: () => Question | undefined = () => undefined;
  const read = (_: unknown, its: typeof question) => {
    question = its;
    return { value: signal(undefined) };
  };
  const reading = {
    value: () => (value ? {} : undefined),
    loading: () => loading,
    failure: () => (failure ? {} : undefined),
  };
  TestBed.resetTestingModule().configureTestingModule({
    providers: [
      UnitActivities,
      { provide: Api, useValue: { read } },
      { provide: UnitsStore, useValue: { reading } },
      { provide: Filter, useValue: { level: () => level, askedAsOf: () => undefined } },
    ],
  });
  TestBed.inject(UnitActivities);
  return question()?.query?.['root'] ?? question()?.path ?? null;
}

test('nobody is asked when something was recorded of a unit that is not there, or is not known yet to be', () => {
  expect(asked('p01')).toBe('p01');
  expect(asked('p01', { value: false, loading: true })).toBeNull();
  expect(asked('p01', { value: false, failure: true })).toBeNull();
  // the answer of the unit before stays on screen meanwhile
  expect(asked('p01', { loading: true })).toBeNull();
  expect(asked('p01', { failure: true })).toBeNull();
  // of all it is asked at once
  expect(asked(undefined, { value: false, loading: true })).toBe('/units/activity');
});
