import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { describeServedEngines } from '@pantausop/database/testing';
import { SMTPServer } from 'smtp-server';
import { beginCli, cli } from './support/programs';
import { prepareDueReport } from './support/due-report';

describeServedEngines('a program that is killed while it makes or sends report mails', (engine) => {
  let database: Database;
  let server: SMTPServer;
  let settings: Record<string, string>;
  const received: string[] = [];
  /** called instead of an answer */
  let instead: { receiver?: () => void; data?: (to: string) => boolean } = {};

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 10,
      onRcptTo: (_address, _session, done) => (instead.receiver ? instead.receiver() : done()),
      onData: (stream, { envelope }, done) => {
        stream.on('end', () => {
          const to = envelope.rcptTo[0]?.address ?? '';
          received.push(to);
          if (!instead.data?.(to)) done();
        });
        stream.resume();
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = await engine.url();
    settings = { DATABASE_URL: url, SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
    database = await openDatabase(url);
    await migrate(database);
    await prepareDueReport(database);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  const run = (): Promise<string> => cli(['report', 'run', 'jadwal'], settings);
  /** Kills a run at a moment, and lets the leases of the dead run out. */
  async function killAt(moment: () => Promise<void>): Promise<void> {
    const program = beginCli(['report', 'run', 'jadwal'], settings);
    await moment();
    program.kill();
    await program.ended;
    instead = {};
    await database.db.updateTable('report_messages').set({ lease_until: 0 }).where('state', '=', 'sending').execute();
    await database.db.updateTable('report_runs').set({ lease_until: 0 }).where('status', '=', 'preparing').execute();
  }
  const status = async (): Promise<string | undefined> =>
    (await database.db.selectFrom('report_runs').select('status').executeTakeFirst())?.status;
  const told = async (name: string): Promise<string[]> => {
    const messages = database.db.selectFrom('report_messages').select(['id', 'state']);
    const { id, state } = await messages.where('name', '=', name).executeTakeFirstOrThrow();
    const attempts = database.db.selectFrom('report_attempts').select('outcome').where('message_id', '=', id);
    return [state, ...(await attempts.orderBy('started_at').orderBy('number').execute()).map(({ outcome }) => outcome)];
  };
  /** Waits until it is so. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await setTimeout(10);
  }

  it('while it draws them, or before it handed them over, sends them afterwards, drawn once', async () => {
    await killAt(() => until(async () => (await status()) === 'preparing'));
    expect(await status()).toBe('preparing');
    await killAt(() => new Promise((resolve) => (instead = { receiver: resolve })));
    expect([received, await status()]).toEqual([[], 'sending']);
    const sealed = await database.db.selectFrom('report_snapshots').select('id').execute();
    expect([sealed.length, (await told('b'))[0]]).toEqual([1, 'sending']);
  }, 60_000);

  it('between the data and the answer, does not send that one again by itself: it may have arrived', async () => {
    let isThere = false;
    instead = { data: (to) => (isThere ||= to.startsWith('c')) && to.startsWith('c') };
    await killAt(() => until(async () => isThere && (await told('b'))[0] === 'accepted'));
    expect(await run()).toContain('1 accepted, 1 unknown');
    expect(received.toSorted()).toEqual(['b@kota.example', 'c@kota.example']);
    expect(await told('b')).toEqual(['accepted', 'interrupted', 'accepted']);
    expect(await told('c')).toEqual(['unknown', 'interrupted', 'unknown']);
  }, 60_000);
});
