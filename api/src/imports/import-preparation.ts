import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { proposeArea } from '@pantausop/data';
import {
  foldSop,
  headerKey,
  RefusedError,
  rulesetOn,
  titleKey,
  treeOn,
  type CalendarDate,
  type Stamp,
  type UnitId,
  unitKey,
} from '@pantausop/domain';
import { Clock, SETTINGS, type Settings } from '../config';
import type { Caller } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { EffectOnFigures, type ChangedSop } from '../register/effect-on-figures';
import { SopsRepository } from '../register/sops.repository';
import { AREAS } from '../organisation/areas';
import type { ImportMemory, Lesson } from './import-memory.repository';
import type { ImportRecord, Preview } from './import-record';
import { proposerOf } from './planning/learnt-areas';
import type { Rights } from './planning/plan-request';
import type { Plan, RegisterSop } from './planning/plan';
import { planImport, type WorkedPlan } from './planning/planner';
import { UnitFinder } from './planning/unit-finder';
import { previewOf } from './preview';
import { importRefusal } from './reading/import-refusal';
import type { ReadFile } from './reading/register-reader';
import { sentence } from './sentences';

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
    private readonly effects: EffectOnFigures,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get limits(): Settings['importLimits'] {
    return this.settings.importLimits;
  }

  get today(): CalendarDate {
    return this.clock.today();
  }

  government(): Promise<Government> {
    return this.organisations.government();
  }

  /** The OPDs of today, by name. */
  async opdNames(): Promise<string[]> {
    const government = await this.government();
    const organisation = await this.organisations.organisation(government);
    return organisation
      .treeOn(this.today)
      .opdsWithin(government.unitId)
      .map(({ name }) => name)
      .sort();
  }

  /**
   * The unit that is chosen for a whole file, by id, code, name or abbreviation.
   * @throws RefusedError when it is unknown, or outside the caller's scope (404)
   */
  async unitOf(text: string, caller: Caller, memory: ImportMemory): Promise<UnitId> {
    const { organisation, finder } = await this.basis(this.today, memory.units);
    const tree = organisation.treeOn(this.today);
    const found = (tree.find(text) ?? tree.byCode(text))?.id ?? finder.opd(text);
    const covered = found !== null && finder.heirs(found).every((unit) => caller.covers('import.run', unit, tree));
    if (found !== null && covered && finder.opdOf(found) !== null) return found;
    const near = finder.suggestion(text);
    const params = { unit: text, suggestion: near === null ? null : finder.name(near.value) };
    const said = sentence('unit_unknown', params);
    throw new RefusedError('unit_unknown', found === null ? 'invalid' : 'not_found', said.en, { ...said });
  }

  async prepare(record: ImportRecord, file: ReadFile, caller: Caller, memory: ImportMemory): Promise<Prepared> {
    const { options, decisions } = record;
    const { government, organisation, finder } = await this.basis(options.effectiveOn, memory.units);
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
        learnt: memory.units,
        areas: AREAS,
        propose: proposerOf(memory.areas, proposeArea),
        sopsOf: (units) => this.sopsOf(government.id, units),
        newId: randomUUID,
      },
    );
    const effect = await this.effectOf(worked, government, organisation);
    const { rows, proposedUnits, unknownOpds, namedOpds, digest } = worked;
    const plan = { rows, proposedUnits, unknownOpds, namedOpds, digest };
    const preview = previewOf(record, file, plan, effect, (unit) => finder.name(unit));
    return { plan, preview, knownAt: government.lastStamp };
  }

  private async sopsOf(governmentId: string, units: readonly UnitId[]): Promise<RegisterSop[]> {
    const found = await this.sops.in(governmentId, units);
    return found.map((sop) => ({ ...sop, state: foldSop(sop.history, this.today) }));
  }

  private effectOf(worked: WorkedPlan, government: Government, organisation: Organisation) {
    const { today } = this;
    const held = new Map(worked.before.map(({ id, state }) => [id, state]));
    function* changed(): Generator<ChangedSop> {
      for (const [id, history] of worked.after) yield { before: held.get(id) ?? null, after: foldSop(history, today) };
    }
    const basis = {
      ...{ government, today, tree: treeOn(worked.lives, today) },
      ...{ excused: organisation.excusedOn(today), ruleset: rulesetOn(organisation.rulesets, today) },
    };
    return this.effects.of(basis, changed(), new Set(worked.opds));
  }

  /** What people's decisions on a file teach once it is committed. */
  async lessonOf(record: ImportRecord, file: ReadFile, plan: Plan): Promise<Lesson> {
    const { options, decisions } = record;
    const { government, finder } = await this.basis(options.effectiveOn, new Map());
    const decided = this.decidedOpds(decisions.opds ?? {}, finder);
    const home = options.unit ?? government.unitId;
    return {
      units: [...decided].map(([alias, unit]) => ({ key: unitKey(alias), alias, unit })),
      headers: file.columns.flatMap(({ header, field, said }) => {
        const key = headerKey(header);
        return said === 'chosen' && key !== '' ? [{ unit: home, key, header, field }] : [];
      }),
      // what the file itself says of areas needs no memory
      areas: plan.rows.flatMap(({ row, planned, area }) =>
        planned?.isNew && area && row.says.area === null && options.area === null
          ? [{ titleKey: titleKey(row.says.title), area: area.code }]
          : [],
      ),
    };
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
