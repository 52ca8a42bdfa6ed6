import type { CalendarDate } from '../calendar/calendar-date';
import { isGovernment, treeOn, type UnitLife, type UnitOnDate } from '../organisation/unit-tree';
import type { UnitId } from '../sop/events';
import { RefusedError } from '../errors';

/** The units as recorded before an operation, asked about the day on which it takes effect. Each answer refuses in words. */
export class Standing {
  private readonly tree;

  constructor(
    readonly lives: ReadonlyMap<UnitId, UnitLife>,
    readonly on: CalendarDate,
  ) {
    this.tree = treeOn(lives, on);
  }

  /** Its name on the day, or the nearest one that it ever bore. */
  name(unit: UnitId): string {
    const life = this.lives.get(unit);
    const period = life?.periods.findLast(({ from }) => from <= this.on) ?? life?.periods[0];
    return period?.unit.name ?? unit;
  }

  /** The unit as it is on the day. @throws RefusedError when it does not stand then */
  unit(id: UnitId): UnitOnDate {
    const life = this.lives.get(id);
    if (!life) {
      throw new RefusedError(
        'unit_unknown',
        'invalid',
        {
          en: 'there is no such unit: choose another one',
          id: 'unit itu tidak ada: pilih unit lain',
          detail: `there is no unit ${id}`,
        },
        { unit: id },
      );
    }
    const found = this.tree.find(id);
    if (found) return found;
    const [name, { validFrom, validTo }] = [this.name(id), life];
    if (this.on < validFrom) {
      throw new RefusedError(
        'before_unit',
        'invalid',
        {
          en: `${name} stands only from ${validFrom}: choose that day or a later one`,
          id: `${name} baru berdiri sejak ${validFrom}: pilih tanggal itu atau sesudahnya`,
        },
        { unit: id, date: validFrom },
      );
    }
    throw new RefusedError(
      'after_unit',
      'invalid',
      {
        en: `${name} ended on ${validTo}: choose an earlier day or another unit`,
        id: `${name} berakhir pada ${validTo}: pilih tanggal yang lebih awal atau unit lain`,
      },
      { unit: id, date: validTo ?? '' },
    );
  }

  /** A unit that may end on the day: below a government, begun before, with nothing recorded of it later. */
  mayEnd(id: UnitId): UnitOnDate {
    const unit = this.unit(id);
    const life = this.lives.get(id);
    if (isGovernment(unit.kind) || unit.kind === 'nation') {
      throw new RefusedError(
        'government_stays',
        'invalid',
        { en: `${unit.name} is the government itself and cannot end`, id: `${unit.name} tidak dapat diakhiri` },
        { unit: id },
      );
    }
    if (unit.validFrom === this.on) {
      throw new RefusedError(
        'before_unit',
        'invalid',
        {
          en: `${unit.name} stands only from ${unit.validFrom}: it cannot end on its first day`,
          id: `${unit.name} baru berdiri sejak ${unit.validFrom}: tidak dapat berakhir pada hari pertamanya`,
        },
        { unit: id, date: unit.validFrom },
      );
    }
    const later = life?.validTo ?? life?.periods.find(({ from }) => from > this.on)?.from;
    if (later) {
      throw new RefusedError(
        'changed_later',
        'invalid',
        {
          en: `a later change of ${unit.name} is on record (${later}): retract it first`,
          id: `perubahan ${unit.name} yang lebih kemudian sudah tercatat (${later}): tarik dahulu`,
        },
        { unit: id, date: later },
      );
    }
    return unit;
  }

  /** A unit that can take over from the day on for good. */
  maySucceed(id: UnitId): UnitOnDate {
    const life = this.lives.get(id);
    if (life && this.on < life.validFrom) {
      const { en, id: said } = {
        en: `${this.name(id)} does not stand yet on ${this.on} (only from ${life.validFrom}): choose another successor`,
        id: `${this.name(id)} belum berdiri pada ${this.on} (baru sejak ${life.validFrom}): pilih penerus lain`,
      };
      throw new RefusedError('successor_not_valid', 'invalid', { en, id: said }, { unit: id, date: life.validFrom });
    }
    if (life && life.validTo !== null) {
      const { en, id: said } = {
        en: `${this.name(id)} ends itself on ${life.validTo}: choose a successor that stays`,
        id: `${this.name(id)} sendiri berakhir pada ${life.validTo}: pilih penerus yang tetap ada`,
      };
      throw new RefusedError('successor_not_valid', 'invalid', { en, id: said }, { unit: id, date: life.validTo });
    }
    return this.unit(id);
  }

  children(id: UnitId): readonly UnitOnDate[] {
    return this.tree.children(id);
  }

  subtree(id: UnitId): readonly UnitOnDate[] {
    return this.tree.subtree(id);
  }
}
