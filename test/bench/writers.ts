import { setTimeout } from 'node:timers/promises';
import { startServer, type ProgramSettings } from '../support/programs';
import { Client, type Answer } from './client';
import type { Line } from './report';
import { Times } from './times';

const WRITERS = 8;
const RECORDS_EACH = 40;
/** Each begins another so often: faster than anybody types. */
const PACE_MS = 500;
const MOST_MS = 20;

/** An SOP that the office of health must have. */
export function recordSop(client: Client, title: string): Promise<Answer> {
  const body = { unit: 'DINKES', area: 'tatalaksana', title, effectiveOn: '2026-01-05' };
  return client.post('/api/v1/sops', JSON.stringify(body), 'application/json');
}

/**
 * SOPs that eight people record at once: without any rest, which is as much as the machine does, and twice a second each; beside one
 * alone without rest. Each has a connection of their own.
 * @param settings of a database with the sample city
 */
export async function benchWriters(settings: ProgramSettings): Promise<readonly Line[]> {
  const server = await startServer(settings);
  const signed = new Client(server.url);
  try {
    await signed.signIn('admin', 'pantau-demo');
    await recordBy(1, RECORDS_EACH, 0, signed);
    const alone = await recordBy(1, WRITERS * RECORDS_EACH, 0, signed);
    const restless = await recordBy(WRITERS, RECORDS_EACH, 0, signed);
    const paced = await recordBy(WRITERS, RECORDS_EACH, PACE_MS, signed);
    return [
      paced.besides(`SOPs of ${WRITERS}, twice a second each`, alone, 'one without rest', MOST_MS),
      restless.besides(`SOPs of ${WRITERS} without rest`, alone, 'one without rest', MOST_MS),
    ];
  } finally {
    signed.close();
    await server.stop();
  }
}

/** @param pace milliseconds from one to the next of the same person; 0 = as soon as it is recorded */
async function recordBy(people: number, each: number, pace: number, signed: Client): Promise<Times> {
  const times = new Times();
  const all = Array.from({ length: people }, async (_, person) => {
    const client = signed.again();
    await setTimeout((pace * person) / people);
    for (let at = 0; at < each; at += 1) {
      const begun = performance.now();
      await times.of(() => recordSop(client, `Pelayanan ${people} ${pace} ${person} nomor ${at}`));
      await setTimeout(Math.max(0, pace - (performance.now() - begun)));
    }
    client.close();
  });
  await Promise.all(all);
  return times;
}
