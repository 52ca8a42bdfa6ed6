import {
  addMonths,
  ELEMENT_CODES,
  indexOf,
  pointsOf,
  UNKNOWN_SOP,
  cellOf,
  AREA_CODES,
  ZERO_MEASURES,
  type CalendarDate,
  type RulesetContents,
  type SopState,
} from '@pantausop/domain';

/** One line of the life of the SOP of the example. */
export interface LifeLine {
  readonly day: CalendarDate;
  readonly happens: 'required' | 'checked' | 'ratified' | 'monitored' | 'appliedLapse' | 'currentLapse' | 'evaluated';
  readonly points: number;
}

const REQUIRED = '2026-01-10' as CalendarDate;
const CHECKED = '2026-02-01' as CalendarDate;
const RATIFIED = '2026-03-01' as CalendarDate;
const MONITORED = '2026-08-31' as CalendarDate;

/** The examples 1 to 5 of the scoring rules as one life, with the points that the given ruleset gives on each day. */
export function lifeOfAnSop(rules: RulesetContents): readonly LifeLine[] {
  const appliedEnds = addMonths(MONITORED, rules.appliedMonths);
  const currentEnds = addMonths(RATIFIED, rules.currentMonths);
  const evaluated = addMonths(currentEnds, 1);
  const turns: [CalendarDate, LifeLine['happens']][] = [
    [REQUIRED, 'required'],
    [CHECKED, 'checked'],
    [RATIFIED, 'ratified'],
    [MONITORED, 'monitored'],
    [appliedEnds, 'appliedLapse'],
    [currentEnds, 'currentLapse'],
    [evaluated, 'evaluated'],
  ];
  return turns
    .map(([day, happens]) => ({ day, happens, points: pointsOf(stateOn(day, evaluated), day, rules).total }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function stateOn(day: CalendarDate, evaluated: CalendarDate): SopState {
  const reached = (since: CalendarDate): CalendarDate | null => (day < since ? null : since);
  return {
    ...UNKNOWN_SOP,
    obliged: true,
    requiredOn: REQUIRED,
    elements: elementsOn(day),
    stage: day < RATIFIED ? 'drafting' : 'ratified',
    ratifiedOn: reached(RATIFIED),
    monitoredOn: reached(MONITORED),
    monitoringResult: day < MONITORED ? null : 'well',
    evaluatedOn: reached(evaluated),
  };
}

function elementsOn(day: CalendarDate): SopState['elements'] {
  if (day < CHECKED) return [];
  return day < RATIFIED ? ['judul', 'dasar_hukum', 'kegiatan', 'pelaksana'] : ELEMENT_CODES;
}

/** Seven full areas and one that is unmapped, or decided not to apply. */
export function indexWithOneArea(excused: boolean, rules: RulesetContents) {
  const full = { ...ZERO_MEASURES, required: 1, inForce: 1, weight: 1, weightInForce: 1, points: 100 };
  const last = AREA_CODES.length - 1;
  const cells = AREA_CODES.map((area, i) => cellOf(area, i === last ? ZERO_MEASURES : full, i === last && excused));
  return indexOf(cells, rules);
}
