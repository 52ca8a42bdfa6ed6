import type { SopEventView } from '@pantausop/contracts';
import { calendarDate, effectOf, SOP_ACTIONS } from '@pantausop/domain';
import { ratifiedAndMonitored } from '../sop.fixture';
import { checkForm, fieldsOf, openingValues, plannedOf, toggled, type Doing } from './action-form';
import { recordedHistory } from './recorded-history';

const TODAY = '2026-09-01';
const act = (action: (typeof SOP_ACTIONS)[number]): Doing => ({ kind: 'act', action });
const opening = (doing: Doing) => openingValues(doing, ratifiedAndMonitored, null, TODAY);

const event = (type: SopEventView['type'], effectiveOn: string | null, more: Partial<SopEventView>): SopEventView => ({
  id: type,
  type,
  effectiveOn,
  recordedAt: '2026-03-02T00:00:00Z',
  actor: 'organisasi',
  source: 'screen',
  payload: {},
  replaces: null,
  retractedBy: null,
  ...more,
});
const required = event('required', '2026-01-10', {
  payload: { unit: 'medan-dinkes', area: 'pelayanan_publik', title: 'Pelayanan Rujukan', weight: 1 },
});
const ratified = event('ratified', '2026-03-01', { payload: { number: '440/1', signatory: 'Kepala Dinas' } });

describe('the form of an action', () => {
  it.each(SOP_ACTIONS)('%s sends what the contract takes once it is filled in', (action) => {
    const doing = act(action);
    const filled = {
      ...opening(doing),
      note: 'catatan',
      reason: 'alasan',
      result: action === 'monitor' ? 'well' : 'fit',
    };
    expect(checkForm(doing, filled).wrong).toBeNull();
  });
  it('names the fields that are missing', () => {
    const wrong = (doing: Doing, more: object = {}) => [
      ...(checkForm(doing, { ...opening(doing), ...more }).wrong ?? []),
    ];
    expect(wrong(act('return'))).toEqual(['note']);
    expect(wrong(act('monitor'), { effectiveOn: '' })).toEqual(['effectiveOn', 'result']);
    expect(wrong(act('reweigh'), { weight: '11' })).toEqual(['weight']);
    expect(wrong({ kind: 'correct', event: ratified })).toEqual(['why']);
    expect(wrong({ kind: 'retract', event: ratified })).toEqual(['reason']);
  });
  it('leaves out what may stay empty', () => {
    expect(checkForm(act('ratify'), opening(act('ratify'))).body).toEqual({ type: 'ratified', effectiveOn: TODAY });
    expect(checkForm(act('verify'), opening(act('verify'))).body).toEqual({ note: null });
  });
  it('opens a correction with what was recorded, and says what it replaces and why', () => {
    const doing: Doing = { kind: 'correct', event: ratified };
    const values = { ...opening(doing), effectiveOn: '2026-02-01', why: 'salah tanggal' };
    expect(fieldsOf(doing)).toEqual(['effectiveOn', 'number', 'signatory', 'why']);
    expect(checkForm(doing, values).body).toEqual({
      ...{ type: 'ratified', effectiveOn: '2026-02-01', number: '440/1', signatory: 'Kepala Dinas' },
      ...{ reason: 'salah tanggal', replaces: 'ratified' },
    });
  });
  it('keeps choices in the order of all', () => {
    expect(toggled(['a', 'b', 'c'], ['c'], 'a')).toEqual(['a', 'c']);
    expect(toggled(['a', 'b', 'c'], ['a', 'c'], 'a')).toEqual(['c']);
  });
});

describe('what an action would do', () => {
  const history = recordedHistory([required, ratified]);
  const effect = (doing: Doing, more: object = {}) => {
    const planned = plannedOf(doing, { ...opening(doing), ...more });
    return planned && effectOf(history, planned, calendarDate(TODAY), ratifiedAndMonitored.rules);
  };
  it('is told before the form is complete', () => {
    expect(effect(act('revoke'))?.after?.points).toBe(0);
    expect(effect(act('monitor'), { result: 'well' })?.after?.points).toBe(50);
    expect(effect(act('excuse'))?.after?.counted).toBe(false);
  });
  it('is told of a correction and of a retraction', () => {
    expect(effect({ kind: 'retract', event: ratified })?.after?.points).toBe(0);
    const earlier = effect({ kind: 'correct', event: ratified }, { effectiveOn: '2026-01-09' });
    expect(earlier?.refusal?.code).toBe('before_required');
  });
  it('is not told of a date that is none', () => expect(effect(act('monitor'), { effectiveOn: '' })).toBeNull());
});
