import { Injectable } from '@nestjs/common';
import {
  calendarDate,
  numberSearchKey,
  titleSearchKey,
  type AreaCode,
  type CalendarDate,
  type SopId,
  type SopSpan,
  type SopState,
  type UnitId,
} from '@pantausop/domain';
import { insertRows, together, type Queryable, type SopSpansTable, type Tx } from '@pantausop/database';
import type { SopStretch } from './movements.repository';

/** The day that stands for "open" in the table. */
export const OPEN_END = '9999-12-31';

/** The days on which an SOP counts the same, with its state: the register as of any date. */
@Injectable()
export class SpansRepository {
  async replace(tx: Tx, governmentId: string, spans: ReadonlyMap<SopId, readonly SopSpan[]>): Promise<void> {
    const sops = [...spans.keys()];
    const rows = [...spans].flatMap(([sop, list]) => list.flatMap((span) => spanRow(governmentId, sop, span)));
    await together(tx, (q) => [this.remove(q, governmentId, sops), insertRows(q, 'sop_spans', rows)]);
  }

  private async remove(tx: Tx, governmentId: string, sops: readonly SopId[]): Promise<void> {
    const parts: Promise<unknown>[] = [];
    for (let at = 0; at < sops.length; at += 1000) {
      parts.push(
        tx
          .deleteFrom('sop_spans')
          .where('government_id', '=', governmentId)
          .where('sop_id', 'in', sops.slice(at, at + 1000))
          .execute(),
      );
    }
    await Promise.all(parts);
  }

  /** Where SOPs count in an area within [from, until); null = open. */
  async countedBetween(
    q: Queryable,
    governmentId: string,
    area: AreaCode,
    from: CalendarDate,
    until: CalendarDate | null,
  ): Promise<{ sop: SopId; title: string; unit: UnitId; from: CalendarDate }[]> {
    const rows = await q
      .selectFrom('sop_spans')
      .select(['sop_id', 'title', 'unit_id', 'from_on'])
      .where('government_id', '=', governmentId)
      .where('area', '=', area)
      .where('counted', '>', 0)
      .where('to_on', '>', from)
      .where('from_on', '<', until ?? OPEN_END)
      .orderBy('title_key')
      .orderBy('from_on')
      .execute();
    return rows.map(({ sop_id, title, unit_id, from_on }) => ({
      ...{ sop: sop_id, title, unit: unit_id },
      from: calendarDate(from_on),
    }));
  }

  /** The spans of a stretch of SOPs, in key order. */
  async between(q: Queryable, governmentId: string, { after, through }: SopStretch): Promise<SopSpansTable[]> {
    let query = q.selectFrom('sop_spans').selectAll().where('government_id', '=', governmentId);
    if (after !== null) query = query.where('sop_id', '>', after);
    if (through !== null) query = query.where('sop_id', '<=', through);
    return query.orderBy('sop_id').orderBy('from_on').execute();
  }

  async clear(tx: Tx, governmentId: string): Promise<void> {
    await tx.deleteFrom('sop_spans').where('government_id', '=', governmentId).execute();
  }
}

/** The row of a span; none while the SOP has no unit yet. */
export function spanRow(governmentId: string, sop: SopId, span: SopSpan): SopSpansTable[] {
  const { state, contribution } = span;
  if (state.unit === null || state.area === null) return [];
  return [
    {
      government_id: governmentId,
      sop_id: sop,
      from_on: span.from,
      to_on: span.to ?? OPEN_END,
      unit_id: state.unit,
      area: state.area,
      counted: contribution === null ? 0 : contribution.measures.required === 1 ? 1 : 2,
      stage: state.stage,
      in_force: Number(state.ratifiedOn !== null),
      title: state.title,
      title_key: state.title.toLowerCase(),
      number: state.number,
      points: contribution === null || state.weight === 0 ? 0 : contribution.measures.points / state.weight,
      required_on: state.requiredOn,
      ratified_on: state.ratifiedOn,
      state: JSON.stringify(state),
      search_key: titleSearchKey(state.title),
      number_key: numberSearchKey(state.number ?? ''),
      applied_until: span.appliedUntil,
      current_until: span.currentUntil,
    },
  ];
}

/** The state that a span row holds. */
export const stateOfSpan = (row: Pick<SopSpansTable, 'state'>): SopState => JSON.parse(row.state) as SopState;
