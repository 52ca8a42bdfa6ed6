import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { SystemStatus } from '@pantausop/contracts';
import { Gauge } from 'prom-client';
import { RequestMetrics } from '../http';
import { StatusService } from './status.service';

type Reading = (status: SystemStatus) => number | null;

const ageIn = (instant: string | null | undefined, { clock }: SystemStatus): number | null =>
  instant == null ? null : (Date.parse(clock.now) - Date.parse(instant)) / 1000;

/** Figures of the status, by the name of their gauge. What is null is not there. */
const READINGS: readonly (readonly [name: string, help: string, of: Reading])[] = [
  ['pantausop_database_bytes', 'Size of the database', ({ database }) => database.bytes],
  ['pantausop_backup_age_seconds', 'Since the newest daily backup', (all) => ageIn(all.backup?.last?.at, all)],
  ['pantausop_disk_free_bytes', 'Room that is left beside the documents', ({ disk }) => disk.free],
  [
    'pantausop_ledger_age_seconds',
    'Since the newest change of the record',
    (all) => ageIn(all.clock.newestChange, all),
  ],
  ['pantausop_mail_waiting', 'Report mails that wait to be sent', ({ mail }) => mail.waiting],
  [
    'pantausop_mail_waiting_seconds',
    'How long the oldest of them waits',
    (all) => ageIn(all.mail.oldestWaitingAt, all),
  ],
  ['pantausop_mail_unknown', 'Report mails handed over without an answer', ({ mail }) => mail.unknown],
  ['pantausop_report_runs_failed', 'Report runs of seven days that failed', ({ mail }) => mail.failedRuns],
  [
    'pantausop_scheduler_age_seconds',
    'Since the last sign of the scheduler',
    (all) => ageIn(all.byItself?.lastSignAt, all),
  ],
  ['pantausop_faults', 'What the status page finds wrong', ({ faults }) => faults.length],
];

/** Adds what the status says to the metrics; it is read once for each time they are asked for. */
@Injectable()
export class UpkeepMetrics implements OnModuleInit {
  private readonly logger = new Logger('metrics');
  private reading: Promise<SystemStatus | null> | null = null;

  constructor(
    private readonly metrics: RequestMetrics,
    private readonly statuses: StatusService,
  ) {}

  onModuleInit(): void {
    for (const [name, help, of] of READINGS) this.add(name, help, (status) => status && of(status));
    this.add('pantausop_database_up', 'Whether the database answers', (status) => (status ? 1 : 0));
  }

  private add(name: string, help: string, of: (status: SystemStatus | null) => number | null): void {
    const gauge = new Gauge({
      ...{ name, help, registers: [this.metrics.registry] },
      collect: async () => {
        const value = of(await this.read());
        if (value === null) gauge.remove();
        else gauge.set(value);
      },
    });
  }

  /** All gauges of one scrape share a reading; null when the database does not answer: a scrape tells of that, it does not fail with it. */
  private read(): Promise<SystemStatus | null> {
    this.reading ??= this.statuses
      .status()
      .catch((error: unknown) => {
        this.logger.warn(error instanceof Error ? error.message : String(error));
        return null;
      })
      .finally(() => setImmediate(() => (this.reading = null)));
    return this.reading;
  }
}
