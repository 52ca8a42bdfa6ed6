import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { proposeArea, REFERENCE_AREAS } from '@pantausop/data';
import {
  foldSop,
  RefusedError,
  rulesetOn,
  type CalendarDate,
  type Stamp,
  type UnitId,
  unitKey,
} from '@pantausop/domain';
import { Clock, SETTINGS, type Settings } from '../config';
import type { Caller } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { SopsRepository } from '../register/sops.repository';
import { effectOf } from './effect';
import type { ImportRecord, Preview } from './import-record';
import { AreaFinder } from './planning/area-finder';
import type { Rights } from './planning/plan-request';
import type { Plan, RegisterSop } from './planning/plan';
import { planImport } from './planning/planner';
import { UnitFinder } from './planning/unit-finder';
import { previewOf } from './preview';
import { importRefusal } from './reading/import-refusal';
import type { ReadFile } from './reading/register-reader';
import { sentence } from './sentences';

/** The reform areas by every name they have borne. */
const AREAS = new AreaFinder(
  REFERENCE_AREAS.map(({ code, labels, articleLabel, roadMapLabels, aliases }) => ({
    code,
    label: labels.id,
    names: [labels.en, articleLabel, ...roadMapLabels.map(({ label }) => label), ...aliases],
  })),
);

/** A plan with its preview and the watermark under which it was made; the histories it was worked out on are let go. */
export interface Prepared {
  readonly plan: Plan;
  readonly preview: Preview;
  readonly knownAt: Stamp;
}

/** The government and organisation under which an import is planned. */
interface Basis {
  readonly government: Government;
  readonly organisation: Organisation;
  readonly finder: UnitFinder;
}

/** Compares a read file with the register as it is, and says what would come of it. */
@Injectable()
export class ImportPreparation {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly sops: SopsRepository,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get limits(): Settings['importLimits'] {
    return this.settings.importLimits;
  }

  get today(): CalendarDate {
    return this.clock.today();
  }

  async governmentId(): Promise<string> {
    return (await this.organisations.government()).id;
  }

  /**
   * The unit that is chosen for a whole file, by id, code, name or abbreviation.
   * @throws RefusedError when it is unknown, or outside the caller's scope (404)
   */
  async unitOf(text: string, caller: Caller, learnt: ReadonlyMap<string, UnitId>): Promise<UnitId> {
    const { organisation, finder } = await this.basis(this.today, learnt);
    const tree = organisation.treeOn(this.today);
    const found = (tree.find(text) ?? tree.byCode(text))?.id ?? finder.opd(text);
    const covered = found !== null && finder.heirs(found).every((unit) => caller.covers('import.run', unit, tree));
    if (found !== null && covered && finder.opdOf(found) !== null) return found;
    const near = finder.suggestion(text);
    const params = { unit: text, suggestion: near === null ? null : finder.name(near) };
    const said = sentence('unit_unknown', params);
    throw new RefusedError('unit_unknown', found === null ? 'invalid' : 'not_found', said.en, { ...said });
  }

  async prepare(
    record: ImportRecord,
    file: ReadFile,
    caller: Caller,
    learnt: ReadonlyMap<string, UnitId>,
  ): Promise<Prepared> {
    const { options, decisions } = record;
    const { government, organisation, finder } = await this.basis(options.effectiveOn, learnt);
    const worked = await planImport(
      {
        file,
        ...options,
        today: this.today,
        decisions,
        opds: this.decidedOpds(decisions.opds ?? {}, finder),
        rights: this.rightsOf(caller, organisation),
      },
      {
        government: government.unitId,
        lives: organisation.lives,
        learnt,
        areas: AREAS,
        propose: proposeArea,
        sopsOf: (units) => this.sopsOf(government.id, units),
        newId: randomUUID,
      },
    );
    const effect = effectOf(
      worked,
      this.today,
      organisation.excusedOn(this.today),
      rulesetOn(organisation.rulesets, this.today),
    );
    const { rows, proposedUnits, unknownOpds, digest } = worked;
    const plan = { rows, proposedUnits, unknownOpds, digest };
    const preview = previewOf(record, file, plan, effect, (unit) => finder.name(unit));
    return { plan, preview, knownAt: government.lastStamp };
  }

  private async sopsOf(governmentId: string, units: readonly UnitId[]): Promise<RegisterSop[]> {
    const found = await this.sops.in(governmentId, units);
    return found.map((sop) => ({ ...sop, state: foldSop(sop.history, this.today) }));
  }

  /** Names learnt from the decisions that a commit confirms. */
  async learntFrom(record: ImportRecord): Promise<{ key: string; alias: string; unit: UnitId }[]> {
    const { finder } = await this.basis(record.options.effectiveOn, new Map());
    const decided = this.decidedOpds(record.decisions.opds ?? {}, finder);
    return [...decided].map(([alias, unit]) => ({ key: unitKey(alias), alias, unit }));
  }

  private async basis(on: CalendarDate, learnt: ReadonlyMap<string, UnitId>): Promise<Basis> {
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    return { government, organisation, finder: new UnitFinder(organisation.lives, government.unitId, on, learnt) };
  }

  private decidedOpds(named: Readonly<Record<string, string>>, finder: UnitFinder): Map<string, UnitId> {
    return new Map(
      Object.entries(named).map(([name, meant]) => {
        const unit = finder.opd(meant);
        if (unit === null) throw importRefusal('unit_unknown', { unit: meant, suggestion: null });
        return [name, unit];
      }),
    );
  }

  private rightsOf(caller: Caller, organisation: Organisation): Rights {
    const tree = organisation.treeOn(this.today);
    const remembered = (permission: 'import.run' | 'register.govern') => {
      const known = new Map<UnitId, boolean>();
      return (unit: UnitId): boolean => {
        const covered =
          known.get(unit) ?? (caller.permissions.has(permission) && caller.covers(permission, unit, tree));
        known.set(unit, covered);
        return covered;
      };
    };
    return { mayRecord: remembered('import.run'), mayGovern: remembered('register.govern') };
  }
}
