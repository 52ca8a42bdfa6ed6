import { provideHttpClient } from '@angular/common/http';
import { Component, computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { Api, type Question } from '../data/api';
import { UnitsStore } from '../data/units-store';
import { CatalogueLoader } from '../i18n/catalogue-loader';
import { Messages } from '../i18n/messages';
import { FilterBar } from './filter-bar';

@Component({ template: '' })
class Page {}

const unit = (id: string) => ({ id, code: id.toUpperCase(), abbreviation: id.toUpperCase(), kind: 'province' });
const SETWAN = {
  ...{ id: 'setwan-m', code: 'SETWAN-M', name: 'Sekretariat DPRD', abbreviation: 'Setwan', kind: 'sekretariat' },
  ...{ level: 'opd', above: ['Sumatera Utara', 'Kota Medan'], government: 'medan' },
};

/** The bar at an address, above governments. */
async function barAt(address: string) {
  const below = [unit('p01'), unit('p02')];
  const answer = signal<object | undefined>(undefined);
  let question: () => Question | undefined = () => undefined;
  const read = (_: unknown, asked: typeof question) => {
    question = asked;
    return { value: answer, loading: computed(() => answer() === undefined) };
  };
  TestBed.configureTestingModule({
    providers: [
      ...[provideHttpClient(), provideRouter([{ path: '**', component: Page }])],
      provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id' }, loader: CatalogueLoader }),
      { provide: UnitsStore, useValue: { below: () => below, reading: { value: () => ({}) } } },
      { provide: Api, useValue: { read } },
    ],
  });
  await TestBed.inject(Messages).start();
  await TestBed.inject(Messages).loadAll();
  await TestBed.inject(Router).navigateByUrl(address);
  const fixture = TestBed.createComponent(FilterBar);
  fixture.componentRef.setInput('parts', ['asOf', 'unit']);
  const host = fixture.nativeElement as HTMLElement;
  const chosen = () => {
    fixture.detectChanges();
    return host.querySelector<HTMLSelectElement>('#opd')?.selectedOptions[0]?.text.trim();
  };
  return { chosen, answer, asked: () => question() };
}

describe('the filter bar', () => {
  it('names a unit that it does not offer, with the unit above it', async () => {
    const { chosen, asked, answer } = await barAt('/sop?unit=setwan-m&per=2026-06-30');
    expect(chosen()).toBe('…');
    expect(asked()).toEqual({ path: '/unit-choices', query: { asOf: '2026-06-30', chosen: 'setwan-m', limit: 1 } });
    answer.set({ chosen: SETWAN });
    expect(chosen()).toBe('Sekretariat DPRD (Kota Medan)');
  });

  it('does not say that all are shown of a unit that is not there', async () => {
    const { chosen, answer } = await barAt('/sop?unit=nowhere');
    answer.set({ chosen: null });
    expect(chosen()).toBe('Unit yang tidak dikenal');
  });

  it.each([
    ['/sop?unit=P02', 'P02'],
    ['/sop', 'Semua daerah (2)'],
  ])('asks for no name at %s', async (address, text) => {
    const { chosen, asked } = await barAt(address);
    expect([chosen(), asked()]).toEqual([text, undefined]);
  });
});
