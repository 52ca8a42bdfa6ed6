import type { AddressInfo } from 'node:net';
import { UnitsSchema, type NewReportSchedule } from '@pantausop/contracts';
import { openDatabase } from '@pantausop/database';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { peakMebibytes } from '../support/process-memory';
import { startServer } from '../support/programs';
import { Client } from './client';
import { timesOf, type Line } from './report';

const CARDS = 60;
const BRIEFINGS = 3;
const DAY_MS = 24 * 3_600_000;

/** The monthly run of a city: report cards to the heads of its OPDs and briefings to its leaders. @param file of the sample city, SQLite */
export async function benchReportMails(file: string): Promise<readonly Line[]> {
  const settings = { DATABASE_URL: `file:${file}`, DEMO: 'off' };
  const sink = await startSink();
  try {
    const opds = await plan(settings, file);
    const server = await startServer({ ...settings, SMTP_URL: sink.url });
    const begun = performance.now();
    await sink.have(CARDS + BRIEFINGS);
    const ms = performance.now() - begun;
    const peak = peakMebibytes(server.pid);
    await server.stop();
    const mails = [...sink.mails];
    const floor = await handOver(mails, sink.url);
    const what = `${CARDS} report cards of ${opds} OPDs, ${BRIEFINGS} briefings`;
    const line = timesOf(what, ms, floor, 'the same mails handed over by nodemailer alone');
    const size = mails.reduce((sum, { length }) => sum + length, 0) / 1_048_576;
    return [
      { ...line, measured: `${(ms / 1000).toFixed(1)} s` },
      { what: 'memory (peak)', measured: `${peak} MiB`, floor: '', ratio: '', goal: null },
      { what: 'mails', measured: `${size.toFixed(1)} MiB`, floor: '', ratio: '', goal: null },
    ];
  } finally {
    await sink.close();
  }
}

/** Two schedules whose run of this month is still to be made. @returns how many OPDs there are */
async function plan(settings: { DATABASE_URL: string; DEMO: string }, file: string): Promise<number> {
  const server = await startServer(settings);
  const client = new Client(server.url);
  await client.signIn('organisasi', 'pantau-demo');
  const { items } = UnitsSchema.parse(JSON.parse((await client.get('/api/v1/units')).body.toString()));
  const root = items.find(({ parentId }) => parentId === null)?.id;
  const opds = items.filter(({ parentId }) => parentId === root).map(({ id }) => id);
  const to = (count: number, on: (at: number) => string | null) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ address: `p${at}@bench.example`, name: `Penerima ${at}`, unitId: on(at) },
    }));
  const ids: string[] = [];
  for (const [report, addresses] of [
    // the first OPDs have a second receiver
    ['reportCard', to(CARDS, (at) => opds[at % opds.length] ?? null)],
    ['leadership', to(BRIEFINGS, () => null)],
  ] as const) {
    const schedule: NewReportSchedule = {
      ...{ name: `Bench ${report}`, report, rule: { every: 'month', day: 1, time: '08:00' }, period: 'month' },
      ...{ dayOff: 'send', catchUp: 'all', windowDays: 40, audience: { roles: [], addresses } },
      ...{ language: 'id', mandatory: true, whenUnknown: 'ask' },
    };
    const { body } = await client.post('/api/v1/report-schedules', JSON.stringify(schedule), 'application/json');
    ids.push((JSON.parse(body.toString()) as { id: string }).id);
  }
  client.close();
  await server.stop();
  const database = await openDatabase(`file:${file}`);
  const since = { handled_through: Date.now() - 31 * DAY_MS };
  await database.db.updateTable('report_schedules').set(since).where('id', 'in', ids).execute();
  await database.close();
  return opds.length;
}

/** @returns the milliseconds that it takes to hand the same bytes to the same server, on one connection */
async function handOver(mails: readonly Buffer[], url: string): Promise<number> {
  const transport = createTransport({ url, pool: true, maxConnections: 1 });
  const begun = performance.now();
  for (const raw of mails) {
    await transport.sendMail({ envelope: { from: 'bench@bench.example', to: 'sink@bench.example' }, raw });
  }
  const ms = performance.now() - begun;
  transport.close();
  return ms;
}

/** A mail server on this machine that takes everything and keeps it. */
async function startSink() {
  const mails: Buffer[] = [];
  let wake = (): void => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks));
        done();
        wake();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    have: (count: number) =>
      new Promise<void>((resolve) => {
        wake = () => (mails.length >= count ? resolve() : undefined);
        wake();
      }),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
