import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { cells, matrixOf, opd } from '../figures/city.fixture';
import { unitFigures } from '../figures/unit-figure';
import { CatalogueLoader } from '../i18n/catalogue-loader';
import { Messages } from '../i18n/messages';
import { Heatmap, type OpenedCell } from './heatmap';

async function shown() {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideTransloco({ config: { availableLangs: ['id', 'en'], defaultLang: 'id' }, loader: CatalogueLoader }),
    ],
  });
  await TestBed.inject(Messages).start();
  const matrix = matrixOf([
    opd('alfa', 'dinas', cells([4, 3])),
    opd('beta', 'dinas', cells([4, 4])),
    opd('gama', 'kecamatan', cells(null)),
  ]);
  const fixture = TestBed.createComponent(Heatmap);
  fixture.componentRef.setInput('matrix', matrix);
  fixture.componentRef.setInput('figures', unitFigures(matrix, undefined));
  const opened: OpenedCell[] = [];
  fixture.componentInstance.opened.subscribe((cell) => opened.push(cell));
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  document.body.append(host);
  const press = async (key: string) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  };
  const button = (row: number, column: number) =>
    host.querySelector<HTMLButtonElement>(`button[data-row="${row}"][data-column="${column}"]`);
  return { fixture, host, opened, press, button };
}

describe('the heatmap', () => {
  afterEach(() => document.body.replaceChildren());

  it('is a table with a row per OPD under its kind, the fullest first', async () => {
    const { host } = await shown();
    const rows = [...host.querySelectorAll('tr.r th')].map((head) => head.textContent?.trim());
    expect(rows).toEqual(['beta', 'alfa', 'gama']);
    expect(host.querySelectorAll('th[scope=rowgroup]')).toHaveLength(2);
  });

  it('has one place in the tab order, and arrows move it', async () => {
    const { host, press, button } = await shown();
    const reachable = () => [...host.querySelectorAll('button[data-row][tabindex="0"]')];
    expect(reachable()).toEqual([button(0, 0)]);
    button(0, 0)?.focus();
    await press('ArrowRight');
    await press('ArrowDown');
    expect(document.activeElement).toBe(button(1, 1));
    expect(reachable()).toEqual([button(1, 1)]);
  });

  it('spells the focused cell out beneath', async () => {
    const { host, press, button } = await shown();
    button(3, 0)?.focus();
    await press('ArrowDown');
    expect(host.querySelector('.heat-read')?.textContent).toBe(
      'alfa lengkap, Organisasi: Sebagian, 3 dari 4 SOP berlaku (75,0%), skor 75,0',
    );
  });

  it('opens every figure: of an OPD, of its kind, of the whole, and how many are complete', async () => {
    const { opened, button } = await shown();
    button(6, 3)?.click();
    button(6, 8)?.click();
    button(0, 1)?.click();
    button(0, 8)?.click();
    button(1, 1)?.click();
    button(1, 8)?.click();
    button(2, 0)?.click();
    button(5, 8)?.click();
    expect(opened).toEqual([
      { of: 'unit', unit: 'gama', area: 'sdm' },
      { of: 'unit', unit: 'gama', area: null },
      { of: 'whole', area: 'tatalaksana' },
      { of: 'whole', area: null },
      { of: 'complete', area: 'tatalaksana' },
      { of: 'complete', area: null },
      { of: 'group', group: 'dinas', area: 'organisasi' },
      { of: 'group', group: 'kecamatan', area: null },
    ]);
  });

  it('spells out what a kind has together, and how many OPDs are complete', async () => {
    const { host, press, button } = await shown();
    button(1, 0)?.focus();
    await press('Home');
    button(0, 0)?.focus();
    await press('ArrowDown');
    expect(host.querySelector('.heat-read')?.textContent).toBe('OPD tuntas, Organisasi: 1 dari 2 OPD');
    await press('ArrowDown');
    expect(host.querySelector('.heat-read')?.textContent).toMatch(/^Dinas, Organisasi: Sebagian, 7 dari 8 SOP berlaku/);
  });

  it('spells out the index at the end of a row', async () => {
    const { host, press, button } = await shown();
    button(3, 0)?.focus();
    await press('End');
    expect(document.activeElement).toBe(button(3, 8));
    expect(host.querySelector('.heat-read')?.textContent).toBe('beta lengkap, indeks 100,0');
  });

  it('marks what is unmapped by a shape and a word, without a number', async () => {
    const { button } = await shown();
    expect(button(6, 0)?.querySelector('.mk-unmap')).not.toBeNull();
    expect(button(6, 0)?.textContent?.trim()).toBe('Belum dipetakan');
  });

  it('shows k/n instead of shares', async () => {
    const { host, fixture, button } = await shown();
    host.querySelector<HTMLInputElement>('input[value="counts"]')?.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(button(4, 0)?.textContent).toContain('3/4');
  });
});
