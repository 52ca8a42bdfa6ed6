import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { calendarDate } from '@pantausop/domain';
import { Filter } from './filter';

@Component({ template: '' })
class Page {}

describe('the filter in the address', () => {
  let filter: Filter;
  let router: Router;
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: Page }])] });
    router = TestBed.inject(Router);
    filter = TestBed.inject(Filter);
    await router.navigateByUrl('/?per=2026-06-30&banding=6b&area=sdm&unit=DINKES');
  });

  it('reads what the address says', () => {
    expect(filter.askedAsOf()).toBe('2026-06-30');
    expect(filter.comparedOn()).toBe('2025-12-31');
    expect(filter.area()).toBe('sdm');
    expect(filter.unit()).toBe('DINKES');
    expect(filter.past()).toBe(true);
  });
  it('keeps dates but not unit and area in links to other pages', () => {
    expect(filter.kept()).toEqual({ per: '2026-06-30', banding: '6b' });
  });
  it('asks for today without naming it, because the server decides what today is', async () => {
    filter.change({ asOf: filter.today });
    await new Promise((resolve) => setTimeout(resolve));
    expect(filter.askedAsOf()).toBeUndefined();
    expect(router.url).not.toContain('per=');
    expect(router.url).toContain('area=sdm');
  });
  it('ignores what is no date and no area', async () => {
    await router.navigateByUrl('/?per=2026-02-30&area=semua&banding=x');
    expect(filter.asOf()).toBe(filter.today);
    expect(filter.area()).toBeUndefined();
    expect(filter.comparison()).toBe(3);
  });
  it('knows a date ahead', async () => {
    filter.change({ asOf: calendarDate('2999-01-01') });
    await new Promise((resolve) => setTimeout(resolve));
    expect(filter.future()).toBe(true);
  });
});
