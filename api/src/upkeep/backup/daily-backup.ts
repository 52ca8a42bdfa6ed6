import { mkdir } from 'node:fs/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { Database } from '@pantausop/database';
import { Clock, DATABASE, SETTINGS, startOfDay, type Settings } from '../../config';
import { BackupFolder, type KeptBackup } from './backup-folder';
import { writeBackup } from './write-backup';

/** A quiet hour: the day's backup is due so long after the day has begun. */
const DUE_MS = 2 * 3_600_000;
const TICK_MS = 10 * 60_000;

export interface BackupState {
  readonly folder: string;
  readonly keep: number;
  readonly last: KeptBackup | null;
  /** why the last attempt of this program failed */
  readonly failure: string | null;
}

/** One backup a day into a folder, the oldest given away. What failed or was missed is made up for at the next tick. */
@Injectable()
export class DailyBackup implements BeforeApplicationShutdown {
  private readonly logger = new Logger('backup');
  private running: Promise<void> | null = null;
  private failure: string | null = null;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly scheduler: SchedulerRegistry,
  ) {}

  /** Looks every ten minutes until the program ends. */
  begin(): void {
    if (this.settings.backups)
      this.scheduler.addInterval(
        'backup',
        setInterval(() => void this.tick(), TICK_MS),
      );
  }

  /** Makes the backup of the day, when it is time and there is none. */
  tick(): Promise<void> {
    this.running ??= this.once()
      .catch((error: unknown) => {
        this.failure = error instanceof Error ? error.message : String(error);
        this.logger.error({ message: 'no backup was made' }, error instanceof Error ? error.stack : this.failure);
      })
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }

  /** null: this program makes none by itself */
  async state(): Promise<BackupState | null> {
    const { backups } = this.settings;
    if (!backups) return null;
    const [last = null] = await new BackupFolder(backups.directory).kept();
    return { folder: backups.directory, keep: backups.keep, last, failure: this.failure };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  private async once(): Promise<void> {
    const { backups, timeZone } = this.settings;
    const today = this.clock.today();
    if (!backups || this.clock.now() < startOfDay(today, timeZone) + DUE_MS) return;
    const folder = new BackupFolder(backups.directory);
    if ((await folder.kept()).some(({ date }) => date === today)) return;
    await mkdir(backups.directory, { recursive: true, mode: 0o700 });
    await folder.tidy(backups.keep);
    const source = { settings: this.settings, database: this.database, clock: this.clock };
    const { damaged } = await writeBackup(source, folder.pathOf(today));
    if (damaged.length > 0) this.logger.warn(`no longer what was uploaded: ${damaged.join(', ')}`);
    await folder.tidy(backups.keep);
    this.failure = null;
  }
}
