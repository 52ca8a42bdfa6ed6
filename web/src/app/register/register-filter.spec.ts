import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { UnitsStore } from '../data/units-store';
import { Filter } from '../filter/filter';
import { RegisterFilter } from './register-filter';

@Component({ template: '' })
class Page {}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the filter of the register', () => {
  let filter: RegisterFilter;
  let router: Router;
  const known = signal(true);
  beforeEach(async () => {
    known.set(true);
    const reading = { value: () => (known() ? {} : undefined), failure: () => undefined };
    const byIdOrCode = (key: string) => (known() && key === 'DINKES' ? { id: 'medan-dinkes' } : undefined);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Page }]),
        { provide: UnitsStore, useValue: { byIdOrCode, reading } },
        RegisterFilter,
      ],
    });
    router = TestBed.inject(Router);
    filter = TestBed.inject(RegisterFilter);
    await router.navigateByUrl(
      '/sop?cari=arsip&tahap=drafting&sifat=required&urut=-points&hal=3&unit=DINKES&per=2026-06-30',
    );
  });

  it('reads what the address says', () => {
    expect([filter.words(), filter.stage(), filter.applicability(), filter.page()]).toEqual([
      'arsip',
      'drafting',
      'required',
      3,
    ]);
    expect(filter.order()).toEqual({ key: 'points', descending: true });
    expect(filter.narrowed()).toBe(true);
  });
  it('asks for an OPD by its id, though the address names its code', async () => {
    expect([filter.unit(), filter.known()]).toEqual(['medan-dinkes', true]);
    known.set(false);
    expect([filter.unit(), filter.known()]).toEqual(['DINKES', false]);
    filter.clear();
    await settled();
    expect(filter.known()).toBe(true);
  });
  it('begins at the first page when anything is chosen, also in the filter bar', async () => {
    filter.search('surat');
    await settled();
    expect([filter.words(), filter.page()]).toEqual(['surat', 1]);
    filter.turnTo(2);
    await settled();
    TestBed.inject(Filter).change({ area: 'sdm' });
    await settled();
    expect(filter.page()).toBe(1);
  });
  it('keeps the date and the order when it is cleared', async () => {
    filter.clear();
    await settled();
    expect(router.url).toBe('/sop?urut=-points&per=2026-06-30');
    expect(filter.narrowed()).toBe(false);
  });
  it('takes no page that there cannot be', async () => {
    for (const hal of ['0', '-1', '1.5', 'x', '1e9']) {
      await router.navigateByUrl(`/sop?hal=${hal}`);
      expect(filter.page()).toBe(1);
    }
  });
});
