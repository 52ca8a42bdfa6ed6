import { addDays, dateInZone, type CalendarDate } from '@pantausop/domain';
import { forgetPeak, peakMebibytes } from '../support/process-memory';
import { startServer, type ProgramSettings } from '../support/programs';
import { Client } from './client';
import { startFloor } from './http-floor';
import { mustAnswer } from './questions';
import { percentile, type Line } from './report';

const CONNECTIONS = [1, 16, 64];
const SECONDS = 5;

/** What was answered within the time. */
interface Rate {
  readonly perSecond: number;
  readonly times: readonly number[];
}

/**
 * Requests per second on 1, 16 and 64 connections that never rest: the map asked again, which is ready, beside a bare server that
 * sends the same bytes; and lines of months none of which is asked twice, beside the map asked again. With the most memory that the
 * server held meanwhile.
 * @param settings of a database with the sample city
 */
export async function benchConnections(settings: ProgramSettings): Promise<readonly Line[]> {
  const server = await startServer(settings);
  const signed = new Client(server.url);
  try {
    await signed.signIn('pimpinan', 'pantau-demo');
    const today = dateInZone(Date.now(), 'Asia/Jakarta');
    const map = `/api/v1/compliance/matrix?asOf=${addDays(today, -3)}`;
    const whole = await signed.get(map);
    const floor = await startFloor(whole, whole);
    const lines: Line[] = [];
    try {
      let asked = 0;
      await rateOf(signed, 4, () => map, 2);
      await rateOf(signed, 4, () => monthsPath(today, asked++), 2);
      for (const count of CONNECTIONS) {
        const bare = new Client(floor.url);
        const least = await rateOf(bare, count, () => map);
        bare.close();
        forgetPeak(server.pid);
        const again = await rateOf(signed, count, () => map);
        lines.push(
          rateLine(`map asked again, ${count} connections`, again, least, 'bare node:http, same bytes', server.pid),
        );
        forgetPeak(server.pid);
        const anew = await rateOf(signed, count, () => monthsPath(today, asked++));
        lines.push(rateLine(`months asked anew, ${count} connections`, anew, again, 'the map asked again', server.pid));
      }
    } finally {
      floor.stop();
    }
    return lines;
  } finally {
    signed.close();
    await server.stop();
  }
}

/** A line of months that was not asked before. */
function monthsPath(today: CalendarDate, at: number): string {
  const [from, to] = [addDays(today, -400 - Math.floor(at / 300)), addDays(today, -(at % 300))];
  return `/api/v1/compliance/progress?from=${from}&to=${to}&interval=month`;
}

async function rateOf(signed: Client, count: number, path: () => string, seconds = SECONDS): Promise<Rate> {
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const all = Array.from({ length: count }, async () => {
    const client = signed.again();
    while (performance.now() < end) {
      const at = performance.now();
      await mustAnswer(client, path());
      times.push(performance.now() - at);
    }
    client.close();
  });
  await Promise.all(all);
  return { perSecond: (times.length * 1000) / (performance.now() - begun), times };
}

const said = ({ perSecond, times }: Rate): string =>
  `${Math.round(perSecond)}/s, ${percentile(times, 50).toFixed(1)} / ${percentile(times, 99).toFixed(1)} ms`;

const rateLine = (what: string, ours: Rate, floor: Rate, floorName: string, pid: number): Line => ({
  what: `${what}, p50 / p99`,
  measured: `${said(ours)}, ${peakMebibytes(pid)} MiB`,
  floor: `${said(floor)} ${floorName}`,
  ratio: `${(ours.perSecond / floor.perSecond).toFixed(2)} x as many`,
  goal: null,
});
