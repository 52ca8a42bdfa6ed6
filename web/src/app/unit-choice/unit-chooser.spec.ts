import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import type { UnitChoice } from '@pantausop/contracts';
import { CatalogueLoader } from '../i18n/catalogue-loader';
import { Messages } from '../i18n/messages';
import { UnitChooser } from './unit-chooser';

const unit = (id: string, name: string, above: string[] = []): UnitChoice => ({
  ...{ id, code: id.toUpperCase(), name, abbreviation: id, kind: 'dinas', level: 'opd', above, government: 'g' },
});
const MEDAN = unit('dinkes-m', 'Dinas Kesehatan', ['Sumatera Utara', 'Kota Medan']);
const BINJAI = unit('dinkes-b', 'Dinas Kesehatan', ['Sumatera Utara', 'Kota Binjai']);
const NATION = { asOf: '2026-07-01', total: 27_000, items: [unit('setwan', 'Sekretariat DPRD')], chosen: null };

/** The choice as a page shows it, once the server has said what there is. */
async function shown(first: object, inputs: Readonly<Record<string, unknown>> = {}) {
  TestBed.configureTestingModule({
    providers: [
      ...[provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
      provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id' }, loader: CatalogueLoader }),
    ],
  });
  await TestBed.inject(Messages).start();
  await TestBed.inject(Messages).loadAll();
  const http = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(UnitChooser);
  for (const [name, value] of Object.entries({ label: 'Unit', fieldId: 'unit', ...inputs })) {
    fixture.componentRef.setInput(name, value);
  }
  const chosen: (string | null)[] = [];
  fixture.componentInstance.chosen.subscribe((one) => chosen.push(one?.id ?? null));
  const host = fixture.nativeElement as HTMLElement;
  document.body.append(host);
  const passed = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  /** Waits for the question in which a parameter has this value. */
  const answer = async (parameter: string, value: string | null, body: object) => {
    for (;;) {
      await passed();
      const [asked] = http.match(({ params }) => params.get(parameter) === value);
      if (!asked) continue;
      asked.flush(body);
      await passed();
      return passed();
    }
  };
  await answer('chosen', null, first);
  const field = () => host.querySelector<HTMLInputElement>('#unit') as HTMLInputElement;
  const press = async (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    field().dispatchEvent(event);
    await passed();
    return event.defaultPrevented;
  };
  const type = async (text: string) => {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await passed();
  };
  const options = () => [...host.querySelectorAll('[role=option]')].map((one) => one.textContent?.replace(/\s+/g, ' '));
  const active = () => field().getAttribute('aria-activedescendant');
  const expanded = () => field().getAttribute('aria-expanded');
  return { fixture, host, chosen, answer, field, press, type, options, active, expanded };
}

describe('the choice of a unit', () => {
  beforeAll(() => {
    // jsdom lays nothing out
    Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(() => document.body.replaceChildren());

  it('is a plain list where there are few units, namesakes told apart', async () => {
    const labkes = unit('labkes', 'Laboratorium', [...MEDAN.above, MEDAN.name]);
    const few = { ...NATION, total: 4, items: [unit('setwan', 'Sekretariat DPRD'), MEDAN, labkes, BINJAI] };
    const { host, chosen, field, fixture } = await shown(few, { value: 'DINKES-M', empty: 'Semua' });
    const texts = [...host.querySelectorAll('option')].map((one) => one.textContent);
    const medan = 'Dinas Kesehatan (Kota Medan)';
    const binjai = 'Dinas Kesehatan (Kota Binjai)';
    expect(texts).toEqual(['Semua', 'Sekretariat DPRD', medan, '– Laboratorium', binjai]);
    expect(host.querySelector('option:checked')?.textContent).toBe(medan);
    field().value = 'setwan';
    field().dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(chosen).toEqual(['setwan']);
  });

  it('looks among many for what is typed, and takes by keyboard what fits best', async () => {
    const { chosen, answer, press, type, options, active, expanded, field, host } = await shown(NATION);
    expect([field().getAttribute('role'), expanded()]).toEqual(['combobox', 'false']);
    await type('kesehatan');
    expect(expanded()).toBe('true');
    expect(await press('Enter')).toBe(true);
    expect(chosen).toEqual([]);
    await answer('q', 'kesehatan', { ...NATION, total: 514, items: [MEDAN, BINJAI] });
    const [first, second] = options();
    expect([first?.trim(), second?.trim()]).toEqual([
      'Dinas Kesehatan DINKES-MSumatera Utara › Kota Medan',
      'Dinas Kesehatan DINKES-BSumatera Utara › Kota Binjai',
    ]);
    expect(host.querySelector('[role=status]')?.textContent).toContain('dari 514 unit');
    expect(active()).toBe('unit-o0');
    await press('ArrowDown');
    expect(active()).toBe('unit-o1');
    await press('ArrowDown');
    await press('ArrowUp');
    expect(active()).toBe('unit-o1');
    await press('Enter');
    expect([chosen, field().value, expanded()]).toEqual([['dinkes-b'], 'Dinas Kesehatan', 'false']);
    expect(host.querySelector('.hint')?.textContent).toBe('Sumatera Utara › Kota Binjai');
    await type('kes');
    await answer('q', 'kes', { ...NATION, total: 514, items: [MEDAN, BINJAI] });
    host.querySelector<HTMLElement>('[role=option] .combo-place')?.click();
    expect(chosen).toEqual(['dinkes-b', 'dinkes-m']);
    // the form around it gets its own Enter
    expect(await press('Enter')).toBe(false);
  });

  it('keeps what was chosen when somebody types and leaves, or takes it back where none is a choice', async () => {
    const { chosen, answer, press, type, field, expanded, fixture } = await shown(NATION, {
      value: 'dinkes-m',
      empty: 'Semua unit',
    });
    await answer('chosen', 'dinkes-m', { ...NATION, items: [], chosen: MEDAN });
    expect(field().value).toBe('Dinas Kesehatan');
    await type('zzz');
    expect(await press('Escape')).toBe(true);
    expect([field().value, expanded()]).toEqual(['Dinas Kesehatan', 'false']);
    // the dialog around it gets the second
    expect(await press('Escape')).toBe(false);
    await type('');
    field().dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(chosen).toEqual([null]);
  });

  it('takes the only unit there is, once, where that is wanted', async () => {
    const { chosen, field } = await shown({ ...NATION, total: 1, items: [MEDAN] }, { presets: true, empty: 'Berkas' });
    expect([chosen, field().value]).toEqual([['dinkes-m'], 'dinkes-m']);
    field().value = '';
    field().dispatchEvent(new Event('change'));
    expect(chosen).toEqual(['dinkes-m', null]);
  });
});
