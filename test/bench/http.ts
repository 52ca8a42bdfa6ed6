import { addDays, type CalendarDate } from '@pantausop/domain';
import { Client, type Answer } from './client';
import { startFloor } from './http-floor';
import { inTurns } from './measure';
import { timesOf, type Line } from './report';

const [ROUNDS, REQUESTS, WARM_UP] = [10, 300, 1500];
const [ANSWER_GOAL, REVALIDATION_GOAL] = [3, 1.5];

/** Questions asked again and again on one open connection, beside a bare server that sends the same bytes. */
export async function benchHttp(client: Client, today: CalendarDate): Promise<readonly Line[]> {
  const asOf = addDays(today, -3);
  const from = addDays(today, -730);
  return [
    ...(await benchAnswer(client, 'matrix', `/api/v1/compliance/matrix?asOf=${asOf}`)),
    ...(await benchAnswer(client, 'progress', `/api/v1/compliance/progress?from=${from}&to=${asOf}`)),
  ];
}

async function benchAnswer(client: Client, name: string, path: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const encoding of ['gzip', 'identity']) {
    const plain = { 'accept-encoding': encoding };
    const whole = await client.get(path, plain);
    const again = { ...plain, 'if-none-match': String(whole.headers.etag) };
    const notModified = await client.get(path, again);
    if (whole.status !== 200 || notModified.status !== 304)
      throw new Error(`${path}: ${whole.status}, then ${notModified.status}`);
    const size = `${(whole.body.length / 1024).toFixed(0)} KiB ${encoding}`;
    const answered = await besides(client, whole, notModified, path, plain);
    lines.push(
      timesOf(`${name}, ${size}, p50`, answered.ours, answered.floor, 'bare node:http, same bytes', ANSWER_GOAL),
    );
    if (encoding !== 'gzip') continue;
    const revalidated = await besides(client, whole, notModified, path, again);
    lines.push(
      timesOf(`${name}, 304, p50`, revalidated.ours, revalidated.floor, 'bare node:http, 304', REVALIDATION_GOAL),
    );
  }
  return lines;
}

async function besides(
  client: Client,
  whole: Answer,
  notModified: Answer,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ ours: number; floor: number }> {
  const floor = await startFloor(whole, notModified);
  const bare = new Client(floor.url);
  try {
    for (let at = 0; at < WARM_UP; at += 1) {
      await client.get(path, headers);
      await bare.get(path, headers);
    }
    return await inTurns(
      ROUNDS,
      [REQUESTS, REQUESTS],
      () => client.get(path, headers),
      () => bare.get(path, headers),
    );
  } finally {
    bare.close();
    floor.stop();
  }
}
