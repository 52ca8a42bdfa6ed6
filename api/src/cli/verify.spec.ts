import type { NestExpressApplication } from '@nestjs/platform-express';
import { isAppendOnlyRefusal, openDatabase, rewriteAppendOnly, write, type Database } from '@pantausop/database';
import { describeEngines, describeServedEngines } from '@pantausop/database/testing';
import { BalancesAnew } from '../ledger/balances-anew';
import { LedgerAudit } from '../ledger/ledger-audit.service';
import { sentenceOf, type Difference } from '../ledger/ledger-difference';
import { LedgerRebuild } from '../ledger/ledger-rebuild.service';
import { historyPages } from '../register/history-pages';
import { SopsRepository } from '../register/sops.repository';
import { recordSmallCity, startApp } from '../testing';
import { runCli } from './run-cli';
import { recordSmallHistory, stampOf } from './small-history.fixture';
import { MOVEMENT, TAMPERING } from './tampering.fixture';

const EVENT = {
  ...{ government_id: 'kota', sop_id: '00000001', type: 'drafting_started', payload: '{}', actor: 'x', source: 'api' },
  ...{ effective_on: '2026-02-02', batch_id: null, replaces: null },
};

describeEngines('verify and rebuild', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  const pages = () => historyPages(app.get(SopsRepository));
  const verified = () => app.get(LedgerAudit).verify(pages());
  const rebuilt = (ledger: boolean) =>
    ledger ? app.get(LedgerRebuild).all(pages()) : app.get(LedgerRebuild).balancesAndSpans(pages());
  let digest = '';

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await recordSmallHistory(app);
  }, 60_000);
  afterAll(() => app.close());

  describe.each([400, 1])('with %d units at once', (most) => {
    beforeAll(() => void (app.get(BalancesAnew).makersAtOnce = most));

    it('find nothing wrong with what the program recorded, and rebuild gives the same bytes on every engine', async () => {
      expect(await verified()).toEqual({
        sops: 3,
        events: 13,
        movements: expect.any(Number),
        stamps: 4,
        difference: null,
      });
      const { before, after } = await rebuilt(false);
      expect(after).toBe(before);
      expect(await rebuilt(true)).toEqual({ before, after });
      expect(await verified()).toMatchObject({ difference: null });
      digest = after;
      DIGESTS.add(after);
      expect([...DIGESTS]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    });

    it.each(TAMPERING)('name %s, and take it away', async (_, tamper, named) => {
      await write(database, tamper);
      const { difference } = await verified();
      expect(difference).toMatchObject({ government: 'kota', ...named });
      if (named.in !== 'ledger') expect((await rebuilt(false)).after).toBe(digest);
      const { before, after } = await rebuilt(true);
      expect(after).toBe(digest);
      expect(before === digest).toBe(named.in !== 'ledger');
      expect(await verified()).toMatchObject({ difference: null });
    });
  });

  it.each([
    ['twice the same number', { sequence: 6, recorded_at: stampOf('2026-07-02') }, 'with number 6'],
    ['a stamp that goes back', { sequence: 17, recorded_at: stampOf('2026-07-02') + 1 }, 'with number'],
    ['a number that was never given out', { sequence: 999, recorded_at: stampOf('2026-07-09') }, 'the clock'],
  ])('name a record out of order: %s', async (_, place, found) => {
    await write(database, async (tx) => {
      // the register's own order forbids the same number twice: the other table of records does not
      const retraction = {
        id: 'odd',
        retracts: 'e11',
        subject: 'sop_event',
        sop_id: '00000002',
        reason: 'x',
        batch_id: null,
      };
      await tx
        .insertInto('retractions')
        .values({ ...retraction, ...place, government_id: 'kota', actor: 'x', source: 'api' })
        .execute();
    });
    const { difference } = await verified();
    await rewriteAppendOnly(database, 'retractions', (tx) =>
      tx.deleteFrom('retractions').where('id', '=', 'odd').execute(),
    );
    expect(difference).toMatchObject({ in: 'record', government: 'kota', found: expect.stringContaining(found) });
    expect(await verified()).toMatchObject({ difference: null });
  });

  it('name an event that the ledger does not know', async () => {
    await write(database, (tx) =>
      tx
        .insertInto('sop_events')
        .values({
          ...EVENT,
          id: 'smuggled',
          sequence: 500,
          recorded_at: stampOf('2026-07-05'),
          ordered_at: stampOf('2026-07-05'),
        })
        .execute(),
    );
    await write(database, (tx) => tx.updateTable('governments').set({ last_sequence: 500 }).execute());
    const { difference } = await verified();
    await rewriteAppendOnly(database, 'sop_events', (tx) =>
      tx.deleteFrom('sop_events').where('id', '=', 'smuggled').execute(),
    );
    expect(difference).toMatchObject({ in: 'ledger', sop: '00000001', day: '2026-02-02', cause: 'work' });
  });

  it('leave the guard of the ledger where it was', async () => {
    await rebuilt(true);
    const refused: unknown = await database.db
      .updateTable('movements')
      .set({ points: 1 })
      .execute()
      .catch((error: unknown) => error);
    expect(isAppendOnlyRefusal(refused)).toBe(true);
  });
});

describeServedEngines('the commands verify and rebuild', (engine) => {
  it('say what they found, as a sentence and as JSON', async () => {
    const url = await engine.url();
    const run = async (line: string) => {
      let [out, err] = ['', ''];
      const code = await runCli(
        line.split(' '),
        { DATABASE_URL: url },
        {
          out: (text) => (out += text),
          err: (text) => (err += text),
          input: () => Promise.resolve(''),
        },
      );
      return { code, out, err };
    };
    await run('migrate');
    const database = await openDatabase(url);
    const { app } = await startApp(database);
    try {
      await recordSmallCity(app, database);
      await recordSmallHistory(app);
      const fine = await run('verify');
      expect(fine).toMatchObject({ code: 0, err: '' });
      expect(fine.out).toMatch(
        /^the ledger says what the events say: 3 SOPs, 13 events, \d+ movements, 4 stamps, [\d.]+ s\n$/,
      );
      expect(JSON.parse((await run('verify --json')).out)).toMatchObject({ ok: true, sops: 3, events: 13, stamps: 4 });

      await database.db.insertInto('movements').values(MOVEMENT).execute();
      const sentence = expect.stringMatching(/^ledger of kota: SOP 00000001, .*: expected points 0, found points 5\n$/);
      expect(await run('verify')).toEqual({ code: 1, out: '', err: sentence });
      const { out, ...said } = await run('verify --json');
      expect(said).toEqual({ code: 1, err: sentence });
      expect(JSON.parse(out)).toMatchObject({ ok: false, difference: { in: 'ledger', sop: '00000001' } });

      expect(await run('rebuild')).toMatchObject({ code: 0, err: '' });
      expect((await run('verify')).code).toBe(1);
      expect(JSON.parse((await run('rebuild --ledger --json')).out)).toMatchObject({ same: false, ledger: true });
      expect((await run('rebuild --ledger')).out).toMatch(/^before ([0-9a-f]{64})\nafter {2}\1\nthe same\n$/);
      expect((await run('verify')).code).toBe(0);
      expect(await run('rebuild all')).toMatchObject({ code: 1, out: '' });
    } finally {
      await app.close();
      await database.close();
    }
  }, 60_000);
});

/** Of each engine so far. */
const DIGESTS = new Set<string>();

describe('a difference', () => {
  it('reads as one sentence', () => {
    const difference: Difference = {
      ...{ in: 'ledger', government: 'kota', sop: 's', unit: 'dinkes', area: 'sdm', day: '2026-03-05', cause: 'work' },
      ...{ stamp: '2026-07-03T02:00:00.000000Z', expected: 'points 0', found: 'points 5' },
    };
    expect(sentenceOf(difference)).toBe(
      'ledger of kota: SOP s, unit dinkes, area sdm, day 2026-03-05, cause work, known at 2026-07-03T02:00:00.000000Z: expected points 0, found points 5',
    );
  });
});
