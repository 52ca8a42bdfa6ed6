import { Inject, Injectable } from '@nestjs/common';
import type { Database, Tx } from '@pantausop/database';
import {
  isAreaCode,
  REGISTER_FIELDS,
  type AreaCode,
  type RegisterField,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { DATABASE } from '../config';

/** What people's decisions on imports taught. */
export interface ImportMemory {
  /** names of units, by `unitKey` */
  readonly units: ReadonlyMap<string, UnitId>;
  /** by `titleKey`: the area most often confirmed for SOPs of the title, and how often */
  readonly areas: ReadonlyMap<string, LearntArea>;
}

export interface LearntArea {
  readonly area: AreaCode;
  readonly times: number;
  /** how often any area was confirmed for the title */
  readonly of: number;
}

/** What a committed import teaches. */
export interface Lesson {
  readonly units: readonly { readonly key: string; readonly alias: string; readonly unit: UnitId }[];
  /** `unit`: whose files have this header; the government's own where a file holds many */
  readonly headers: readonly {
    readonly unit: UnitId;
    readonly key: string;
    readonly header: string;
    readonly field: RegisterField | null;
  }[];
  readonly areas: readonly { readonly titleKey: string; readonly area: AreaCode }[];
}

const ROWS_AT_ONCE = 100;

const isField = (field: string): field is RegisterField => (REGISTER_FIELDS as readonly string[]).includes(field);

/** What imports learn from people: names of units, meanings of headers, areas of titles. */
@Injectable()
export class ImportMemoryRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async of(governmentId: string): Promise<ImportMemory> {
    const units = await this.database.db
      .selectFrom('unit_aliases')
      .select(['alias_key', 'unit_id'])
      .where('government_id', '=', governmentId)
      .execute();
    const areas = await this.database.db
      .selectFrom('area_confirmations')
      .select(['title_key', 'area', 'times'])
      .where('government_id', '=', governmentId)
      .orderBy('times')
      .orderBy('confirmed_at')
      .execute();
    return { units: new Map(units.map(({ alias_key, unit_id }) => [alias_key, unit_id])), areas: mostConfirmed(areas) };
  }

  /** What headers mean in the files of a unit, by `headerKey`. */
  async headers(governmentId: string, unit: UnitId): Promise<Map<string, RegisterField | null>> {
    const rows = await this.database.db
      .selectFrom('import_headers')
      .select(['header_key', 'field'])
      .where('government_id', '=', governmentId)
      .where('unit_id', '=', unit)
      .execute();
    return new Map(
      rows.flatMap(({ header_key, field }): [string, RegisterField | null][] =>
        field === null || isField(field) ? [[header_key, field]] : [],
      ),
    );
  }

  async learn(tx: Tx, governmentId: string, lesson: Lesson, actor: string, at: Stamp): Promise<void> {
    for (const { key, alias, unit } of lesson.units) {
      await tx
        .insertInto('unit_aliases')
        .values({ government_id: governmentId, alias_key: key, alias, unit_id: unit, remembered_at: at, actor })
        .onConflict((conflict) =>
          conflict
            .columns(['government_id', 'alias_key'])
            .doUpdateSet({ alias, unit_id: unit, remembered_at: at, actor }),
        )
        .execute();
    }
    for (const { unit, key, header, field } of lesson.headers) {
      const said = { header, field, remembered_at: at, actor };
      await tx
        .insertInto('import_headers')
        .values({ government_id: governmentId, unit_id: unit, header_key: key, ...said })
        .onConflict((conflict) => conflict.columns(['government_id', 'unit_id', 'header_key']).doUpdateSet(said))
        .execute();
    }
    await this.learnAreas(tx, governmentId, lesson.areas, { actor, at });
  }

  private async learnAreas(
    tx: Tx,
    governmentId: string,
    areas: Lesson['areas'],
    { actor, at }: { readonly actor: string; readonly at: Stamp },
  ): Promise<void> {
    const counted = new Map<string, { titleKey: string; area: AreaCode; times: number }>();
    for (const { titleKey, area } of areas) {
      const key = `${titleKey}\n${area}`;
      const times = (counted.get(key)?.times ?? 0) + 1;
      counted.set(key, { titleKey, area, times });
    }
    const rows = [...counted.values()].map(({ titleKey, area, times }) => {
      return { government_id: governmentId, title_key: titleKey, area, times, confirmed_at: at, actor };
    });
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await tx
        .insertInto('area_confirmations')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .onConflict((conflict) =>
          conflict.columns(['government_id', 'title_key', 'area']).doUpdateSet((e) => ({
            times: e('area_confirmations.times', '+', e.ref('excluded.times')),
            confirmed_at: at,
            actor,
          })),
        )
        .execute();
    }
  }
}

/** @param rows those confirmed least often first */
function mostConfirmed(rows: readonly { title_key: string; area: string; times: number }[]): Map<string, LearntArea> {
  const learnt = new Map<string, LearntArea>();
  for (const { title_key, area, times } of rows) {
    if (!isAreaCode(area)) continue;
    learnt.set(title_key, { area, times, of: (learnt.get(title_key)?.of ?? 0) + times });
  }
  return learnt;
}
