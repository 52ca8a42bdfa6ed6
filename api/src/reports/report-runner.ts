import { Injectable } from '@nestjs/common';
import { ArchiveRepository } from './archive/archive.repository';
import { Preparation } from './runs/preparation.service';
import { RunsRepository } from './runs/runs.repository';
import { Planner } from './schedules/planner.service';
import { SchedulesService } from './schedules/schedules.service';
import { Sender } from './sending/sender.service';

export interface RunOutcome {
  readonly run: string;
  /** false = it was there already; what of it was still to be sent is */
  readonly made: boolean;
  readonly status: string;
  /** mails by state */
  readonly counts: Readonly<Record<string, number>>;
}

/** Makes and sends one run at once, for the command line. */
@Injectable()
export class ReportRunner {
  constructor(
    private readonly schedules: SchedulesService,
    private readonly planner: Planner,
    private readonly preparation: Preparation,
    private readonly sender: Sender,
    private readonly runs: RunsRepository,
    private readonly archive: ArchiveRepository,
  ) {}

  /** The latest run that was due at a moment (milliseconds of the epoch). @throws RefusedError when there is no such schedule or none was due */
  async run(scheduleId: string, at: number): Promise<RunOutcome> {
    const schedule = await this.schedules.known(scheduleId);
    const { id, made } = await this.planner.makeUp(schedule, at);
    await this.sender.recover(schedule.governmentId);
    await this.preparation.next(id);
    await this.sender.send(id);
    const run = await this.runs.run(id);
    const counts = await this.archive.counts([id], null);
    return {
      ...{ run: id, made, status: run?.status ?? 'planned' },
      counts: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
    };
  }
}
