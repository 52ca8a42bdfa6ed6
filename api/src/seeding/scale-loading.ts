import { setImmediate } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { lastScaleStamp, scaleGovernments, scaleSops, scaleTop, type ScaleSize, type ScaleUnit } from '@pantausop/data';
import { fillTables, write, type Database, type Tables } from '@pantausop/database';
import {
  calendarDate,
  GrowingAccount,
  type SopHistory,
  lineagesIn,
  opdLineagesIn,
  rollUp,
  rulesetsKnownAt,
  standingMovements,
  stampFromIso,
  type Stamp,
  unitLives,
  type LineagesOf,
  type UnitId,
} from '@pantausop/domain';
import { DemoAccounts } from '../access';
import { Clock, DATABASE } from '../config';
import { BALANCE_TABLES } from '../ledger/balance-rows';
import { ledgerRowsOf } from '../ledger/ledger-rows';
import { movementRow } from '../ledger/movements.repository';
import { spanRow } from '../ledger/spans.repository';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { eventRow } from '../register/event-rows';
import { BalanceBook } from './balance-book';

/** Rows that are loaded at once; memory holds them and the balances of the units that are not done yet. */
const ROWS_AT_ONCE = 20_000;
/** In an order in which what is referred to comes first. */
const LOADED_TABLES = ['sops', 'sop_events', 'movements', 'sop_spans', ...BALANCE_TABLES] as const;
type LoadedRows = { readonly [T in (typeof LOADED_TABLES)[number]]: Tables[T][] };
/** SOPs, or units whose balances are done. */
const MADE_IN_A_TURN = 10;

const noRows = (): LoadedRows => Object.fromEntries(LOADED_TABLES.map((table) => [table, []])) as unknown as LoadedRows;

const BY = { actor: 'sample', source: 'sample' } as const;
const FIRST_DAY = calendarDate('0001-01-01');

export interface Loaded {
  readonly units: number;
  readonly sops: number;
  readonly events: number;
}

/**
 * Fills an empty database with a made-up country, government by government: events under the stamps at which they would have been
 * recorded, and what the ledger makes of them by the product's own rules. What broke off half-way says so and is refused
 * (`fillTables`): begin with a new one.
 * @param progress told after each government
 */
export async function seedScale(
  app: INestApplicationContext,
  size: ScaleSize,
  seed: number,
  progress: (loaded: Loaded) => void,
): Promise<Loaded> {
  const database = app.get<Database>(DATABASE);
  const today = app.get(Clock).today();
  const units: ScaleUnit[] = [...scaleTop(size)];
  for (const government of scaleGovernments(size)) units.push(...government.units);
  const operators = units.find(({ fact }) => fact.kind === 'dinas') ?? units.at(-1);
  const loaded = { units: units.length, sops: 0, events: 0 };
  await fillTables(database, LOADED_TABLES, async () => {
    const loading = new Loading(database, units);
    let province: UnitId | null = null;
    for (const government of scaleGovernments(size)) {
      const above = government.units[0]?.fact.parent ?? null;
      if (above !== province && above !== null && province !== null) await loading.close([province]);
      if (government.units[0]?.fact.kind === 'province') province = government.unit;
      for (const { sop, history } of scaleSops(seed, today, government)) {
        await loading.add(sop, history);
        loaded.sops += 1;
        loaded.events += history.events.length;
      }
      await loading.closeOpds(government.units.map(({ unit }) => unit).filter((unit) => unit !== government.unit));
      if (government.unit !== province) await loading.close([government.unit]);
      progress(loaded);
    }
    await loading.closeAll();
    await recordUnits(app, units, lastScaleStamp(today, size.sops));
    await app.get(DemoAccounts).make(operators?.fact.code);
  });
  return loaded;
}

/** The units, the first of which is the government. */
async function recordUnits(app: INestApplicationContext, units: readonly ScaleUnit[], last: Stamp): Promise<void> {
  const repository = app.get(OrganisationRepository);
  const id = rootOf(units);
  const recordedAt = stampFromIso(`${units[0]?.effectiveOn}T08:00:00+07:00`);
  const events = units.map((unit, at) => ({ ...unit, id: `u${at}`, sequence: recordedAt + at }));
  await write(app.get<Database>(DATABASE), async (tx) => {
    await repository.addUnitEvents(tx, events, { governmentId: id, recordedAt, ...BY });
    await repository.addGovernment(tx, { id, unitId: id, lastStamp: last, lastSequence: last, sample: true });
  });
}

const rootOf = (units: readonly ScaleUnit[]): UnitId => units[0]?.unit ?? '';

function livesOf(units: readonly ScaleUnit[]): ReturnType<typeof unitLives> {
  const events = units.map((one, sequence) => ({
    ...one,
    id: `u${sequence}`,
    recordedAt: stampFromIso('2022-01-03T08:00:00+07:00'),
    sequence,
  }));
  return unitLives({ events, retractions: [] });
}

/** Rows on their way into the database, and the balances of units to whom more may come. */
class Loading {
  private rows = noRows();
  private waiting = 0;
  /** what is under way while the next rows are made */
  private sent: Promise<unknown> = Promise.resolve();
  private turns = 0;
  private readonly book = new BalanceBook();
  private readonly rulesets = rulesetsKnownAt([]);
  private readonly governmentId: UnitId;
  private readonly lineagesOf: LineagesOf;
  private readonly opdLineagesOf: LineagesOf;

  constructor(
    private readonly database: Database,
    units: readonly ScaleUnit[],
  ) {
    const lives = livesOf(units);
    this.governmentId = rootOf(units);
    this.lineagesOf = lineagesIn(lives);
    this.opdLineagesOf = opdLineagesIn(lives);
  }

  async add(sop: string, history: SopHistory): Promise<void> {
    const by = { governmentId: this.governmentId, ...BY };
    const [first] = history.events;
    if (!first) return;
    const growing = new GrowingAccount(this.rulesets);
    const movements = ledgerRowsOf(sop, history, [], growing);
    const { account } = growing;
    this.book.add(rollUp(account.movements, this.lineagesOf));
    await this.put({
      sops: [{ id: sop, government_id: this.governmentId, recorded_at: first.recordedAt, remarks: '{}' }],
      sop_events: history.events.map((event) => eventRow(by, { sop, event, batchId: null, replaces: null })),
      movements: movements.map((row) => movementRow(this.governmentId, row)),
      sop_spans: account.spans.flatMap((span) => spanRow(this.governmentId, sop, span)),
    });
  }

  /** Units that get no more: how the OPDs among them stand goes to those above. */
  async closeOpds(units: readonly UnitId[]): Promise<void> {
    for (const opd of units) {
      if (this.opdLineagesOf(opd).length === 0) continue;
      const all = { since: FIRST_DAY, opening: new Map(), days: this.book.statusDays(opd), excusals: [] };
      this.book.add(rollUp(standingMovements(opd, all), this.opdLineagesOf));
    }
    await this.close(units);
  }

  async close(units: readonly UnitId[]): Promise<void> {
    for (const unit of units) await this.put(this.book.close(this.governmentId, unit));
  }

  async closeAll(): Promise<void> {
    await this.close(this.book.units);
    await this.send();
    await this.sent;
  }

  private async put(more: Partial<{ readonly [T in keyof LoadedRows]: readonly object[] }>): Promise<void> {
    for (const table of LOADED_TABLES) {
      const rows: object[] = this.rows[table];
      for (const row of more[table] ?? []) rows.push(row);
      this.waiting += more[table]?.length ?? 0;
    }
    if (this.waiting >= ROWS_AT_ONCE) await this.send();
    // what is sent goes on its way only while nothing is made here
    this.turns += 1;
    if (this.turns % MADE_IN_A_TURN === 0) await setImmediate();
  }

  /** Hands the rows over once those before are in the database. */
  private async send(): Promise<void> {
    await this.sent;
    const { rows } = this;
    [this.rows, this.waiting] = [noRows(), 0];
    this.sent = Promise.all(LOADED_TABLES.map((table) => this.database.load(table, rows[table])));
    // whoever hands over next is told
    this.sent.catch(() => undefined);
  }
}
