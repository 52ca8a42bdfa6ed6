import { Injectable } from '@nestjs/common';
import {
  excusalsIn,
  excusedOn,
  lineagesIn,
  opdLineagesIn,
  RefusedError,
  rulesetsKnownAt,
  rulesetStamps,
  stamp,
  treeOn,
  turningDays,
  unitLives,
  type AreaDecision,
  type CalendarDate,
  type ExcusalsOf,
  type ExcusedBy,
  type LineagesOf,
  type PublishedRuleset,
  type Rulesets,
  type Stamp,
  type UnitHistory,
  type UnitId,
  type UnitLife,
  type UnitOnDate,
  type UnitTree,
} from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { noGovernment } from './no-government';
import { OrganisationRepository, type Government, type Target } from './organisation.repository';
import { PolicyRepository } from './policy.repository';

/** The organisation and the rules as known at one moment; a tree is made once for all days on which it is the same. */
export class Organisation {
  readonly lineagesOf: LineagesOf;
  readonly opdLineagesOf: LineagesOf;
  readonly excusalsOf: ExcusalsOf;
  /** the rulesets that stand, by their start */
  readonly rulesets: Rulesets;
  private readonly turns: readonly CalendarDate[];
  /** by the turn since which they hold; null = before the first */
  private readonly trees = new Map<CalendarDate | null, UnitTree>();

  constructor(
    readonly lives: ReadonlyMap<UnitId, UnitLife>,
    private readonly decisions: readonly AreaDecision[],
    private readonly knownAt: Stamp | null,
    /** every ruleset ever published */
    readonly published: readonly PublishedRuleset[],
  ) {
    this.lineagesOf = lineagesIn(lives);
    this.opdLineagesOf = opdLineagesIn(lives);
    this.excusalsOf = excusalsIn(decisions, this.lineagesOf, knownAt);
    this.rulesets = rulesetsKnownAt(published, knownAt);
    this.turns = turningDays(lives);
  }

  treeOn(date: CalendarDate): UnitTree {
    const since = this.turns.findLast((turn) => turn <= date) ?? null;
    const known = this.trees.get(since);
    if (known) return known;
    const tree = treeOn(this.lives, date);
    if (this.trees.size >= MOST_TREES) this.trees.clear();
    this.trees.set(since, tree);
    return tree;
  }

  /** The unit that bears an id, or on the day a code; what was asked when there is neither, for others to refuse. */
  idOf(asked: string, on: CalendarDate): UnitId {
    return this.lives.has(asked) ? asked : (this.treeOn(on).byCode(asked)?.id ?? asked);
  }

  /** @throws RefusedError when there is no such unit on the day */
  mustExist(unit: UnitId, on: CalendarDate): void {
    if (this.treeOn(on).find(unit)) return;
    const life = this.lives.get(unit);
    const sejak = life
      ? ` (berdiri sejak ${life.validFrom}${life.validTo ? ` sampai sebelum ${life.validTo}` : ''})`
      : '';
    const since = life ? ` (it stands from ${life.validFrom}${life.validTo ? ` to before ${life.validTo}` : ''})` : '';
    const reason = {
      id: `unit itu tidak ada pada ${on}${sejak}: pilih unit atau tanggal lain`,
      en: `there is no such unit on ${on}${since}: choose another unit or date`,
      detail: `there is no unit ${unit} on ${on}${since}: choose another`,
    };
    throw new RefusedError('unit_not_valid', 'invalid', reason, { unit, date: on });
  }

  /** The unit on a day; for one that is not there on that day, as it first or last was. @throws RangeError when it never was */
  unitOn(unit: UnitId, on: CalendarDate): UnitOnDate {
    const found = this.treeOn(on).find(unit);
    if (found) return found;
    const life = this.lives.get(unit);
    const period = life?.periods.findLast(({ from }) => from <= on) ?? life?.periods[0];
    if (!life || !period) throw new RangeError(`no unit ${unit}`);
    return { ...period.unit, validFrom: life.validFrom, validTo: life.validTo };
  }

  /** The unit, or while it does not stand the nearest of those above it that does. @throws RefusedError when there never was such a unit */
  standingOf(unit: UnitId, on: CalendarDate): UnitId {
    if (this.treeOn(on).find(unit)) return unit;
    if (!this.lives.has(unit)) this.mustExist(unit, on);
    const { parentId } = this.unitOn(unit, on);
    return parentId === null ? unit : this.standingOf(parentId, on);
  }

  /** What a page about a unit is about: the government that the unit is or belongs to, or the unit above governments. */
  pageOf(unit: UnitId, on: CalendarDate): UnitId {
    const standing = this.standingOf(unit, on);
    return this.treeOn(on).opdOf(standing)?.parentId ?? standing;
  }

  /** Whether the figures of `unit` are part of those of `holder` on a day. */
  heldBy(unit: UnitId, holder: UnitId, on: CalendarDate): boolean {
    return this.treeOn(on).isWithin(unit, holder);
  }

  excusedOn(date: CalendarDate): ExcusedBy {
    return excusedOn(this.decisions, this.treeOn(date), date, this.knownAt);
  }
}

/** Trees that are kept at most: one of a nation has some ten thousands of units. */
const MOST_TREES = 50;

/** What is recorded of a government's units, read once per state of the record. */
interface Loaded {
  /** the newest record up to which it is known to hold */
  watermark: Stamp;
  /** what was last recorded of the organisation: the same says that nothing was since */
  readonly last: string;
  readonly history: UnitHistory;
  readonly decisions: readonly AreaDecision[];
  readonly targets: readonly Target[];
  readonly rulesets: readonly PublishedRuleset[];
  /** the stamps under which any of it was recorded, ascending */
  readonly stamps: readonly Stamp[];
  /** by the stamp since which they hold */
  readonly views: Map<number, Organisation>;
}

@Injectable()
export class OrganisationService {
  private readonly loaded = new Map<string, Loaded>();

  constructor(
    private readonly repository: OrganisationRepository,
    private readonly policies: PolicyRepository,
  ) {}

  /** @throws RefusedError while the database holds no government (`npm run cli -- seed`). */
  async government(q?: Queryable): Promise<Government> {
    const [first] = await this.repository.governments(q);
    if (!first) {
      throw noGovernment('the database is empty: run "npm run cli -- seed" first');
    }
    return first;
  }

  /** The organisation as known at `knownAt`; null = everything recorded. Reads the database only when the record has moved on. */
  async organisation(government: Government, knownAt: Stamp | null = null, q?: Queryable): Promise<Organisation> {
    return viewOf(await this.load(government, q), knownAt);
  }

  /** Today's targets of a unit, as known at `knownAt`: per area, measure and due date the last one decided. */
  async targets(government: Government, unit: UnitId, date: CalendarDate, knownAt: Stamp): Promise<Target[]> {
    const { targets } = await this.load(government);
    const standing = new Map<string, Target>();
    for (const target of targets) {
      if (target.unit !== unit || target.effectiveOn > date || target.recordedAt > knownAt) continue;
      if (target.retractedAt !== null && target.retractedAt <= knownAt) continue;
      standing.set(`${target.area}|${target.measure}|${target.dueOn}`, target);
    }
    return [...standing.values()].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  }

  /** The organisation as this transaction sees it. */
  async organisationIn(q: Queryable, governmentId: string): Promise<Organisation> {
    return (await this.newestIn(q, governmentId)).organisation;
  }

  /** The same, with the watermark up to which it at least is known. */
  async newestIn(q: Queryable, governmentId: string): Promise<{ lastStamp: Stamp; organisation: Organisation }> {
    const { lastStamp, organisation } = await this.repository.newest(governmentId, q);
    return { lastStamp, organisation: viewOf(await this.loadedAt(organisation, governmentId, q), null) };
  }

  private async load(government: Government, q?: Queryable): Promise<Loaded> {
    const known = this.loaded.get(government.id);
    if (known?.watermark === government.lastStamp) return known;
    const { organisation } = await this.repository.newest(government.id, q);
    const loaded = await this.loadedAt(organisation, government.id, q);
    loaded.watermark = government.lastStamp;
    return loaded;
  }

  /** Most of what is recorded concerns SOPs: what is known of the organisation holds until something is recorded of it. */
  private async loadedAt(last: string, governmentId: string, q?: Queryable): Promise<Loaded> {
    const known = this.loaded.get(governmentId);
    if (known?.last === last) return known;
    // one after the other: a transaction has one connection
    const history = await this.repository.unitHistory(governmentId, q);
    const decisions = await this.repository.areaDecisions(governmentId, q);
    const targets = await this.repository.targets(governmentId, q);
    const rulesets = await this.policies.rulesets(governmentId, q);
    const stamps = [...history.events, ...history.retractions, ...decisions].map(({ recordedAt }) => recordedAt);
    stamps.push(...rulesetStamps(rulesets));
    for (const { retractedAt } of decisions) if (retractedAt !== null) stamps.push(retractedAt);
    const loaded: Loaded = {
      ...{ watermark: stamp(0), last, history, decisions, targets, rulesets, views: new Map() },
      stamps: [...new Set(stamps)].sort((a, b) => a - b),
    };
    this.loaded.set(governmentId, loaded);
    return loaded;
  }
}

/** The organisation changes only with its own records: views between two of them are one. */
function viewOf({ history, decisions, rulesets, stamps, views }: Loaded, knownAt: Stamp | null): Organisation {
  const key = knownAt === null ? Infinity : (stamps.findLast((at) => at <= knownAt) ?? 0);
  const known = views.get(key);
  if (known) return known;
  const view = new Organisation(unitLives(history, knownAt), decisions, knownAt, rulesets);
  if (views.size > 20) views.clear();
  views.set(key, view);
  return view;
}
