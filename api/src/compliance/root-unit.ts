import type { CalendarDate, UnitId, UnitOnDate } from '@pantausop/domain';
import type { Caller } from '../http';
import type { Organisation } from '../organisation/organisation.service';
import { unknownUnit } from '../organisation/unknown-unit';

/** A date on which the root stands, with the root as it then is. */
export interface Standing {
  readonly date: CalendarDate;
  readonly root: UnitOnDate;
}

/**
 * The root on those of the asked dates on which it stands: a unit has no figures before its first day nor from its last on.
 *
 * @param asked its id, or the code that it bears on the latest of these dates on which any unit bears it
 * @throws RefusedError 404 when no such unit is known or it lies outside the caller's scope; 422 when it stands on none of the dates
 */
export function standingsOf(
  asked: UnitId,
  dates: readonly CalendarDate[],
  organisation: Organisation,
  caller: Caller,
): readonly [Standing, ...Standing[]] {
  const id = organisation.lives.has(asked) ? asked : unitOfCode(asked, dates, organisation);
  const [first, ...later] = dates.flatMap((date): Standing[] => {
    const root = id === undefined ? undefined : organisation.treeOn(date).find(id);
    return root ? [{ date, root }] : [];
  });
  const last = (later.at(-1) ?? first)?.date ?? dates.at(-1);
  const seen = id !== undefined && last !== undefined && caller.covers('figures.read', id, organisation.treeOn(last));
  if (seen) organisation.mustExist(id, last);
  if (seen && first) return [first, ...later];
  throw unknownUnit(asked, `there is no unit ${asked} here: GET /api/v1/units lists the units of a date`);
}

function unitOfCode(code: string, dates: readonly CalendarDate[], organisation: Organisation): UnitId | undefined {
  for (const date of dates.toReversed()) {
    const unit = organisation.treeOn(date).byCode(code);
    if (unit) return unit.id;
  }
  return undefined;
}
