import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { describeServedEngines } from '@pantausop/database/testing';
import { SMTPServer } from 'smtp-server';
import { beginCli, cli } from './support/programs';

const CONTENTS = {
  ...{ name: 'Uji', report: 'coverage', period: 'month', dayOff: 'send', catchUp: 'all', windowDays: 40 },
  rule: { every: 'month', day: 1, time: '08:00' },
  audience: {
    roles: [],
    addresses: ['b', 'c'].map((one) => ({ address: `${one}@kota.example`, name: one, unitId: null })),
  },
  ...{ language: 'id', mandatory: true, whenUnknown: 'ask' },
};

/** The latest first of a month, 08.00 in Jakarta. */
function latestDue(now = new Date()): number {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const due = Date.UTC(year, month, 1, 1);
  return due <= now.getTime() ? due : Date.UTC(year, month - 1, 1, 1);
}

describeServedEngines('a program that is killed while it sends report mails', (engine) => {
  let database: Database;
  let server: SMTPServer;
  let settings: Record<string, string>;
  const received: string[] = [];
  /** called instead of an answer */
  let instead: { receiver?: () => void; data?: () => void } = {};

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 10,
      onRcptTo: (_address, _session, done) => (instead.receiver ? instead.receiver() : done()),
      onData: (stream, { envelope }, done) => {
        stream.on('end', () => {
          received.push(envelope.rcptTo[0]?.address ?? '');
          if (instead.data) instead.data();
          else done();
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
    await prepare(database);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  const run = (): Promise<string> => cli(['report', 'run', 'jadwal'], settings);
  /** Kills a run at the moment at which the mail server would answer, and lets the lease of the dead run out. */
  async function killAt(moment: 'receiver' | 'data'): Promise<void> {
    const program = beginCli(['report', 'run', 'jadwal'], settings);
    await new Promise<void>((resolve) => (instead = { [moment]: resolve }));
    program.kill();
    await program.ended;
    instead = {};
    await database.db.updateTable('report_messages').set({ lease_until: 0 }).where('state', '=', 'sending').execute();
  }
  const told = async (id: string): Promise<string[]> => {
    const { state } = await database.db
      .selectFrom('report_messages')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const attempts = database.db.selectFrom('report_attempts').select('outcome').where('message_id', '=', id);
    return [state, ...(await attempts.orderBy('started_at').orderBy('number').execute()).map(({ outcome }) => outcome)];
  };

  it('before it handed a mail over, sends it afterwards, once', async () => {
    await addMessage(database, 'b');
    await killAt('receiver');
    expect(received).toEqual([]);
    expect(await run()).toContain('1 accepted');
    expect([received, await told('b')]).toEqual([['b@kota.example'], ['accepted', 'interrupted', 'accepted']]);
  }, 60_000);

  it('between the data and the answer, does not send it again by itself: it may have arrived', async () => {
    await addMessage(database, 'c');
    await killAt('data');
    expect(await run()).toContain('1 unknown');
    expect(received).toEqual(['b@kota.example', 'c@kota.example']);
    expect(await told('c')).toEqual(['unknown', 'unknown']);
  }, 60_000);
});

/** A schedule whose run is sealed and ready to be sent. */
async function prepare({ db }: Database): Promise<void> {
  const of = { government_id: 'kota' };
  const due = latestDue();
  await db
    .insertInto('governments')
    .values({ id: 'kota', unit_id: 'kota', last_stamp: 1, last_sequence: 0, sample: 0, opds_counted: 1 })
    .execute();
  const state = { version: 1, state: 'active', state_reason: null, owner_id: 'u', handled_through: 0, sample: 0 };
  await db
    .insertInto('report_schedules')
    .values({ id: 'jadwal', ...of, ...state, created_at: 0 })
    .execute();
  const contents = JSON.stringify(CONTENTS);
  const version = { schedule_id: 'jadwal', version: 1, contents, recorded_at: 0, actor: 'u' };
  await db
    .insertInto('report_schedule_versions')
    .values({ ...of, ...version })
    .execute();
  const run = { id: 'run', schedule_id: 'jadwal', kind: 'scheduled', nominal_at: due, planned_at: due };
  const standing = { status: 'sending', left_out: '[]', attempts: 1, next_try_at: 0, recorded_at: 0 };
  await db
    .insertInto('report_runs')
    .values({ ...of, ...run, ...standing })
    .execute();
  const sealed = { id: 'sealed', run_id: 'run', unit_id: '', language: 'id', digest: 'd', title: 'Uji', json: '{}' };
  const period = { period_from: '2026-10-01', period_to: '2026-10-31', sealed_at: 0 };
  await db
    .insertInto('report_snapshots')
    .values({ ...of, ...sealed, ...period })
    .execute();
}

async function addMessage({ db }: Database, id: string): Promise<void> {
  const letter = { subject: 'Uji', html: '<p>Uji</p>', text: 'Uji', unsubscribeUrl: null };
  const to = { address: `${id}@kota.example`, name: id, message_id: `<${id}@kota.example>`, unsubscribe_hash: id };
  const standing = { state: 'pending', attempts: 0, next_try_at: 0, handed_over: 0, sent_again: 0, changed_at: 0 };
  await db
    .insertInto('report_messages')
    .values({ id, government_id: 'kota', run_id: 'run', snapshot_id: 'sealed', unit_id: '', ...to, ...standing })
    .execute();
  const bytes = gzipSync(JSON.stringify(letter));
  await db.insertInto('report_letters').values({ message_id: id, government_id: 'kota', letter: bytes }).execute();
  await db.updateTable('report_runs').set({ status: 'sending' }).execute();
}
