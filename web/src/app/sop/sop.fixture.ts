import type { SopDetail } from '@pantausop/contracts';
import { ELEMENT_CODES, RULESET_1 } from '@pantausop/domain';

const unit = { id: 'medan-dinkes', code: 'DINKES', name: 'Dinas Kesehatan', abbreviation: 'Dinkes' };

/** Example 4 of the scoring rules: all elements, ratified 1 March 2026, monitored well 31 August 2026. */
export const ratifiedAndMonitored: SopDetail = {
  id: 'sop-4',
  title: 'Pelayanan Rujukan',
  number: '440/1/DINKES/2026',
  unit,
  opd: unit,
  area: 'pelayanan_publik',
  weight: 1,
  stage: 'ratified',
  inForce: true,
  inRevision: false,
  notApplicable: null,
  requiredOn: '2026-01-10',
  ratifiedOn: '2026-03-01',
  signatory: 'Kepala Dinas',
  monitoredOn: '2026-08-31',
  monitoringResult: 'well',
  evaluatedOn: null,
  points: 100,
  documentPoints: 50,
  applied: true,
  current: true,
  appliedUntil: '2027-02-28',
  currentUntil: '2027-03-01',
  elements: [...ELEMENT_CODES],
  version: '"1"',
  remarks: {},
  rules: { ...RULESET_1, predikatCuts: RULESET_1.predikatCuts.map(([cut, name]) => [cut, name]) },
};
