import { Injectable } from '@nestjs/common';
import type { Progress } from '@pantausop/contracts';
import type { Queryable } from '@pantausop/database';
import { figuresOf, originOn, pooledFigures, type CalendarDate, type UnitId } from '@pantausop/domain';
import type { Caller } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { resolveKnownAt } from '../organisation/units-view';
import { FiguresReader, type DatedBasis } from './figures.reader';
import type { ProgressQuestion } from './question';
import { named } from './views';

type Before = NonNullable<Progress['before']>;

/** The line of a unit before it existed: that of the units out of which it came, pooled. */
@Injectable()
export class PredecessorsReader {
  constructor(
    private readonly figures: FiguresReader,
    private readonly organisations: OrganisationService,
  ) {}

  /** @returns null where the unit came of none, or stood on all asked dates */
  async before(
    q: Queryable,
    government: Government,
    question: ProgressQuestion,
    root: UnitId,
    caller: Caller,
  ): Promise<Before | null> {
    const { knownAt, past } = resolveKnownAt(question.knownAt, government.lastStamp);
    const { lives } = await this.organisations.organisation(government, past ? knownAt : null, q);
    const validFrom = lives.get(root)?.validFrom;
    if (validFrom === undefined) return null;
    const datesOf = new Map<UnitId, CalendarDate[]>();
    for (const date of question.dates.filter((one) => one < validFrom)) {
      for (const unit of originOn(lives, root, date)) datesOf.set(unit, [...(datesOf.get(unit) ?? []), date]);
    }
    const onDate = new Map<CalendarDate, DatedBasis[]>();
    for (const [unit, dates] of datesOf) {
      const asked = { ...question, root: unit, dates };
      for (const dated of await this.figures.bases(q, government, asked, caller, () => [])) {
        onDate.set(dated.date, [...(onDate.get(dated.date) ?? []), dated]);
      }
    }
    if (onDate.size === 0) return null;
    const days = [...onDate].sort(([a], [b]) => (a < b ? -1 : 1));
    const last = days.at(-1)?.[1] ?? [];
    return {
      until: validFrom,
      units: last.map((dated) => named(dated.root)),
      points: days.map(([date, parts]) => pointOf(date, parts, question)),
    };
  }
}

function pointOf(
  date: CalendarDate,
  parts: readonly DatedBasis[],
  { area }: ProgressQuestion,
): Before['points'][number] {
  const [first] = parts;
  if (!first) throw new RangeError(`no unit on ${date}`);
  const { cells, total, index } = pooledFigures(
    parts.map(({ root, basis }) => figuresOf(root, basis)),
    first.basis.ruleset,
  );
  return { date, ...(cells.find((cell) => cell.area === area) ?? total), index };
}
