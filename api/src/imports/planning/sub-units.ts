import {
  type CalendarDate,
  type UnitFact,
  type UnitId,
  type UnitKind,
  type UnitLife,
  unitKey,
} from '@pantausop/domain';
import type { ProposedUnit } from './plan';
import { UnitFinder } from './unit-finder';

const KINDS: readonly (readonly [RegExp, UnitKind])[] = [
  [/^bidang\b/, 'bidang'],
  [/^bagian\b|^sub ?bagian\b|^subbag\b|^sekretariat\b/, 'bagian'],
  [/^upt\b|^puskesmas\b|^balai\b|^instalasi\b/, 'upt'],
  [/^kelurahan\b/, 'kelurahan'],
];

/** Sub-units that the file names and the organisation does not have, collected while rows are read. */
export class SubUnits {
  private readonly proposed = new Map<string, { opd: UnitId; name: string; unit: UnitId; rows: number }>();

  constructor(
    private readonly units: UnitFinder,
    private readonly accepted: boolean,
    private readonly newId: () => UnitId,
  ) {}

  /** The id that the unit gets when it is made. Counts one row for it. */
  propose(opd: UnitId, name: string): UnitId {
    const key = `${opd} ${unitKey(name)}`;
    const held = this.proposed.get(key) ?? { opd, name, unit: this.newId(), rows: 0 };
    held.rows += 1;
    this.proposed.set(key, held);
    return held.unit;
  }

  list(): ProposedUnit[] {
    const codes = new Set<string>();
    return [...this.proposed.values()].map(({ opd, name, unit, rows }) => {
      const code = this.freeCode(opd, name, codes);
      codes.add(code);
      const kind = KINDS.find(([pattern]) => pattern.test(unitKey(name)))?.[1] ?? 'lainnya';
      const fact: UnitFact = { type: 'established', code, name, abbreviation: name, kind, parent: opd };
      // as old as its OPD: the register cannot say when the OPD divided its work
      const effectiveOn = this.units.life(opd)?.validFrom ?? ('1945-08-17' as CalendarDate);
      return { opd, name, unit, rows, accepted: this.accepted, fact, effectiveOn };
    });
  }

  /** The organisation with the accepted units in it. */
  livesWith(proposed: readonly ProposedUnit[]): ReadonlyMap<UnitId, UnitLife> {
    if (!this.accepted || proposed.length === 0) return this.units.lives;
    const lives = new Map(this.units.lives);
    for (const { unit: id, fact, effectiveOn: from } of proposed) {
      if (fact.type !== 'established') continue;
      const { code, name, abbreviation, kind, parent: parentId } = fact;
      const period = { from, unit: { id, code, name, abbreviation, kind, parentId } };
      lives.set(id, { id, validFrom: from, validTo: null, successors: [], periods: [period] });
    }
    return lives;
  }

  private freeCode(opd: UnitId, name: string, taken: ReadonlySet<string>): string {
    const slug = unitKey(name).toUpperCase().replaceAll(' ', '-').slice(0, 40).replace(/-$/, '');
    const wished = `${this.units.view(opd)?.code ?? 'OPD'}-${slug}`;
    for (let i = 1; ; i++) {
      const code = i === 1 ? wished : `${wished}-${i}`;
      if (!taken.has(code) && !this.units.hasCode(code)) return code;
    }
  }
}
