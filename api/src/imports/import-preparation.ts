import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { proposeArea } from '@pantausop/data';
import {
  foldSop,
  headerKey,
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
import { EffectOnFigures } from '../register/effect-on-figures';
import { PlannedDifferences } from '../register/planned-differences';
import type { RecordedSop } from '../register/register-batch';
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
import { refusal } from './refusal';

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
    throw refusal(found === null ? 'invalid' : 'not_found', 'unit_unknown', params);
  }

  async prepare(record: ImportRecord, file: ReadFile, caller: Caller, memory: ImportMemory): Promise<Prepared> {
    const { options, decisions } = record;
    const { government, organisation, finder } = await this.basis(options.effectiveOn, memory.units);
    const differences = new PlannedDifferences(this.today, rulesetOn(organisation.rulesets, this.today));
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
        sops: async (ids) => this.asToday(await this.sops.of(ids)),
        changes: (before, after) => differences.book({ before, after }),
        newId: randomUUID,
      },
    );
    const effect = await this.effectOf(worked, differences, government, organisation);
    const { rows, tally, proposedUnits, unknownOpds, namedOpds, digest } = worked;
    const plan = { rows, tally, proposedUnits, unknownOpds, namedOpds, digest };
    const preview = previewOf(record, file, plan, effect, (unit) => finder.name(unit));
    return { plan, preview, knownAt: government.lastStamp };
  }

  private async *sopsOf(governmentId: string, units: readonly UnitId[]): AsyncGenerator<RegisterSop[]> {
    for await (const page of this.sops.pagesIn(governmentId, units)) {
      yield this.asToday(page);
      await nextTurn();
    }
  }

  private asToday(sops: readonly RecordedSop[]): RegisterSop[] {
    return sops.map((sop) => ({ ...sop, state: foldSop(sop.history, this.today) }));
  }

  private effectOf(
    worked: WorkedPlan,
    differences: PlannedDifferences,
    government: Government,
    organisation: Organisation,
  ) {
    const { today } = this;
    const basis = {
      ...{ government, today, tree: treeOn(worked.lives, today) },
      ...{ excused: organisation.excusedOn(today), ruleset: rulesetOn(organisation.rulesets, today) },
    };
    return this.effects.of(basis, differences, new Set(worked.opds));
  }

  /** What people's decisions on a file teach once it is committed. */
  async lessonOf(record: ImportRecord, file: ReadFile, plan: Plan): Promise<Lesson> {
    const { options, decisions } = record;
    const { government, finder } = await this.basis(options.effectiveOn, new Map());
    const decided = this.decidedOpds(decisions.opds ?? {}, finder);
    const home = options.unit ?? government.unitId;
    // what the file itself says of areas needs no memory
    const areas: Lesson['areas'][number][] = [];
    for (const part of options.area === null ? plan.rows.parts() : []) {
      for (const { row, planned, area } of part) {
        if (!planned?.isNew || !area || row.says.area !== null) continue;
        areas.push({ titleKey: titleKey(row.says.title), area: area.code });
      }
      await nextTurn();
    }
    return {
      units: [...decided].map(([alias, unit]) => ({ key: unitKey(alias), alias, unit })),
      headers: file.columns.flatMap(({ header, field, said }) => {
        const key = headerKey(header);
        return said === 'chosen' && key !== '' ? [{ unit: home, key, header, field }] : [];
      }),
      areas,
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
