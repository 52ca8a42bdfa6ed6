import { Inject, Injectable } from '@nestjs/common';
import type { AuditAction, AuditOutcome } from '@pantausop/contracts';
import { write, type Database, type Tx } from '@pantausop/database';
import { Clock, DATABASE } from '../config';
import { circumstances, type Caller } from '../http';
import { AuditRepository } from './audit.repository';
import { textWithoutSecrets, withoutSecrets } from './without-secrets';

export interface AuditActor {
  /** null for the command line */
  readonly userId: string | null;
  readonly username: string;
  readonly via?: Caller['via'];
}

/** One act. What is left out is taken from the circumstances: the request, or the command. */
export interface Act {
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  /** omitted = who asks; null = nobody, or the program itself */
  readonly actor?: AuditActor | null;
  readonly subject?: { readonly kind: string; readonly id: string; readonly label: string };
  /** what held before, of what the act changes */
  readonly before?: object;
  readonly after?: object;
  readonly address?: string;
  readonly userAgent?: string;
  readonly requestId?: string;
  readonly note?: string;
}

/** The trail: who did what, when, from where, before and after. Append-only; it never holds a secret. */
@Injectable()
export class AuditTrail {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an act.
   * @param tx the transaction that does it, so that one is not kept without the other; null for what has none (a refusal).
   * Never pass null inside of a transaction: SQLite has one connection.
   */
  async record(tx: Tx | null, act: Act): Promise<void> {
    const around = circumstances();
    const actor = act.actor === undefined ? (around?.caller ?? null) : act.actor;
    const json = (value: object | undefined): string | null =>
      value === undefined ? null : JSON.stringify(withoutSecrets(value));
    const short = (text: string | null | undefined, most: number): string | null =>
      text === null || text === undefined ? null : textWithoutSecrets(text, most);
    const entry = {
      recordedAt: this.clock.stamp(),
      outcome: act.outcome,
      action: act.action,
      actorId: actor?.userId ?? null,
      actor: actor?.username ?? null,
      via: actor?.via ?? around?.caller?.via ?? null,
      subject: act.subject
        ? {
            kind: act.subject.kind,
            id: textWithoutSecrets(act.subject.id, 200),
            label: textWithoutSecrets(act.subject.label, 500),
          }
        : null,
      before: json(act.before),
      after: json(act.after),
      address: short(act.address ?? around?.address, 64),
      userAgent: short(act.userAgent ?? around?.userAgent, 300),
      requestId: act.requestId ?? around?.requestId ?? null,
      note: short(act.note, 2_000),
    };
    if (tx) await this.repository.append(tx, entry);
    else await write(this.database, (own) => this.repository.append(own, entry));
    around?.recorded.add(act.outcome);
  }
}
