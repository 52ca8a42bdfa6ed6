import { Inject, Injectable } from '@nestjs/common';
import type { ImpactRow, RulesetDraft, RulesetImpact } from '@pantausop/contracts';
import { read, type Database } from '@pantausop/database';
import {
  admitRuleset,
  contributionOf,
  figuresOf,
  indexOf,
  measuredBy,
  predikatOf,
  reaches,
  rulesetOn,
  stampToIso,
  sumsAlong,
  toRatio,
  type FigureBasis,
  type Fraction,
  type Ruleset,
  type UnitFigures,
  type UnitOnDate,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import type { Target } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { RegisterSpansRepository, type FoundSop } from '../register/register-spans.repository';
import { contentsOf } from './ruleset-contents';

interface Side {
  readonly ruleset: Ruleset;
  readonly basis: FigureBasis;
}

/** What a ruleset would do on its first day, worked out and not written: the states of that day under either rules. */
@Injectable()
export class RulesetPreview {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly spans: RegisterSpansRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError where the ruleset could not be published either */
  preview({ effectiveOn, ...draft }: RulesetDraft): Promise<RulesetImpact> {
    return read(this.database, async (q) => {
      const government = await this.organisations.government(q);
      const organisation = await this.organisations.organisation(government, null, q);
      const contents = contentsOf(draft);
      admitRuleset(contents, effectiveOn, this.clock.today(), organisation.rulesets);
      const tree = organisation.treeOn(effectiveOn);
      const root = organisation.unitOn(government.unitId, effectiveOn);
      const units = tree.subtree(root.id).map(({ id }) => id);
      const sops = await this.spans.within(q, government.id, units, effectiveOn, null);
      const excused = organisation.excusedOn(effectiveOn);
      const before = rulesetOn(organisation.rulesets, effectiveOn);
      const after: Ruleset = { ...contents, id: organisation.published.length + 2, effectiveOn };
      const side = (ruleset: Ruleset): Side => {
        const given = sops.flatMap(({ state }) => contributionOf(state, effectiveOn, ruleset) ?? []);
        return { ruleset, basis: { tree, excused, ruleset, sumsOf: sumsAlong(given, tree) } };
      };
      const [was, will] = [side(before), side(after)];
      const row = async (unit: UnitOnDate): Promise<ImpactRow> => {
        const targets = await this.organisations.targets(government, unit.id, effectiveOn, government.lastStamp);
        const due = targets.filter(({ dueOn }) => dueOn >= effectiveOn);
        return rowOf(unit, [was, figuresOf(unit, was.basis)], [will, figuresOf(unit, will.basis)], due);
      };
      const rows: ImpactRow[] = [];
      for (const opd of tree.opdsWithin(root.id)) rows.push(await row(opd));
      const total = await row(root);
      const all = [...rows, total];
      return {
        effectiveOn,
        replaces: before.id,
        knownAt: stampToIso(government.lastStamp),
        units: rows.sort((a, b) => lossOf(b) - lossOf(a) || (a.name < b.name ? -1 : 1)),
        total,
        sops: sops.filter(({ state }) => state.obliged && state.notApplicable === null).length,
        sopsChanged: sops.filter((sop) => pointsUnder(sop, was, effectiveOn) !== pointsUnder(sop, will, effectiveOn))
          .length,
        predikatChanges: rows.filter((one) => one.before.predikat !== one.after.predikat).length,
        targetDrops: all.reduce((sum, { targets }) => sum + targets.filter(({ drops }) => drops).length, 0),
      };
    });
  }
}

const pointsUnder = ({ state }: FoundSop, { ruleset }: Side, on: RulesetDraft['effectiveOn']): number =>
  contributionOf(state, on, ruleset)?.measures.points ?? 0;

const lossOf = ({ before, after }: ImpactRow): number => (before.index ?? 0) - (after.index ?? 0);

function rowOf(
  { id, code, name, abbreviation }: UnitOnDate,
  [was, before]: [Side, UnitFigures],
  [will, after]: [Side, UnitFigures],
  targets: readonly Target[],
): ImpactRow {
  return {
    ...{ id, code, name, abbreviation },
    before: sideOf(before, was.ruleset),
    after: sideOf(after, will.ruleset),
    targets: targets.map(({ area, measure, value, dueOn }) => {
      const held = measuredBy(measure, area, before.cells, was.ruleset);
      const holds = measuredBy(measure, area, after.cells, will.ruleset);
      const drops = reaches(held, value) && !reaches(holds, value);
      return { area, measure, value: value / 1_000_000, dueOn, before: toRatio(held), after: toRatio(holds), drops };
    }),
  };
}

function sideOf({ cells, total, index }: UnitFigures, ruleset: Ruleset): ImpactRow['before'] {
  const exact = index === null ? null : indexOf(cells, ruleset);
  return {
    index,
    indexFraction: exact && fractionText(exact),
    score: total.score,
    predikat: exact && predikatOf(exact, ruleset),
  };
}

/** An exact fraction as the API gives it. */
export const fractionText = ({ numerator, denominator }: Fraction): [string, string] => [
  String(numerator),
  String(denominator),
];
