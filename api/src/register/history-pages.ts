import { stamp } from '@pantausop/domain';
import type { HistoryPages } from '../ledger/history-pages';
import type { SopsRepository } from './sops.repository';

const SOPS_AT_ONCE = 500;
const EVER = stamp(Number.MAX_SAFE_INTEGER);

/** Hands the register's histories to those below it that prove or rebuild what was derived. */
export const historyPages = (sops: SopsRepository): HistoryPages =>
  async function* pages(q, governmentId) {
    const ids = await sops.idsKnownAt(q, governmentId, EVER);
    for (let at = 0; at < ids.length; at += SOPS_AT_ONCE) {
      const some = ids.slice(at, at + SOPS_AT_ONCE);
      const found = new Map((await sops.of(some, q)).map(({ id, history }) => [id, history]));
      yield new Map(some.map((id) => [id, found.get(id) ?? { events: [], retractions: [] }]));
    }
  };
