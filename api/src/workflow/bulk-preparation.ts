import { Inject, Injectable } from '@nestjs/common';
import { MOST_IN_BULK, type BulkAction, type BulkSelection } from '@pantausop/contracts';
import type { Database, Queryable } from '@pantausop/database';
import { foldSop, RefusedError, type CalendarDate, type SopId, type SopState } from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import type { Caller } from '../http';
import type { Organisation } from '../organisation/organisation.service';
import { RegisterReader } from '../register/register.reader';
import { versionOf } from '../register/sop-journal';
import { SopsRepository } from '../register/sops.repository';
import { planSop, type PlannedSop } from './bulk-plan';

/** One SOP of a selection, with what the action would record of it. */
export interface PreparedSop {
  readonly id: SopId;
  /** of today */
  readonly state: SopState;
  /** the last sequence of its history */
  readonly version: number;
  readonly planned: PlannedSop;
}

/** Works out what an action would record of a selection, by the record as it is. */
@Injectable()
export class BulkPreparation {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: RegisterReader,
    private readonly sops: SopsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError when the selection is empty, or holds more than one action takes */
  async selected(selection: BulkSelection, caller: Caller): Promise<readonly SopId[]> {
    const ids =
      'ids' in selection
        ? [...new Set(selection.ids)]
        : await this.reader.idsOf(selection.filter, caller, MOST_IN_BULK + 1);
    if (ids.length > MOST_IN_BULK) {
      const reason = {
        id: `lebih dari ${MOST_IN_BULK} SOP terpilih: persempit saringan, satu tindakan paling banyak untuk ${MOST_IN_BULK} SOP`,
        en: `more than ${MOST_IN_BULK} SOPs match: narrow the filter, one action takes at most ${MOST_IN_BULK}`,
      };
      throw new RefusedError('too_many_selected', 'invalid', reason, { most: MOST_IN_BULK });
    }
    if (ids.length === 0) {
      throw new RefusedError('none_selected', 'invalid', {
        id: 'tidak ada SOP yang terpilih: pilih sedikitnya satu',
        en: 'no SOP matches: choose at least one',
      });
    }
    return ids;
  }

  /** SOPs that are not there, or not the caller's to see, are left out. */
  async prepare(
    ids: readonly SopId[],
    action: BulkAction,
    effectiveOn: CalendarDate,
    caller: Caller,
    organisation: Organisation,
    q: Queryable = this.database.db,
  ): Promise<PreparedSop[]> {
    const today = this.clock.today();
    const tree = organisation.treeOn(today);
    return (await this.sops.of(ids, q)).flatMap(({ id, history }) => {
      const state = foldSop(history, today);
      const unit = state.unit ?? '';
      if (!caller.covers('register.read', unit, tree)) return [];
      const rights = {
        record: caller.covers('register.record', unit, tree),
        govern: caller.covers('register.govern', unit, tree),
      };
      const unitStands = organisation.treeOn(effectiveOn).find(unit) !== undefined;
      const { rulesets } = organisation;
      const planned = planSop({ history, state, action, effectiveOn, today, rulesets, rights, unitStands });
      return [{ id, state, version: Number(versionOf(history).slice(1, -1)), planned }];
    });
  }
}
