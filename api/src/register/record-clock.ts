import { Injectable } from '@nestjs/common';
import type { Tx } from '@pantausop/database';
import { nextStamp } from '@pantausop/domain';
import { Clock } from '../config';
import { noGovernment } from '../organisation/no-government';
import { OrganisationRepository, type Government } from '../organisation/organisation.repository';
import { Recording } from './recording';
import type { Moment, Recorder } from './register-batch';

/** The clock of a government, which gives out stamps and running numbers: whoever holds it writes alone (scoring rules §2). */
@Injectable()
export class RecordClock {
  constructor(
    private readonly governments: OrganisationRepository,
    private readonly clock: Clock,
  ) {}

  /** Takes the clock for this transaction, until it commits. */
  async take(tx: Tx, governmentId: string): Promise<Government> {
    const government = await this.governments.lockGovernment(tx, governmentId);
    if (!government) throw noGovernment(`there is no government ${governmentId}`);
    return government;
  }

  /** @param last the last stamp and number that were given out */
  next(
    tx: Tx,
    last: Pick<Government, 'lastStamp' | 'lastSequence'>,
    { governmentId, batchId = null, actor, source }: Recorder,
    at: Moment = { now: this.clock.now(), today: this.clock.today() },
  ): Recording {
    const recordedAt = nextStamp(last.lastStamp, at.now);
    const mark = { governmentId, recordedAt, actor, source, batchId };
    return new Recording(tx, mark, at.today, last.lastSequence);
  }

  /** Moves the clock on to what a recording gave out last. */
  set(tx: Tx, { mark: { governmentId }, recordedAt, lastSequence }: Recording): Promise<void> {
    return this.governments.setClock(tx, governmentId, recordedAt, lastSequence);
  }
}
