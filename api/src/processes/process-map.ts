import { Inject, Injectable } from '@nestjs/common';
import type { Processes, ProcessesQuery, ProcessEvents, ProcessView } from '@pantausop/contracts';
import { read, type Database, type Queryable } from '@pantausop/database';
import {
  countProcesses,
  DEFAULT_LKE_CUTS,
  evaluatedCurrentUntil,
  lkeAnswers,
  processMapOn,
  RefusedError,
  rulesetOn,
  standingProcesses,
  stampToIso,
  type CalendarDate,
  type InForceSops,
  type ProcessFact,
  type Ruleset,
  type SopId,
  type SopState,
  type StandingProcess,
  type UnitId,
  type UnitOnDate,
  type UnitTree,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { IN_FORCE_SUMS } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { unknownUnit } from '../organisation/unknown-unit';
import { RegisterSpansRepository } from '../register/register-spans.repository';
import { RegisterStates } from '../register/register-states';
import { ProcessesRepository } from './processes.repository';

/** The map of processes on a day with the SOPs that belong to it, and what the LKE asks of it. */
@Injectable()
export class ProcessMap {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerReader,
    private readonly states: RegisterStates,
    private readonly spans: RegisterSpansRepository,
    private readonly processes: ProcessesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `unknown_unit` for a unit that is not there on the day */
  async on({ asOf = this.clock.today(), unit: asked }: ProcessesQuery): Promise<Processes> {
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    const tree = organisation.treeOn(asOf);
    const unit = asked === undefined ? undefined : tree.find(organisation.idOf(asked, asOf));
    if (asked !== undefined && !unit) {
      throw unknownUnit(asked, `there is no unit ${asked} on ${asOf}: GET /api/v1/units lists the units of a date`);
    }
    const rules = rulesetOn(organisation.rulesets, asOf);
    const { map, cuts, sops, inForce } = await read(this.database, async (q) => {
      const map = processMapOn(await this.processes.events(government.id, q), asOf);
      const linked = [...new Set(map.flatMap((process) => process.sops))];
      return {
        map,
        cuts: await this.processes.cuts(government.id, q),
        sops: await this.states.of(q, government.id, linked, asOf, null),
        inForce: await this.inForce(q, government.id, unit ? [unit] : tree.roots, tree, asOf, rules),
      };
    });
    const whole = standingProcesses(map, sops);
    const shown = unit ? within(whole, (id) => tree.isWithin(id, unit.id)) : whole;
    const counts = countProcesses(unit ? shown.filter((one) => one.unit && tree.isWithin(one.unit, unit.id)) : shown);
    return {
      ...{ asOf, sample: government.sample, counts },
      ruleset: { id: rules.id, effectiveOn: rules.effectiveOn },
      months: { applied: rules.appliedMonths, evaluated: rules.currentMonths },
      unit: unit ? named(organisation, unit.id, asOf) : null,
      items: shown.map((process) => viewOf(process, sops, organisation, asOf)),
      lke: {
        answers: [...lkeAnswers(counts, inForce, asOf, rules, cuts ?? DEFAULT_LKE_CUTS)],
        cuts: { ...(cuts ?? DEFAULT_LKE_CUTS) },
        set: cuts !== null,
      },
    };
  }

  /** The SOPs in force of some units and of all below: how many the balances say, which were evaluated only their states. */
  private async inForce(
    q: Queryable,
    governmentId: string,
    within: readonly UnitOnDate[],
    tree: UnitTree,
    asOf: CalendarDate,
    rules: Ruleset,
  ): Promise<InForceSops> {
    const roots = within.map(({ id }) => id);
    const [holdings] = await this.ledger.current(q, governmentId, roots, [asOf], IN_FORCE_SUMS);
    const held = roots.flatMap((root) => [...(holdings?.(root).values() ?? [])]);
    const units = roots.flatMap((root) => tree.subtree(root).map(({ id }) => id));
    return {
      all: held.reduce((sum, { inForce }) => sum + inForce, 0),
      applied: held.reduce((sum, { applied }) => sum + applied, 0),
      evaluated: await this.spans.currentUntil(q, governmentId, units, asOf, evaluatedCurrentUntil(asOf, rules)),
    };
  }

  /** What was recorded of a process, the latest first. @throws RefusedError `unknown_process` */
  async history(process: string): Promise<ProcessEvents> {
    const government = await this.organisations.government();
    const recorded = await this.processes.history(government.id, process);
    if (recorded.length === 0) {
      const reason = {
        id: 'proses bisnis ini tidak ada: pilih dari daftar proses',
        en: 'there is no such business process: choose one of the list',
        detail: `there is no process ${process}`,
      };
      throw new RefusedError('unknown_process', 'not_found', reason, { process });
    }
    const organisation = await this.organisations.organisation(government);
    const today = this.clock.today();
    const sops = recorded.flatMap(({ fact }) => ('sop' in fact ? [fact.sop] : []));
    const states = await this.states.of(this.database.db, government.id, sops, today, null);
    const aboutOf = (fact: ProcessFact): string | null => {
      if ('sop' in fact) return states.get(fact.sop)?.title ?? null;
      if (fact.type === 'assigned') return fact.unit === null ? null : organisation.unitOn(fact.unit, today).name;
      return fact.type === 'ended' ? fact.reason : fact.name;
    };
    return {
      items: recorded.reverse().map(({ id, fact, effectiveOn, recordedAt, actor, retracted }) => ({
        ...{ id, type: fact.type, effectiveOn, recordedAt: stampToIso(recordedAt), actor, about: aboutOf(fact) },
        retracted: retracted && { ...retracted, recordedAt: stampToIso(retracted.recordedAt) },
      })),
    };
  }
}

/** Those of which a unit is in charge, and those above them. */
function within(all: readonly StandingProcess[], isWithin: (unit: UnitId) => boolean): readonly StandingProcess[] {
  const byId = new Map(all.map((process) => [process.id, process]));
  const kept = new Set<string>();
  for (const process of all) {
    if (process.unit === null || !isWithin(process.unit)) continue;
    let at: StandingProcess | undefined = process;
    while (at && !kept.has(at.id)) {
      kept.add(at.id);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
  }
  return all.filter(({ id }) => kept.has(id));
}

function viewOf(
  { parent, unit, sops, counts, ...process }: StandingProcess,
  states: ReadonlyMap<SopId, SopState>,
  organisation: Organisation,
  date: CalendarDate,
): ProcessView {
  return {
    ...{ id: process.id, code: process.code, name: process.name, group: process.group, level: process.level },
    ...{ lowest: process.lowest, standing: process.standing, counts: { ...counts }, parentId: parent },
    unit: unit === null ? null : named(organisation, unit, date),
    sops: sops.flatMap((id) => {
      const state = states.get(id);
      if (!state) return [];
      const { title, stage, obliged, ratifiedOn } = state;
      const holder = state.unit === null ? '' : organisation.unitOn(state.unit, date).abbreviation;
      return [{ id, title, stage, unit: holder, inForce: ratifiedOn !== null, required: obliged }];
    }),
  };
}

function named(organisation: Organisation, unit: UnitId, date: CalendarDate): NonNullable<ProcessView['unit']> {
  const { id, code, name, abbreviation } = organisation.unitOn(unit, date);
  return { id, code, name, abbreviation };
}
