import type { Matrix, MatrixUnit } from '@pantausop/contracts';
import {
  addDays,
  addFractions,
  appliedUntil,
  changeBetween,
  coverageOf,
  currentUntil,
  dueDatesOf,
  LATER_DAYS,
  medianOf,
  nextActions,
  pointsOf,
  predikatOf,
  rankOf,
  RefusedError,
  remindedOn,
  storyOf,
  sumOfFractions,
  type DueDate,
  type SopId,
} from '@pantausop/domain';
import type { HeldMovement } from '../../../ledger/causes.reader';
import type { FoundSop } from '../../../register/register-spans.repository';
import { exact } from '../exact';
import type { ReminderSnapshot, ReportCardSnapshot, SnapshotHead, SopRow, UnitName } from '../snapshot';
import { nameOf, type Asked } from './asked';
import { coveredOf, indexOfLine, levelOf } from './government-facts';
import { reasonFact } from './leadership-facts';

const MOST_ACTIONS = 5;

export interface ReportCardAnswers {
  /** of the government: all but ranks and medians of it stays outside */
  readonly now: Matrix;
  readonly before: Matrix;
  /** of the OPD, after the day compared with until the day of the report */
  readonly movements: readonly HeldMovement[];
  readonly sops: readonly FoundSop[];
}

type OwnFacts = Omit<ReportCardSnapshot, keyof SnapshotHead | 'kind'>;

/** What the report card of one OPD says. No row of another OPD is in it. */
export function reportCardFacts(
  asked: Asked,
  answers: ReportCardAnswers,
  titles: (ids: readonly SopId[]) => string[],
): OwnFacts {
  const { now, before, movements, sops } = answers;
  const own = mustStand(now.units, asked.root);
  const former = before.units.find(({ id }) => id === asked.root);
  const kind = now.units.filter((unit) => unit.kind === own.kind && unit.own !== true);
  const index = indexOfLine(own, now);
  const compared = kind.map((unit) => ({ required: unit.total.required, index: indexOfLine(unit, now) }));
  const change = changeBetween(former ? indexOfLine(former, before) : null, index);
  const actions = nextActions(sops, own.cells, asked.order.asOf, asked.rules).slice(0, MOST_ACTIONS);
  const after = index && addFractions(index, sumOfFractions(actions.map(({ gain }) => gain)));
  const counted = own.cells.filter(({ status }) => status !== 'not_applicable');
  return {
    unit: nameOf(own),
    level: { now: levelOf(own, now), before: former ? levelOf(former, before) : NOTHING },
    rank: rankOf({ required: own.total.required, index }, compared),
    peers: { count: kind.length, median: exact(medianOf(compared.flatMap((one) => one.index ?? []))) },
    areas: own.cells.flatMap((cell, at) => {
      const { area, status } = cell;
      const ofKind = kind.flatMap(({ cells }) => (cells[at] ? (coverageOf(cells[at]) ?? []) : []));
      return area === null
        ? []
        : [
            {
              area,
              status,
              now: coveredOf(cell),
              before: coveredOf(former?.cells[at]),
              median: exact(medianOf(ofKind)),
            },
          ];
    }),
    areasComplete: {
      now: counted.filter(({ status }) => status === 'complete').length,
      before: former?.cells.filter(({ status }) => status === 'complete').length ?? 0,
      counted: counted.length,
    },
    actions: actions.map(({ sop, what, gain }) => {
      const state = sops.find(({ id }) => id === sop)?.state;
      if (!state?.area) throw new Error('an action about no SOP');
      return { title: state.title, area: state.area, what, gain: exact(gain) };
    }),
    afterActions: after && { index: exact(after), predikat: predikatOf(after, now.ruleset) },
    story: (change ? storyOf(movements, own.cells, asked.rules, change) : []).map((row) => ({
      ...reasonFact(row),
      gain: exact(row.gain),
      titles: titles(row.sops),
    })),
    due: dueAhead(asked, sops),
    sops: sopRows(asked, sops),
  };
}

const NOTHING = { index: null, predikat: null, required: 0, inForce: 0 };

/** @throws RefusedError for a unit that has no line of its own on the day */
function mustStand(units: readonly MatrixUnit[], id: string): MatrixUnit {
  const unit = units.find((one) => one.id === id);
  if (unit) return unit;
  const reason = {
    id: 'unit ini bukan OPD pada tanggal laporan: rapor selalu tentang satu OPD, pilih sebuah OPD',
    en: 'this unit is no OPD on the day of the report: a report card is about one OPD, choose an OPD',
    detail: `${id} is no OPD on the day of the report: a report card is about one OPD`,
  };
  throw new RefusedError('report_not_of_opd', 'invalid', reason, { unit: id });
}

function dueAhead({ order: { asOf }, rules }: Asked, sops: readonly FoundSop[]): ReportCardSnapshot['due'] {
  const until = addDays(asOf, LATER_DAYS);
  const dates = dueDatesOf(sops, rules).filter(({ on }) => on > asOf && on <= until);
  return { until, dates: dates.map(withoutId) };
}

const withoutId = ({ title, area, on, what, points }: DueDate) => ({ title, area, on, what, points });

function sopRows({ order: { asOf }, rules, tree }: Asked, sops: readonly FoundSop[]): SopRow[] {
  const rows = sops.flatMap(({ state }): SopRow[] => {
    const { area, unit, title, number, stage, notApplicable, ratifiedOn, weight } = state;
    if (!state.obliged || area === null || unit === null) return [];
    return [
      {
        ...{ title, number, area, stage, ratifiedOn, weight },
        unit: tree.find(unit)?.name ?? unit,
        notApplicable: notApplicable !== null,
        currentUntil: currentUntil(state, rules),
        appliedUntil: appliedUntil(state, rules),
        points: notApplicable ? 0 : pointsOf(state, asOf, rules).total,
      },
    ];
  });
  const key = ({ area, title, unit }: SopRow): string => `${area}\n${title}\n${unit}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** What a reminder says: the dates of a person's OPDs, seen from the first day that it looks ahead from. */
export function reminderFacts(
  { order, rules, tree }: Asked,
  units: readonly UnitName[],
  sops: readonly FoundSop[],
): Omit<ReminderSnapshot, keyof SnapshotHead | 'kind'> {
  const { fresh, week, month, later, weekUntil, monthUntil } = remindedOn(order.period.from, dueDatesOf(sops, rules));
  const placeOf = new Map(sops.map(({ id, state }) => [id, state.unit]));
  const remind = (due: DueDate): ReminderSnapshot['fresh'][number] => {
    const place = placeOf.get(due.sop);
    const opd = place && units.length > 1 ? tree.opdOf(place)?.abbreviation : undefined;
    return { ...withoutId(due), ...(opd === undefined ? {} : { opd }) };
  };
  return {
    units,
    fresh: fresh.map(remind),
    week: week.map(remind),
    month: month.map(remind),
    later: { count: later.length, from: later[0]?.on ?? null, to: later.at(-1)?.on ?? null },
    weekUntil,
    monthUntil,
  };
}
