import { Inject, Injectable } from '@nestjs/common';
import { read, type Database } from '@pantausop/database';
import {
  RefusedError,
  rulesetOn,
  stampFromIso,
  stampToIso,
  type CalendarDate,
  type Letterhead,
  type Ruleset,
  type SopId,
  type SopMovement,
  type Stamp,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { callerOf } from '../../../access';
import { DATABASE } from '../../../config';
import type { Caller } from '../../../http';
import { CausesReader, type HeldMovement } from '../../../ledger/causes.reader';
import { LetterheadService } from '../../../letterhead/letterhead.service';
import { OrganisationService } from '../../../organisation/organisation.service';
import { resolveKnownAt } from '../../../organisation/units-view';
import type { FoundSop } from '../../../register/register-spans.repository';
import { RegisterStates } from '../../../register/register-states';
import type { ReportOrder } from '../../report-content';
import type { UnitName } from '../snapshot';

/** An order with what it is asked of: the record as it was known then. */
export interface Asked {
  readonly order: ReportOrder;
  /** the unit of the whole government, and the one that the report is about, of several the first */
  readonly government: UnitId;
  readonly root: UnitId;
  /** all that it is about */
  readonly roots: readonly UnitId[];
  readonly letterhead: Letterhead;
  readonly governmentName: Pick<UnitName, 'name' | 'abbreviation'>;
  readonly sample: boolean;
  /** of the order, or the end of the record where that lies before: what is recorded meanwhile changes nothing */
  readonly knownAt: string;
  readonly tree: UnitTree;
  readonly rules: Ruleset;
  /** who reads everything: what a recipient may see is decided by the order */
  readonly caller: Caller;
}

/** Reads from the record what the answers of the screen do not give: movements and states of SOPs, as known at one moment. */
@Injectable()
export class ReportRecord {
  /** the last reading of all SOPs as known at an earlier moment */
  private then: { readonly key: string; readonly found: Promise<readonly FoundSop[]> } | null = null;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly causes: CausesReader,
    private readonly states: RegisterStates,
    private readonly letterheads: LetterheadService,
  ) {}

  /** @throws RefusedError while there is no government, or when the unit of the order does not stand on its day */
  async ask(order: ReportOrder): Promise<Asked> {
    const government = await this.organisations.government();
    const asked = stampFromIso(order.knownAt);
    const { known, knownAt } = knownOf(
      stampToIso(asked < government.lastStamp ? asked : government.lastStamp),
      government,
    );
    const organisation = await this.organisations.organisation(government, known);
    const tree = organisation.treeOn(order.asOf);
    if (!tree.find(government.unitId)) throw nothingBy(order);
    for (const id of order.unitIds) organisation.mustExist(id, order.asOf);
    const roots = order.unitIds.length === 0 ? [government.unitId] : order.unitIds;
    const { name, abbreviation } = organisation.unitOn(government.unitId, order.asOf);
    const grants = [{ role: 'organisasi' as const, unitId: government.unitId }];
    return {
      order,
      government: government.unitId,
      root: roots[0] ?? government.unitId,
      roots,
      letterhead: await this.letterheads.at(government.id, Date.parse(order.knownAt), tree, government.unitId),
      governmentName: { name, abbreviation },
      sample: government.sample,
      knownAt,
      tree,
      rules: rulesetOn(organisation.rulesets, order.asOf),
      caller: callerOf({ userId: 'reports', username: 'reports', name: 'PantauSOP', grants }, 'command-line'),
    };
  }

  /** What moved in the root after one day until another. */
  movements({ root, knownAt }: Asked, after: CalendarDate, to: CalendarDate): Promise<HeldMovement[]> {
    return read(this.database, async (q) => {
      const government = await this.organisations.government(q);
      const { known } = knownOf(knownAt, government);
      const organisation = await this.organisations.organisation(government, known, q);
      return this.causes.ofSops(q, government.id, root, { after, to }, organisation, known);
    });
  }

  /** The SOPs that stand in the roots or below them on a day. */
  sopsWithin({ government, roots, knownAt }: Asked, day: CalendarDate): Promise<readonly FoundSop[]> {
    return read(this.database, async (q) => {
      const record = await this.organisations.government(q);
      const { known } = knownOf(knownAt, record);
      const tree = (await this.organisations.organisation(record, known, q)).treeOn(day);
      const units = roots.flatMap((root) => tree.subtree(root).map(({ id }) => id));
      if (known === null) return this.states.within(q, record.id, units, day, known);
      const all = await this.allThen(`${known}|${day}`, () =>
        this.states.within(
          q,
          record.id,
          tree.subtree(government).map(({ id }) => id),
          day,
          known,
        ),
      );
      const within = new Set(units);
      return all.filter(({ state }) => state.unit !== null && within.has(state.unit));
    });
  }

  /** What was known earlier is partly folded from histories: once for the reports of one run, which ask OPD after OPD. */
  private allThen(key: string, reading: () => Promise<FoundSop[]>): Promise<readonly FoundSop[]> {
    if (this.then?.key === key) return this.then.found;
    const found = reading();
    this.then = { key, found };
    found.catch(() => (this.then = null));
    return found;
  }

  /** The titles of SOPs as they are on the day. */
  async titles({ knownAt, order }: Asked, ids: readonly SopId[]): Promise<ReadonlyMap<SopId, string>> {
    return read(this.database, async (q) => {
      const government = await this.organisations.government(q);
      const states = await this.states.of(q, government.id, ids, order.asOf, knownOf(knownAt, government).known);
      return new Map([...states].map(([id, { title }]) => [id, title]));
    });
  }
}

const nothingBy = ({ asOf, knownAt }: ReportOrder): RefusedError =>
  new RefusedError('nothing_recorded', 'invalid', {
    id: `belum ada yang tercatat tentang ${asOf} pada saat itu: pilih tanggal yang lebih kemudian`,
    en: `nothing of ${asOf} was recorded by then: choose a later date`,
    detail: `nothing of ${asOf} was recorded by ${knownAt}: choose a later date`,
  });

function knownOf(knownAt: string, { lastStamp }: { lastStamp: Stamp }): { known: Stamp | null; knownAt: string } {
  const { knownAt: at, past } = resolveKnownAt(knownAt, lastStamp);
  return { known: past ? at : null, knownAt };
}

/** The OPD of a government in which a movement lies on the day of the report; null for the government's own SOPs. */
export const opdOf = ({ tree }: Asked, { own }: HeldMovement): UnitId | null => tree.opdOf(own)?.id ?? null;

/** Movements by OPD. */
export function byOpd(asked: Asked, movements: readonly HeldMovement[]): ReadonlyMap<UnitId, SopMovement[]> {
  const held = new Map<UnitId, SopMovement[]>();
  for (const movement of movements) {
    const opd = opdOf(asked, movement);
    if (opd !== null) held.set(opd, [...(held.get(opd) ?? []), movement]);
  }
  return held;
}

/** The OPDs of a report on such, by name. @throws RefusedError when it names none */
export function mustBeOfUnits({ order, tree }: Asked): readonly [UnitName, ...UnitName[]] {
  const units = order.unitIds.flatMap((id) => tree.find(id) ?? []).map(nameOf);
  const [first, ...others] = units.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (first) return [first, ...others];
  throw new RefusedError('report_without_unit', 'invalid', {
    id: 'laporan ini tentang sebuah OPD: pilih OPD-nya',
    en: 'this report is about an OPD: choose which one',
    detail: `a report of kind ${order.kind} is about an OPD: name it`,
  });
}

export const nameOf = ({ id, code, name, abbreviation, kind }: UnitName): UnitName => ({
  ...{ id, code, name, abbreviation, kind },
});
