import { Injectable } from '@nestjs/common';
import type { PublishedRuleset, SopHistory, SopId } from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { PolicyRepository } from '../organisation/policy.repository';
import { differenceOfSop } from './difference-of-sop';
import type { HistoryPages } from './history-pages';
import type { FoundDifference } from './ledger-difference';
import { MovementsRepository, type SopStretch } from './movements.repository';
import { SpansRepository } from './spans.repository';

/** How much was compared. */
export interface AuditCounts {
  readonly sops: number;
  /** events and retractions of SOPs */
  readonly events: number;
  /** rows of the ledger */
  readonly movements: number;
  /** moments at which something of an SOP was recorded */
  readonly stamps: number;
}

/** Counts while the comparison goes on. */
export class AuditTally {
  private sops = 0;
  private events = 0;
  private movements = 0;

  add(history: SopHistory | undefined, rows: number): void {
    this.movements += rows;
    if (!history) return;
    this.sops += 1;
    this.events += history.events.length + history.retractions.length;
  }

  counts(): Omit<AuditCounts, 'stamps'> {
    return { sops: this.sops, events: this.events, movements: this.movements };
  }
}

/** Compares the events of every SOP with its rows of the ledger and its spans, some SOPs at a time. */
@Injectable()
export class SopsAudit {
  constructor(
    private readonly movements: MovementsRepository,
    private readonly spans: SpansRepository,
    private readonly policies: PolicyRepository,
  ) {}

  async firstDifference(
    q: Queryable,
    governmentId: string,
    histories: HistoryPages,
    tally: AuditTally,
  ): Promise<FoundDifference | null> {
    const published = await this.policies.rulesets(governmentId, q);
    let after: SopId | null = null;
    for await (const page of histories(q, governmentId)) {
      const through: SopId | null = [...page.keys()].at(-1) ?? after;
      const found = await this.within(q, governmentId, { after, through }, page, published, tally);
      if (found) return found;
      after = through;
    }
    // rows of SOPs that nobody recorded
    return this.within(q, governmentId, { after, through: null }, new Map(), published, tally);
  }

  private async within(
    q: Queryable,
    governmentId: string,
    stretch: SopStretch,
    histories: ReadonlyMap<SopId, SopHistory>,
    published: readonly PublishedRuleset[],
    tally: AuditTally,
  ): Promise<FoundDifference | null> {
    const rows = groupedBy(await this.movements.between(q, governmentId, stretch), ({ sop }) => sop);
    const spans = groupedBy(await this.spans.between(q, governmentId, stretch), ({ sop_id }) => sop_id);
    for (const sop of new Set([...histories.keys(), ...rows.keys(), ...spans.keys()])) {
      const history = histories.get(sop);
      const held = rows.get(sop) ?? [];
      tally.add(history, held.length);
      const found = differenceOfSop(governmentId, {
        sop,
        history: history ?? { events: [], retractions: [] },
        rows: held,
        spans: spans.get(sop) ?? [],
        published,
      });
      if (found) return found;
    }
    return null;
  }
}

function groupedBy<T>(rows: readonly T[], sopOf: (row: T) => SopId): Map<SopId, T[]> {
  const groups = new Map<SopId, T[]>();
  for (const row of rows) {
    const group = groups.get(sopOf(row));
    if (group) group.push(row);
    else groups.set(sopOf(row), [row]);
  }
  return groups;
}
