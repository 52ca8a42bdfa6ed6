import type { TrainingCoverage } from '@pantausop/contracts';
import { heirOn, ratioOf, type CalendarDate, type UnitId, type UnitTree } from '@pantausop/domain';
import type { Government } from '../organisation/organisation.repository';
import type { Organisation } from '../organisation/organisation.service';
import type { RecordedTraining, TrainedUnit } from './training.repository';

/** Whose training is looked at, on which day. */
export interface About {
  readonly government: Government;
  readonly organisation: Organisation;
  /** a government, or a unit above governments */
  readonly root: UnitId;
  readonly tree: UnitTree;
  readonly asOf: CalendarDate;
}

/** The trained people by the OPDs of a government, or above governments by what lies directly below the root. */
export function placed(
  { government, organisation, root, tree, asOf }: About,
  ended: readonly RecordedTraining[],
  trained: readonly TrainedUnit[],
): Pick<TrainingCoverage, 'opds' | 'people' | 'units'> {
  const startOf = new Map(ended.map(({ id, startsOn }) => [id, startsOn]));
  const rows = tree.holdsGovernments(root) ? tree.children(root) : tree.opdsWithin(root);
  const byRow = new Map<UnitId, TrainedUnit[]>(rows.map(({ id }) => [id, []]));
  const trainedOpds = new Set<UnitId>();
  const unplaced: TrainedUnit[] = [];
  for (const one of trained) {
    const heir = heirOn(organisation.lives, one.unit, asOf);
    const opd = heir === null ? undefined : tree.opdOf(heir);
    if (!opd) {
      unplaced.push(one);
      continue;
    }
    if (one.people > 0) trainedOpds.add(opd.id);
    const row = tree.lineage(opd.id).find(({ id }) => byRow.has(id));
    if (row) byRow.get(row.id)?.push(one);
  }
  const units = rows.map(({ id, code, name, abbreviation, kind }) => {
    const own = byRow.get(id) ?? [];
    const trainings = [...new Set(own.map(({ training }) => training))];
    const byTraining = trainings.map((training) => ({
      training,
      people: peopleOf(own.filter((one) => one.training === training)),
    }));
    const opds = tree.opdsWithin(id);
    return {
      ...{ id, code, name, abbreviation, kind, byTraining },
      opds: { counted: opds.length, trained: opds.filter((opd) => trainedOpds.has(opd.id)).length },
      people: peopleOf(own),
      drafters: own.reduce((sum, { drafters }) => sum + drafters, 0),
      lastTrainedOn:
        trainings
          .map((training) => startOf.get(training) ?? null)
          .sort()
          .at(-1) ?? null,
    };
  });
  const sum = (of: 'counted' | 'trained'): number => units.reduce((all, { opds }) => all + opds[of], 0);
  const [counted, withPeople] = [sum('counted'), sum('trained')];
  const here = [...byRow.values()].flat();
  return {
    opds: { counted, trained: withPeople, ratio: ratioOf(withPeople, counted) },
    // where nobody knows whose people they are, they are those of all
    people:
      root === government.unitId
        ? {
            recorded: peopleOf(trained),
            unplaced: peopleOf(unplaced),
            withoutUnit: ended.reduce((all, training) => all + unnamedOf(training, trained), 0),
          }
        : { recorded: peopleOf(here), unplaced: 0, withoutUnit: 0 },
    units,
  };
}

/** Of a training: people announced and not recorded. */
function unnamedOf({ id, statedParticipants }: RecordedTraining, trained: readonly TrainedUnit[]): number {
  const own = peopleOf(trained.filter(({ training }) => training === id));
  return Math.max(0, (statedParticipants ?? own) - own);
}

const peopleOf = (rows: readonly TrainedUnit[]): number => rows.reduce((sum, { people }) => sum + people, 0);
