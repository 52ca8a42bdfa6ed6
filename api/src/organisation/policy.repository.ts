import { Inject, Injectable } from '@nestjs/common';
import { insertRows, type Database, type Queryable, type Tx } from '@pantausop/database';
import {
  calendarDate,
  stamp,
  type AreaCode,
  type CalendarDate,
  type EventId,
  type PublishedRuleset,
  type RulesetContents,
  type Stamp,
} from '@pantausop/domain';
import { DATABASE } from '../config';
import { markColumns, type RecordMark } from './organisation.repository';

/** What may be taken back by a retraction, beside events of SOPs and units. */
export const POLICY_SUBJECTS = ['ruleset', 'target', 'area_decision', 'holiday', 'area_label'] as const;
export type PolicySubject = (typeof POLICY_SUBJECTS)[number];

export interface NewRuleset {
  readonly effectiveOn: CalendarDate;
  readonly contents: RulesetContents;
  /** the decision it rests on */
  readonly basis: string;
}

/** A published ruleset with what is said of its publication. */
export interface RecordedRuleset extends PublishedRuleset {
  /** the key of its row, which a retraction names */
  readonly key: EventId;
  readonly basis: string;
  readonly actor: string;
}

export const HOLIDAY_KINDS = ['libur_nasional', 'cuti_bersama', 'libur_daerah'] as const;

export interface NewHoliday {
  readonly on: CalendarDate;
  readonly kind: (typeof HOLIDAY_KINDS)[number];
  readonly name: string;
  readonly nameEn: string | null;
  /** false: still to be compared with the joint decree */
  readonly confirmed: boolean;
}

interface Standing {
  readonly id: EventId;
  readonly recordedAt: Stamp;
  readonly retractedAt: Stamp | null;
}

export interface Holiday extends NewHoliday, Standing {}

/** What an area is called from a day on. */
export interface NewAreaLabel {
  readonly area: AreaCode;
  readonly effectiveOn: CalendarDate;
  readonly label: string;
  readonly labelEn: string;
  readonly basis: string;
}

export interface AreaLabel extends NewAreaLabel, Standing {}

export interface PolicyRetraction {
  readonly subject: PolicySubject;
  /** the id of what is taken back */
  readonly of: EventId;
  readonly reason: string;
}

type Numbered<T> = T & { readonly id: EventId; readonly sequence: number };

/** Rulesets, holidays and names of areas as they are recorded, and what was taken back. */
@Injectable()
export class PolicyRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Every ruleset ever published, in the order of publication. */
  async rulesets(governmentId: string, q: Queryable = this.database.db): Promise<RecordedRuleset[]> {
    const rows = await q
      .selectFrom('rulesets')
      .selectAll()
      .where('government_id', '=', governmentId)
      .orderBy('sequence')
      .execute();
    if (rows.length === 0) return [];
    const retractedAt = await this.retractedAt(governmentId, 'ruleset', q);
    return rows.map((row) => ({
      ...(JSON.parse(row.contents) as RulesetContents),
      id: row.version,
      effectiveOn: calendarDate(row.effective_on),
      recordedAt: stamp(row.recorded_at),
      retractedAt: retractedAt.get(row.id) ?? null,
      key: row.id,
      basis: row.basis,
      actor: row.actor,
    }));
  }

  async holidays(governmentId: string, q: Queryable = this.database.db): Promise<Holiday[]> {
    const rows = await q
      .selectFrom('holidays')
      .selectAll()
      .where('government_id', '=', governmentId)
      .orderBy('effective_on')
      .orderBy('sequence')
      .execute();
    const retractedAt = await this.retractedAt(governmentId, 'holiday', q);
    return rows.map((row) => ({
      id: row.id,
      on: calendarDate(row.effective_on),
      kind: row.kind as Holiday['kind'],
      name: row.name,
      nameEn: row.name_en,
      confirmed: row.confirmed === 1,
      recordedAt: stamp(row.recorded_at),
      retractedAt: retractedAt.get(row.id) ?? null,
    }));
  }

  async areaLabels(governmentId: string, q: Queryable = this.database.db): Promise<AreaLabel[]> {
    const rows = await q
      .selectFrom('area_labels')
      .selectAll()
      .where('government_id', '=', governmentId)
      .orderBy('sequence')
      .execute();
    const retractedAt = await this.retractedAt(governmentId, 'area_label', q);
    return rows.map((row) => ({
      id: row.id,
      area: row.area as AreaCode,
      effectiveOn: calendarDate(row.effective_on),
      label: row.label,
      labelEn: row.label_en,
      basis: row.basis,
      recordedAt: stamp(row.recorded_at),
      retractedAt: retractedAt.get(row.id) ?? null,
    }));
  }

  /** What was taken back of a kind, and when. */
  async retractedAt(governmentId: string, subject: PolicySubject, q: Queryable): Promise<Map<EventId, Stamp>> {
    const rows = await q
      .selectFrom('retractions')
      .select(['retracts', 'recorded_at'])
      .where('government_id', '=', governmentId)
      .where('subject', '=', subject)
      .execute();
    return new Map(rows.map((row) => [row.retracts, stamp(row.recorded_at)]));
  }

  async addRulesets(
    tx: Tx,
    rulesets: readonly Numbered<NewRuleset & { readonly version: number }>[],
    mark: RecordMark,
  ): Promise<void> {
    const rows = rulesets.map(({ id, sequence, version, effectiveOn, contents, basis }) => ({
      ...markColumns(mark),
      ...{ id, sequence, version, effective_on: effectiveOn, contents: JSON.stringify(contents), basis },
    }));
    await insertRows(tx, 'rulesets', rows);
  }

  async addHolidays(tx: Tx, holidays: readonly Numbered<NewHoliday>[], mark: RecordMark): Promise<void> {
    const rows = holidays.map(({ id, sequence, on, kind, name, nameEn, confirmed }) => ({
      ...markColumns(mark),
      ...{ id, sequence, effective_on: on, kind, name, name_en: nameEn, confirmed: Number(confirmed) },
    }));
    await insertRows(tx, 'holidays', rows);
  }

  async addAreaLabels(tx: Tx, labels: readonly Numbered<NewAreaLabel>[], mark: RecordMark): Promise<void> {
    const rows = labels.map(({ id, sequence, area, effectiveOn, label, labelEn, basis }) => ({
      ...markColumns(mark),
      ...{ id, sequence, area, effective_on: effectiveOn, label, label_en: labelEn, basis },
    }));
    await insertRows(tx, 'area_labels', rows);
  }

  async addRetractions(tx: Tx, retractions: readonly Numbered<PolicyRetraction>[], mark: RecordMark): Promise<void> {
    const rows = retractions.map(({ id, sequence, subject, of, reason }) => ({
      ...markColumns(mark),
      ...{ id, sequence, subject, retracts: of, reason, sop_id: null, batch_id: null },
    }));
    await insertRows(tx, 'retractions', rows);
  }
}
