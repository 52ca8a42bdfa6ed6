import { parseArgs } from 'node:util';
import { ReportRunner } from '../../reports/report-runner';
import { UsageError, type Command } from '../command';

export const reportRun: Command = {
  name: 'report run',
  usage:
    'SCHEDULE [--at INSTANT]  makes and sends the latest run of a schedule that was due, now or at INSTANT; never twice',
  async run(context, argv) {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { at: { type: 'string' } },
      allowPositionals: true,
    });
    const [schedule, ...others] = positionals;
    if (schedule === undefined || others.length > 0) throw new UsageError('report run needs the ID of one schedule');
    const at = values.at === undefined ? context.clock.now() : Date.parse(values.at);
    if (Number.isNaN(at)) throw new UsageError('--at must be an instant such as 2026-11-02T08:00:00+07:00');
    const outcome = await (await context.app()).get(ReportRunner).run(schedule, at);
    const { run, made, status, counts } = outcome;
    const told = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
    const text = [`run ${run} ${made ? '' : 'was made before: '}${status}`, ...told].join(', ');
    context.print(text, outcome);
    return status === 'failed' ? 1 : 0;
  },
};
