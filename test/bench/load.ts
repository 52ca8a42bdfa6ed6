import { addDays, dateInZone } from '@pantausop/domain';
import { setTimeout } from 'node:timers/promises';
import { startServer, type ProgramSettings } from '../support/programs';
import { Client } from './client';
import { mustAnswer } from './questions';
import type { Line } from './report';
import { Times } from './times';
import { recordSop } from './writers';

const USERS = 200;
const SECONDS = 60;
/** Everybody opens the map again after so long. */
const REST_MS = 8_000;
const WRITERS = 2;
const WRITER_REST_MS = 250;

/**
 * What the page of the map asks, from 200 people for a minute while two record, beside one person alone on the same server just
 * before. Each has a connection of their own. What is answered with anything but success counts as an error.
 * @param settings of a database with the sample city
 */
export async function benchLoad(settings: ProgramSettings): Promise<readonly Line[]> {
  const server = await startServer(settings);
  const today = dateInZone(Date.now(), 'Asia/Jakarta');
  const page = [
    '/api/v1/session',
    `/api/v1/units?asOf=${today}`,
    `/api/v1/compliance/matrix?asOf=${today}`,
    `/api/v1/compliance/progress?from=${addDays(today, -365)}&to=${today}&interval=month`,
  ];
  const visit = async (client: Client, times: Times): Promise<void> => {
    for (const path of page) await times.of(() => mustAnswer(client, path));
  };
  const signed = new Client(server.url);
  const [alone, together, written] = [new Times(), new Times(), new Times()];
  try {
    await signed.signIn('admin', 'pantau-demo');
    for (let at = 0; at < 50; at += 1) await visit(signed, alone);
    const end = performance.now() + SECONDS * 1000;
    const people = Array.from({ length: USERS }, async (_, at) => {
      const client = signed.again();
      await setTimeout((REST_MS * at) / USERS);
      for (; performance.now() < end; await setTimeout(REST_MS)) await visit(client, together);
      client.close();
    });
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      const client = signed.again();
      for (let at = 0; performance.now() < end; at += 1) {
        await written.of(() => recordSop(client, `Pelayanan beban ${writer} nomor ${at}`));
        await setTimeout(WRITER_REST_MS);
      }
      client.close();
    });
    await Promise.all([...people, ...writers]);
  } finally {
    signed.close();
    await server.stop();
  }
  return [
    together.besides(`requests of ${USERS} people`, alone, 'one alone'),
    written.besides('SOPs recorded meanwhile', alone, 'one alone who reads'),
  ];
}
