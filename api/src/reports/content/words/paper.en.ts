import type { PAPER_ID } from './paper.id';

/** What only paper and workbook say, in English. */
export const PAPER_EN: typeof PAPER_ID = {
  period: 'Period',
  against: (date) => `compared with ${date}`,
  composed: (instant) => `Composed ${instant}.`,
  page: (at, of) => `Page ${at} of ${of}`,
  verifyAt: (address) => `Verify: ${address}`,
  verificationNote:
    'Scan the code or open the address above. The page shows whether the figures of this report are those that were sealed, and what was corrected after it. A print without that page proves nothing.',
  directions: 'For direction',
  onPage: (page) => `page ${page}`,
  directCalls: (flagged, first, { lowBelow }) =>
    `Call the ${flagged} OPDs that are silent, fell, or have an index below ${lowBelow}, beginning with ${first}.`,
  directExpiring: (first, month, all, loss) =>
    `Evaluate ${first} SOPs in ${month}. If all ${all} SOPs pass their date, ${loss === null ? 'their points go' : `the index falls ${loss} points`}.`,
  directArea: (area, open, required) =>
    `Put ${area} first: ${open} of ${required} required SOPs of this area are not in force.`,
  areasOnPaper: (before) =>
    `Coverage of the area; tick = ${before}. On the right: OPDs that are complete, in part, and not yet begun there.`,
  predikatFinding: (good, low) => `${good} OPDs are Good or better, ${low} Very poor`,
  predikatCaption: (total) => `${total} OPDs by the class of their index.`,
  mapFinding: (complete, counted) => `${complete} of ${counted} OPDs are complete in all areas`,
  mapCaption:
    'SOPs in force/required by area; by index within each kind. Change = index points since the day compared with.',
  mapLegend: 'The darker the fuller; darkest only at 100%. – not applicable; ? not mapped.',
  changeHead: 'Change',
  otherKinds: 'Others',
  callWho: 'Who',
  callWhy: 'Why',
  callAsk: 'What to ask',
  callGain: 'Points',
  methodTitle: 'How it is computed',
  method: (ruleset, knownAt, of) => [
    `Coverage = SOPs in force divided by SOPs required. Score of an SOP: document up to ${of.documentPoints}, signature ${of.ratifiedPoints}, monitoring ${of.appliedPoints} for ${of.appliedMonths} months, currency ${of.currentPoints} for ${of.currentMonths} months since signature or evaluation. Index = mean of the area scores by area weight; an area that is not mapped counts as zero.`,
    `Changes are computed from the whole numbers of both days, then rounded. Forecasts use the median pace (Theil-Sen) of ${of.paceMonths} month ends; they are no promise.`,
    `Scoring rules ${ruleset}. Sealed as known on ${knownAt}.`,
  ],
  asOfLabel: 'As of',
  knownLabel: 'As known on',
  attention: 'Attention',
  summarySheet: 'Summary',
  figureHead: 'Figure',
  valueHead: 'Value',
  noteHead: 'Note',
  stages: { identified: 'Required', drafting: 'Drafted', submitted: 'Handed in', ratified: 'In force' },
  sopHeads: {
    title: 'Title',
    number: 'Number',
    unit: 'Unit',
    area: 'Area',
    stage: 'Stage',
    ratifiedOn: 'Signed',
    currentUntil: 'Evaluate before',
    appliedUntil: 'Monitor before',
    weight: 'Weight',
    points: 'Points',
  },
};
