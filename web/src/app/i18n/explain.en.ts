import type { explainId } from './explain.id';
import type { SameKeys } from './message-key';

export const explainEn: SameKeys<typeof explainId> = {
  title: 'Where does this figure come from?',
  evidence: 'Evidence',
  asOf: 'As of',
  knownAt: 'As recorded until',
  ruleset: 'Ruleset',
  series: 'Series',
  reported: 'As reported',
  restated: 'Restated',
  projection: 'Projection',
  yes: 'Yes',
  nature: 'Nature of the data',
  copy: 'Copy as evidence',
  copied: 'Copied',
  indexFormula:
    'Index = sum of (area weight × score) over the sum of area weights; score = points earned / (100 × SOP weight). Areas that do not apply are left out, unmapped areas count as zero.',
  coverageFormula:
    'Coverage = required SOPs in force (k) over required SOPs (n), summed first, never an average of percentages.',
  completeFormula:
    'A complete OPD: in every area that applies to it, all required SOPs are in force. An unmapped area prevents it. Out of the OPDs with at least one area that applies.',
  openFormula: 'A cell is one OPD in one area. Open: partial, none or unmapped.',
  appliedFormula:
    'Applied = SOPs in force that were monitored as running well within the last 6 months, over SOPs in force.',
  currentFormula:
    'Current = SOPs in force that were signed or evaluated within the last 12 months, over SOPs in force.',
  creditPerArea: 'Per area',
  scorePerArea: 'Score per area',
  scoreParts: '{{points}} / (100 × {{weight}}) = {{score}}',
  leftOut: 'left out',
  countsZero: '0 (unmapped)',
  perArea: 'In force / required per area',
  completePerArea: 'Complete OPDs per area',
  opdsOf: '{{complete}} of {{counted}} OPDs',
  allAreas: 'All areas',
  sum: 'Total',
  counted: 'Counted and not counted',
  required: 'Required SOPs (n)',
  weights: 'Sum of weights (W)',
  pointsEarned: 'Points earned (P)',
  notApplicable: 'Not applicable, not counted',
  unmappedCells: 'Unmapped cells',
  unmappedUnits: 'OPDs wholly unmapped',
};
