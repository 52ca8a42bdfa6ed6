import type { AreaCode, Cause } from '@pantausop/domain';
import { PAPER_EN } from './paper.en';
import { DIRECTIONS, SENTENCES_EN } from './sentences.en';
import { ID, type ReportWords } from './words.id';

const AREAS: Readonly<Record<AreaCode, { name: string; short: string }>> = {
  organisasi: { name: 'Organisation', short: 'Organisation' },
  tatalaksana: { name: 'Business process', short: 'Business process' },
  peraturan: { name: 'Laws and regulations', short: 'Regulations' },
  sdm: { name: 'Civil service staff', short: 'Staff' },
  pengawasan: { name: 'Oversight', short: 'Oversight' },
  akuntabilitas: { name: 'Accountability', short: 'Accountability' },
  pelayanan_publik: { name: 'Public service', short: 'Public service' },
  manajemen_perubahan: { name: 'Mindset and work culture', short: 'Work culture' },
};

const CAUSES: Readonly<Record<Cause, string>> = {
  ruleset: 'scoring rules changed',
  reorganization: 'reorganisation',
  reclassification: 'SOPs moved between areas',
  obligation: 'required SOPs changed',
  applicability: 'applicability changed',
  lapse: 'validity ran out',
  work: 'work of OPDs',
};

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** The labels of reports in English, with the sentences. */
export const EN: ReportWords = {
  ...SENTENCES_EN,
  product: 'PantauSOP',
  of: 'of',
  and: 'and',
  predikat: { sangat_baik: 'Very good', baik: 'Good', cukup: 'Fair', kurang: 'Poor', sangat_kurang: 'Very poor' },
  areaName: (area) => AREAS[area].name,
  areaShort: (area) => AREAS[area].short,
  areaInSentence: (area) => AREAS[area].name.toLowerCase(),
  // kinds of units have no English name that anybody uses
  kindName: ID.kindName,
  kindHeading: ID.kindHeading,
  direction: (direction) => DIRECTIONS[direction],
  change: (direction, size) => (direction === 'same' ? 'unchanged' : `${DIRECTIONS[direction]} ${size}`),
  points: 'points',
  cause: (cause) => CAUSES[cause].replace(/^./, (first) => first.toUpperCase()),
  happened: ({ what, causes, count }) => {
    switch (what) {
      case 'ratified':
        return `${plural(count, 'SOP')} signed`;
      case 'monitored':
        return `${plural(count, 'monitoring')} recorded`;
      case 'evaluated':
        return `${plural(count, 'evaluation')} recorded`;
      case 'document':
        return `${plural(count, 'document')} completed`;
      case 'current_lapsed':
        return `${plural(count, 'SOP')} past evaluation`;
      case 'applied_lapsed':
        return `${plural(count, 'SOP')} past monitoring`;
      case 'not_well':
        return `${plural(count, 'SOP')} found not to run well`;
      case 'withdrawn':
        return `${plural(count, 'SOP')} withdrawn`;
      case 'other':
        return causes.length === 0
          ? 'other causes'
          : `${causes.map((cause) => CAUSES[cause]).join(', ')} (${plural(count, 'SOP')})`;
    }
  },
  titles: {
    leadership: (_unit, period) => `SOP Compliance Report, ${period}`,
    coverage: (_unit, period) => `SOP Coverage of OPDs, ${period}`,
    reportCard: (unit, period) => `SOP Report Card of ${unit}, ${period}`,
    reminder: (unit, matters) => `SOP Reminder for ${unit}: ${matters}`,
  },
  fileNames: {
    leadership: 'sop-compliance-report',
    coverage: 'sop-coverage',
    reportCard: 'sop-report-card',
    reminder: 'sop-reminder',
  },
  asOf: (date) => `As of ${date}`,
  comparedWith: (date) => `Changes are counted from ${date}.`,
  test: 'TEST',
  testNote: 'Test mail: sent to you only, no part of a schedule.',
  sample: 'SAMPLE DATA: not the state of any regional government.',
  figures: {
    government: 'Government',
    notRecorded: 'not recorded',
    index: 'Index',
    coverage: 'Coverage',
    complete: 'Complete OPDs',
    expiring: 'Expiring soon',
    areasComplete: 'Complete areas',
    partial: 'OPDs in part',
    silent: 'Silent OPDs',
    trained: 'Trained OPDs',
    median: (kind) => `Median of ${kind}`,
    inAllAreas: 'in all areas',
    soonNote: ({ soonDays }) => `within ${soonDays} days`,
    silentNote: ({ silentDays }) => `${silentDays} days or more`,
    sops: (count) => (count === 1 ? 'SOP' : 'SOPs'),
    opd: (count) => (count === 1 ? 'OPD' : 'OPDs'),
    area: (count) => (count === 1 ? 'area' : 'areas'),
    ownAgainst: (difference) => `this OPD ${difference}`,
    beforeIn: (k, month) => `${k} in ${month}`,
  },
  expiryExplained: ({ currentMonths, currentPoints, soonDays }) =>
    `SOPs whose ${currentMonths} months since evaluation end within ${soonDays} days. They stay in force; ${currentPoints} points go unless evaluated.`,
  calls: 'Whom to call',
  callsCaption: (shown, flagged) =>
    `${shown} of ${flagged} flagged OPDs, by the points that the index of the government can win.`,
  callsRule: ({ silentDays, fallPoints, lowBelow }) =>
    `Silent for ${silentDays} days or more, down ${fallPoints} points or more, or an index below ${lowBelow}.`,
  noCalls: ({ fallPoints, lowBelow }) =>
    `No OPD is silent, down ${fallPoints} points or more, or has an index below ${lowBelow}.`,
  post: ID.post,
  callFacts: {
    silent: (since, days) => `nothing recorded since ${since} (${days} days)`,
    never: 'nothing was ever recorded',
    fell: (size) => `down ${size} points`,
    unmapped: 'has not mapped which SOPs it needs',
    open: (open, required) => `${open} of ${required} SOPs not in force`,
    index: (value) => `index ${value}`,
  },
  ask: {
    silent: 'Make sure that an operator is active and work is recorded.',
    fell: 'Make up for the evaluations and monitorings that are past.',
    low: 'Send a schedule of signatures month by month.',
    map: 'Map which SOPs each area needs.',
  },
  areas: 'Coverage by area',
  areasFinding: (low, high) => `${low} lowest, ${high} highest`,
  areasCaption: (kinds) =>
    `Coverage by area. One column = one OPD, by index within its kind${kinds === '' ? '' : `: ${kinds}`}.`,
  stripAlt: (complete, partial, none) => `${complete} OPDs complete, ${partial} in part, ${none} not yet`,
  legend: {
    none: 'none (0%)',
    complete: 'complete (100%)',
    unmapped: 'not mapped',
    notApplicable: 'not applicable',
  },
  status: {
    complete: 'complete',
    partial: 'in part',
    none: 'none',
    not_applicable: 'not applicable',
    unmapped: 'not mapped',
  },
  progress: { coverage: 'Progress of coverage', index: 'Progress of the index' },
  progressFinding: {
    coverage: (change, months) => `Coverage ${change} in ${months} months`,
    index: (change, months) => `Index ${change} in ${months} months`,
  },
  changed: (direction, size) =>
    direction === 'same' ? 'unchanged' : direction === 'up' ? `rose ${size} points` : `fell ${size} points`,
  paceCaption: (pace) => `Pace of the last six months ${pace} points a month`,
  paceNeeded: (needed, due) => `; the target of ${due} needs ${needed}`,
  targetLabel: (value, due) => `Target ${value} by ${due}`,
  forecast: 'forecast',
  forecastAt: (date, value) => `Forecast ${date} ${value}`,
  rising: 'Most improved',
  falling: 'Slipped',
  moversCaption: 'Index of the OPD and its change in points.',
  noRising: 'The index of no OPD rose.',
  noFalling: 'The index of no OPD fell.',
  causes: 'Why the index changed',
  causesFinding: (up, down) =>
    [
      up === null ? '' : `Work of OPDs added ${up} points`,
      down === null ? '' : `${up === null ? '' : '; '}${down} points went as validity ran out`,
    ].join('') || 'Neither work nor validity changed the index',
  causesCaption: (from, to) => `Index points by cause, ${from} to ${to}. All causes add up to the change.`,
  indexChange: 'Change of the index',
  expiring: 'Expiring soon',
  expiringMost: (list) => `Most of them: ${list}.`,
  expiringLoss: (size, on) => `Without evaluations the index is down ${size} points on ${on}.`,
  expiringNone: ({ soonDays }) => `No SOP passes its evaluation date within ${soonDays} days.`,
  actions: (count) => (count === 5 ? 'The next five actions' : 'Next actions'),
  actionsCaption: 'By the index points that they win.',
  action: {
    ratify: 'Sign',
    complete: 'Complete and sign',
    draft: 'Draft and sign',
    evaluate: 'Evaluate',
    monitor: 'Monitor',
    elements: 'Complete the document',
  },
  actionNote: {
    ratify: 'handed in, waits for a signature',
    complete: 'draft not complete',
    draft: 'not begun',
    evaluate: 'past its evaluation date',
    monitor: 'no valid monitoring',
    elements: 'the document lacks elements',
  },
  areasAgainst: (kind) => `Eight areas against other ${kind}`,
  areasAgainstCaption: (count, kind) => `Bars: coverage of this OPD. Tick: median of ${count} ${kind}.`,
  medianIs: (kind, value) => `median of ${kind} ${value}`,
  otherAreas: (count) => `${count} other areas`,
  changedIn: (month) => `What changed in ${month}`,
  storyCaption: (digits) => `Index points, ${digits} decimals so that they add up.`,
  nothingChanged: 'Nothing changed the index.',
  due: ({ soonDays }) => `Past their date within ${soonDays} days`,
  dueCaption: (count, until) => `${count} dates until ${until}.`,
  dueWhat: { current: 'evaluation ends', applied: 'monitoring ends', not_applicable: 'not-applicable ends' },
  dueNone: ({ soonDays }) => `Nothing passes its date within ${soonDays} days.`,
  dueMore: (count) => `${count} more dates are in the XLSX attached.`,
  remindSubject: (count, until) => `${count} matters until ${until}`,
  duties: { current: 'Record an evaluation', applied: 'Record a monitoring', not_applicable: 'Review applicability' },
  dutyInSentence: { current: 'evaluation', applied: 'monitoring', not_applicable: 'review of applicability' },
  today: 'today',
  fresh: 'Just past',
  week: (range) => `This week, ${range}`,
  month: (until) => `Until ${until}`,
  pointsGone: (points) => `${points} SOP points are gone`,
  pointsToday: (points) => `${points} SOP points go from today`,
  pointsAhead: (points) => `${points} SOP points if it passes`,
  laterDates: (count, from, to) =>
    `${count} more dates lie ${from === to ? `on ${from}` : `between ${from} and ${to}`}; you will be reminded in time.`,
  dateExplained: 'Date = the first day without the points.',
  silentOpds: 'Silent OPDs',
  silentCaption: ({ silentDays }) => `No work on SOPs recorded for ${silentDays} days or more.`,
  silentNone: 'No OPD is silent.',
  lastSeen: (date, days) => `last ${date}, ${days} days ago`,
  neverSeen: 'never',
  training: 'SOP training',
  trainingCaption: (people) => `${people} participants recorded by the date of the report.`,
  untrained: (count) => `${count} OPDs took part in no training`,
  more: (count) => `and ${count} more`,
  open: {
    leadership: (date) => `Open the dashboard as of ${date}`,
    coverage: (date) => `Open coverage as of ${date}`,
    reportCard: (date) => `Open the report card as of ${date}`,
    reminder: () => 'Work through this list',
  },
  attachments: {
    leadership: 'Attached: PDF, and XLSX of all OPDs by eight areas.',
    coverage: 'Attached: PDF, and XLSX of all OPDs by eight areas.',
    reportCard: (count) =>
      `Attached: PDF report card and XLSX list of ${count} SOPs. Only SOPs of this OPD are listed.`,
  },
  sealed: 'The figures of this report are sealed; later corrections show on the verification page.',
  mandatory: 'This report is mandatory and cannot be stopped.',
  unsubscribe: 'Stop receiving it',
  verification: 'Verification',
  automatic: ({ office, secretariat }) =>
    `This mail is sent automatically. Questions about its content: ${office}, ${secretariat}.`,
  greeting: (name) => `Dear ${name}`,
  toCall: 'OPDs to call',
  kOfN: (k, n) => `${k} of ${n}`,
  everybodyTrained: 'All OPDs took part in training.',
  ...PAPER_EN,
};
