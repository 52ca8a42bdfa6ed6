import { Inject, Injectable } from '@nestjs/common';
import {
  AUDIT_REACH,
  AuditEntrySchema,
  type Audit,
  type AuditAction,
  type AuditEntry,
  type AuditFilter,
  type AuditQuery,
} from '@pantausop/contracts';
import { RefusedError, stampToIso, type Stamp } from '@pantausop/domain';
import { dayBegins, dayEnds, SETTINGS, type Settings } from '../config';
import {
  AuditSearchRepository,
  type AuditPlace,
  type AuditSought,
  type KeptAuditEntry,
} from './audit-search.repository';
import { wordsOf } from './words';

const USUAL_PAGE = 50;
/** Entries read at once while a file is written. */
const PART = 1_000;

/** Looks things up in the trail. */
@Injectable()
export class AuditReader {
  constructor(
    private readonly repository: AuditSearchRepository,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One page, the newest first. The count ends at AUDIT_REACH, so that a page costs the same however long the trail is. */
  async page({ page = 1, pageSize = USUAL_PAGE, ...filter }: AuditQuery): Promise<Audit> {
    const sought = this.sought(filter);
    const found = await this.repository.count(sought, AUDIT_REACH + 1);
    const entries = await this.repository.entries(sought, { limit: pageSize, offset: (page - 1) * pageSize });
    const total = Math.min(found, AUDIT_REACH);
    return { items: entries.map(viewOf), page, pageSize, total, exact: found <= AUDIT_REACH };
  }

  /** Every entry, the newest first, a part at a time: what is added meanwhile is not among them. */
  async *all(filter: AuditFilter): AsyncGenerator<readonly AuditEntry[]> {
    const sought = this.sought(filter);
    let after: AuditPlace | null = null;
    for (;;) {
      const part: KeptAuditEntry[] = await this.repository.entries(sought, { limit: PART, after });
      if (part.length > 0) yield part.map(viewOf);
      after = part.at(-1) ?? null;
      if (part.length < PART) return;
    }
  }

  /** @throws RefusedError when more than `most` match */
  async mustFit(filter: AuditFilter, most: number): Promise<void> {
    if ((await this.repository.count(this.sought(filter), most + 1)) <= most) return;
    const reason = {
      id: `lebih dari ${most} catatan: persempit saringan, atau unduh CSV`,
      en: `more than ${most} entries: narrow the filter, or take the CSV`,
    };
    throw new RefusedError('too_many_rows', 'invalid', reason, { most });
  }

  /** When each of these accounts last did this; those that never did are not among them. */
  lastOf(action: AuditAction, accounts: readonly string[]): Promise<ReadonlyMap<string, Stamp>> {
    return this.repository.lastOf(action, accounts);
  }

  private sought({ from, to, actor, action, subject, outcome, q = '' }: AuditFilter): AuditSought {
    const { timeZone } = this.settings;
    const [, kind, id] = /^([a-z_]+)(?::(.*))?$/.exec(subject ?? '') ?? [];
    return {
      ...(from && { from: dayBegins(from, timeZone) }),
      ...(to && { before: dayEnds(to, timeZone) }),
      ...(actor !== undefined && { actor: actor.toLowerCase() }),
      ...(action && { action }),
      ...(kind !== undefined && { subject: { kind, ...(id !== undefined && { id }) } }),
      ...(outcome && { outcome }),
      words: wordsOf(q),
    };
  }
}

function viewOf(kept: KeptAuditEntry): AuditEntry {
  const { actor, subjectKind } = kept;
  return {
    id: kept.sequence,
    at: stampToIso(kept.recordedAt),
    outcome: kept.outcome === 'refused' ? 'refused' : 'done',
    action: kept.action,
    actor: actor === null ? null : { userId: kept.actorId, username: actor, name: kept.actorName },
    via: AuditEntrySchema.shape.via.parse(kept.via),
    subject:
      subjectKind === null ? null : { kind: subjectKind, id: kept.subjectId ?? '', label: kept.subjectLabel ?? '' },
    before: detailsOf(kept.before),
    after: detailsOf(kept.after),
    address: kept.address,
    userAgent: kept.userAgent,
    requestId: kept.requestId,
    note: kept.note,
  };
}

const detailsOf = (json: string | null): AuditEntry['before'] =>
  json === null ? null : AuditEntrySchema.shape.before.parse(JSON.parse(json));
