import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { stampToIso } from '@pantausop/domain';
import type { Engine, WriteTrouble } from '@pantausop/database';
import { Clock, Heartbeat } from '../config';
import { Draining, UnavailableError } from '../http';
import { HealthRepository, type Readiness } from './health.repository';

/** A database that says nothing for so long does not serve anybody. */
const PATIENCE_MS = 5_000;

/** Clocks of machines differ by so much without anything being wrong. */
const TOLERANCE_US = 5 * 60 * 1e6;

const TROUBLES: Record<WriteTrouble, string> = {
  full: 'the disk of the database is full: make room, everything goes on by itself',
  read_only: 'the database can only be read: give the program the right to write, everything goes on by itself',
  disk_fails: 'the disk of the database fails: look at the log of the system',
  damaged: 'the database is damaged: restore the last backup',
};

export interface Ready {
  readonly status: 'ready';
  readonly database: Engine;
  /** What is wrong and does not keep the program from serving; empty when all is well. */
  readonly wrong: string[];
}

@Injectable()
export class HealthService {
  constructor(
    private readonly repository: HealthRepository,
    private readonly draining: Draining,
    private readonly clock: Clock,
    private readonly heart: Heartbeat,
  ) {}

  /** @throws UnavailableError saying what keeps the program from serving. */
  async ready(): Promise<Ready> {
    if (this.draining.isDraining) throw new UnavailableError('the server is being stopped');
    const { engine, pending, unknown, trouble } = await this.readiness();
    if (pending.length > 0) throw new UnavailableError(`migrations are pending: ${pending.join(', ')}`);
    if (unknown.length > 0)
      throw new UnavailableError(`the database is newer than this program: ${unknown.join(', ')}`);
    if (trouble) throw new UnavailableError(TROUBLES[trouble]);
    return { status: 'ready', database: engine, wrong: [...(await this.aboutClock()), ...this.aboutReports()] };
  }

  private aboutReports(): string[] {
    const still = this.heart.stillFor;
    if (still === null) return [];
    const minutes = Math.floor(still / 60_000);
    return [`nothing was done about report mails for ${minutes} minutes: look at the log, then restart the program`];
  }

  private async readiness(): Promise<Readiness> {
    const bell = new AbortController();
    const asked = this.repository.readiness();
    // an answer that comes after the bell is nobody's
    asked.catch(() => undefined);
    try {
      return await Promise.race([asked, late(bell.signal)]);
    } catch (error) {
      if (error instanceof UnavailableError) throw error;
      // The driver's own words may hold the address; the log has them.
      throw new UnavailableError('the database does not answer', { cause: error });
    } finally {
      bell.abort();
    }
  }

  /** The record never goes back: a clock behind its newest stamp would stamp everything with the same old moment. */
  private async aboutClock(): Promise<string[]> {
    const newest = await this.repository.newestStamp();
    const now = this.clock.stamp();
    if (newest === null || newest <= now + TOLERANCE_US) return [];
    return [
      `the clock of this computer says ${stampToIso(now)}, but the newest change is of ${stampToIso(newest)}: set it right`,
    ];
  }
}

async function late(signal: AbortSignal): Promise<never> {
  await setTimeout(PATIENCE_MS, undefined, { signal });
  throw new UnavailableError(`the database is slow: no answer within ${PATIENCE_MS / 1000} s`);
}
