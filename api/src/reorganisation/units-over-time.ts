import { Injectable } from '@nestjs/common';
import type { UnitHistoryView, UnitMarks } from '@pantausop/contracts';
import { addDays, addMonths, predecessorsOf, unitMarks, type CalendarDate, type UnitLife } from '@pantausop/domain';
import { Clock } from '../config';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import { unknownUnit } from '../organisation/unknown-unit';
import { namedOn } from './unit-names';

/** Months of marks that nobody asked a range for. */
const USUAL_MONTHS = 12;

/** How units came about and what became of them. */
@Injectable()
export class UnitsOverTime {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `not_found` for a unit that was never recorded */
  async history(id: string): Promise<UnitHistoryView> {
    const { lives } = await this.organisation(undefined);
    const life = lifeOf(id, lives);
    const { kind } = life.periods.at(-1)?.unit ?? life.periods[0]?.unit ?? { kind: 'lainnya' };
    const { validFrom, validTo, successors } = life;
    return {
      ...{ id, kind, validFrom, validTo },
      names: stretches(life, ({ code, name, abbreviation }) => ({ code, name, abbreviation })),
      parents: stretches(life, ({ parentId }) => ({ parentId })).map(({ from, to, parentId }) => ({
        ...{ from, to },
        unit: parentId === null ? null : namedOn(lives, parentId, from),
      })),
      predecessors: predecessorsOf(lives, id).map(({ id: unit, on }) => ({
        unit: namedOn(lives, unit, addDays(on, -1)),
        on,
      })),
      successors:
        validTo === null ? [] : successors.map((unit) => ({ unit: namedOn(lives, unit, validTo), on: validTo })),
    };
  }

  /** @throws RefusedError `not_found` for a unit that was never recorded */
  async marks(
    id: string,
    query: { readonly from?: CalendarDate; readonly to?: CalendarDate; readonly knownAt?: string },
  ): Promise<UnitMarks> {
    const { lives } = await this.organisation(query.knownAt);
    lifeOf(id, lives);
    const to = query.to ?? this.clock.today();
    const from = query.from ?? addMonths(to, -USUAL_MONTHS);
    return {
      items: unitMarks(lives, id, [from, to]).map(({ on, changes }) => ({
        on,
        changes: changes.map((change) => ({
          type: change.type,
          from: change.from.map((unit) => namedOn(lives, unit, addDays(on, -1))),
          to: change.to.map((unit) => namedOn(lives, unit, on)),
        })),
      })),
    };
  }

  private async organisation(knownAt: string | undefined): Promise<Organisation> {
    const government = await this.organisations.government();
    const then = resolveKnownAt(knownAt, government.lastStamp);
    return this.organisations.organisation(government, then.past ? then.knownAt : null);
  }
}

function lifeOf(id: string, lives: ReadonlyMap<string, UnitLife>): UnitLife {
  const life = lives.get(id);
  if (life) return life;
  throw unknownUnit(id, `there is no unit ${id}`);
}

/** The periods of a life over which a part of it stays the same; `to` is exclusive. */
function stretches<T extends object>(
  { periods, validTo }: UnitLife,
  partOf: (unit: UnitLife['periods'][number]['unit']) => T,
): (T & { readonly from: CalendarDate; readonly to: CalendarDate | null })[] {
  const parts = periods
    .map(({ from, unit }) => ({ from, part: partOf(unit) }))
    .filter(({ part }, index, all) => JSON.stringify(part) !== JSON.stringify(all[index - 1]?.part));
  return parts.map(({ from, part }, index) => ({ ...part, from, to: parts[index + 1]?.from ?? validTo }));
}
