import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Heartbeat } from '../config';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { Preparation } from './runs/preparation.service';
import { Planner } from './schedules/planner.service';
import { Sender } from './sending/sender.service';
import { Watchdog } from './watch/watchdog.service';

const TICK_MS = 30_000;

/**
 * The tick of the report mails. It holds nothing: what is due, claimed and sent stands in the database, so that a tick that is
 * late, comes twice, or dies changes nothing but the moment.
 */
@Injectable()
export class Clockwork implements BeforeApplicationShutdown {
  private readonly logger = new Logger('reports');
  private running: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly scheduler: SchedulerRegistry,
    private readonly governments: OrganisationRepository,
    private readonly planner: Planner,
    private readonly preparation: Preparation,
    private readonly sender: Sender,
    private readonly watchdog: Watchdog,
    private readonly heart: Heartbeat,
  ) {}

  /** Ticks now and every half minute until the program ends. The command line and tests tick by themselves. */
  begin(): void {
    const tick = (): void => {
      this.tick().catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : String(error)));
    };
    this.heart.beat();
    this.scheduler.addInterval('reports', setInterval(tick, TICK_MS));
    tick();
  }

  /** One tick; while one is under way, that one. */
  tick(): Promise<void> {
    this.running ??= this.once().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.sender.stop();
    // how it ended was told to whoever asked for the tick
    await this.running?.catch(() => undefined);
  }

  private async once(): Promise<void> {
    for (const { id } of await this.governments.governments()) {
      if (this.stopping) return;
      await this.planner.plan({ id });
      await this.sender.recover(id);
      while (!this.stopping && (await this.preparation.next())) {
        this.heart.again();
      }
      await this.sender.send();
      if (!this.stopping) await this.watchdog.look(id);
    }
    this.heart.again();
  }
}
