import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Import, ImportRow, ImportSummary } from '@pantausop/contracts';
import { PreviewStore } from './preview-store';

const SUMMARY: ImportSummary = {
  id: 'a',
  status: 'preview',
  fileName: 'register.csv',
  sha256: '',
  createdAt: '2026-07-01T02:00:00Z',
  createdBy: 'Siti',
  unit: null,
  effectiveOn: '2026-07-01',
  counts: { new: 2, changed: 0, same: 0, error: 0 },
  unconfirmedAreas: 2,
  recorded: null,
};

/** A row whose later date counts as a further event. */
const further = (key: string): ImportRow => ({
  key,
  sheet: 'Register',
  row: 2,
  outcome: 'changed',
  title: 'Cuti',
  originalTitle: 'Cuti',
  number: null,
  unit: null,
  section: null,
  area: null,
  changes: [],
  findings: [
    { severity: 'note', code: 'further_event', sheet: 'Register', row: 2, column: null, text: { id: 'a', en: 'a' } },
  ],
});
const previewOf = (rows: ImportRow[]): Import => ({
  ...SUMMARY,
  ...{ columns: [], sheets: [], opds: [], totalEffect: null, kept: null },
  proposedUnits: [],
  numbersWithoutDates: { rows: 0, answer: null },
  unknownOpds: [],
  changedDates: 0,
  findings: [],
  rows,
  rowsTotal: rows.length,
  effect: null,
});

function opened() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), PreviewStore] });
  const store = TestBed.inject(PreviewStore);
  const http = TestBed.inject(HttpTestingController);
  store.open('a');
  const rows = () => http.match(({ method, params }) => method === 'GET' && params.get('pageSize') === '500');
  const patches = () => http.match({ method: 'PATCH', url: '/api/v1/imports/a' });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { store, rows, patches, settled };
}

describe('answers to a preview', () => {
  it('that come while one is on its way follow in one request', async () => {
    const { store, patches, settled } = opened();
    store.decide({ areas: { '0:2': 'sdm' } });
    const [first] = patches();
    store.decide({ areas: { '0:3': 'organisasi' } });
    store.decide({ areas: { '0:4': 'pengawasan' } });
    expect(patches()).toEqual([]);
    first?.flush(SUMMARY);
    await settled();
    const second = patches();
    expect(second.map(({ request }) => request.body)).toEqual([
      { areas: { '0:3': 'organisasi', '0:4': 'pengawasan' } },
    ]);
    second[0]?.flush(SUMMARY);
    await settled();
    expect(store.hasUnsent()).toBe(false);
  });

  it('that cannot be sent are kept, with those that came later, and go out when sent again', async () => {
    const { store, patches, settled } = opened();
    store.decide({ acceptUnits: true });
    const [first] = patches();
    store.decide({ areas: { '0:3': 'organisasi' } });
    first?.error(new ProgressEvent('error'));
    await settled();
    expect(patches()).toEqual([]);
    expect([store.hasUnsent(), store.decideFailure()?.kind]).toEqual([true, 'offline']);
    void store.sendDecisions();
    const again = patches();
    expect(again.map(({ request }) => request.body)).toEqual([{ acceptUnits: true, areas: { '0:3': 'organisasi' } }]);
    again[0]?.flush(SUMMARY);
    await settled();
    expect([store.hasUnsent(), store.decideFailure()]).toEqual([false, null]);
  });

  it('about one row join the rows that the server holds, and are kept when those cannot be read', async () => {
    const { store, rows, patches, settled } = opened();
    store.takeRowAsFurther('0:4', true);
    rows()[0]?.error(new ProgressEvent('error'));
    await settled();
    expect([patches().length, store.hasUnsent(), store.decideFailure()?.kind]).toEqual([0, true, 'offline']);
    void store.sendDecisions();
    rows()[0]?.flush(previewOf([further('0:2'), further('0:4'), further('0:9')]));
    await settled();
    store.takeRowAsFurther('0:2', false);
    const [first] = patches();
    expect(first?.request.body).toEqual({ revisions: ['0:2', '0:9', '0:4'] });
    first?.flush(SUMMARY);
    await settled();
    rows()[0]?.flush(previewOf([further('0:2'), further('0:4'), further('0:9')]));
    await settled();
    expect(patches().map(({ request }) => request.body)).toEqual([{ revisions: ['0:4', '0:9'] }]);
  });
});
