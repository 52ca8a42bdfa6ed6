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

/** What one who records does next, after as many others by as many people. */
type Recorded = (client: Client, person: number, at: number) => Promise<unknown>;

/** An SOP that an office must have. */
export function recordSop(client: Client, title: string, unit = 'DINKES'): Promise<Answer> {
  const body = { unit, area: 'tatalaksana', title, effectiveOn: '2026-01-05' };
  return client.post('/api/v1/sops', JSON.stringify(body), 'application/json');
}

/**
 * SOPs and events that eight people record at once: without any rest, which is as much as the machine does, and twice a second each;
 * beside one alone without rest. Each has a connection of their own.
 * @param settings of a database with the sample city
 */
export async function benchWriters(settings: ProgramSettings): Promise<readonly Line[]> {
  const server = await startServer(settings);
  const signed = new Client(server.url);
  try {
    await signed.signIn('admin', 'pantau-demo');
    return await writersLines(signed, ['DINKES']);
  } finally {
    signed.close();
    await server.stop();
  }
}

/** @param signed who may record everywhere @param units in turns of which they record */
export async function writersLines(signed: Client, units: readonly string[]): Promise<readonly Line[]> {
  const run = Date.now();
  const unitOf = (person: number, at: number): string => units[(person * RECORDS_EACH + at) % units.length] ?? '';
  const sops: Recorded = (client, person, at) =>
    recordSop(client, `Pelayanan ${run} ${person} nomor ${at}`, unitOf(person, at));
  const before = await made(signed, WRITERS * RECORDS_EACH * 4, (client, at) =>
    recordSop(client, `Pelayanan ${run} dirancang nomor ${at}`, unitOf(at, 0)),
  );
  const events: Recorded = (client) => {
    const body = JSON.stringify({ type: 'drafting_started', effectiveOn: '2026-02-02' });
    return client.post(`/api/v1/sops/${before.pop()}/events`, body, 'application/json');
  };
  return [...(await linesOf('SOPs', sops, signed)), ...(await linesOf('events', events, signed))];
}

async function linesOf(what: string, record: Recorded, signed: Client): Promise<readonly Line[]> {
  await recordBy(1, RECORDS_EACH, 0, signed, record);
  const alone = await recordBy(1, WRITERS * RECORDS_EACH, 0, signed, record);
  const restless = await recordBy(WRITERS, RECORDS_EACH, 0, signed, record);
  const paced = await recordBy(WRITERS, RECORDS_EACH, PACE_MS, signed, record);
  return [
    paced.besides(`${what} of ${WRITERS}, twice a second each`, alone, 'one without rest', MOST_MS),
    restless.besides(`${what} of ${WRITERS} without rest`, alone, 'one without rest', MOST_MS),
  ];
}

/** The ids of SOPs that are recorded beforehand, eight at a time. */
async function made(
  signed: Client,
  count: number,
  record: (client: Client, at: number) => Promise<Answer>,
): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const all = Array.from({ length: WRITERS }, async () => {
    const client = signed.again();
    while (next < count) {
      const { body } = await record(client, next++);
      ids.push((JSON.parse(body.toString()) as { id: string }).id);
    }
    client.close();
  });
  await Promise.all(all);
  return ids;
}

/** @param pace milliseconds from one to the next of the same person; 0 = as soon as it is recorded */
async function recordBy(people: number, each: number, pace: number, signed: Client, record: Recorded): Promise<Times> {
  const times = new Times();
  const all = Array.from({ length: people }, async (_, person) => {
    const client = signed.again();
    await setTimeout((pace * person) / people);
    for (let at = 0; at < each; at += 1) {
      const begun = performance.now();
      await times.of(() => record(client, person, at));
      await setTimeout(Math.max(0, pace - (performance.now() - begun)));
    }
    client.close();
  });
  await Promise.all(all);
  return times;
}
