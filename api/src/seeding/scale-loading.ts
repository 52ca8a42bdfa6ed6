import type { INestApplicationContext } from '@nestjs/common';
import { lastScaleStamp, scaleGovernments, scaleSops, scaleTop, type ScaleSize, type ScaleUnit } from '@pantausop/data';
import { write, type Database, type SopEventsTable, type SopsTable, type SopSpansTable } from '@pantausop/database';
import {
  accountOf,
  calendarDate,
  lineagesIn,
  opdLineagesIn,
  rollUp,
  rulesetsKnownAt,
  standingMovements,
  stampFromIso,
  unitLives,
  type LineagesOf,
  type UnitId,
} from '@pantausop/domain';
import { DemoAccounts } from '../access';
import { Clock, DATABASE } from '../config';
import { BALANCE_TABLES } from '../ledger/balance-rows';
import { ledgerRowsOf } from '../ledger/ledger-rows';
import { movementRow, type LedgerRow } from '../ledger/movements.repository';
import { spanRow } from '../ledger/spans.repository';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { eventRow } from '../register/event-rows';
import { BalanceBook } from './balance-book';

/** SOPs whose rows are loaded at once; memory holds them and the balances of the units that are not done yet. */
const SOPS_AT_ONCE = 2_000;
const BY = { actor: 'sample', source: 'sample' } as const;
const FIRST_DAY = calendarDate('0001-01-01');

export interface Loaded {
  readonly units: number;
  readonly sops: number;
  readonly events: number;
}

/**
 * Fills an empty database with a made-up country, government by government: events under the stamps at which they would have been
 * recorded, and what the ledger makes of them by the product's own rules. What broke off half-way is no database: begin with a new one.
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
  const top = scaleTop(size);
  const units: ScaleUnit[] = [...top];
  for (const government of scaleGovernments(size)) units.push(...government.units);
  const root = units[0]?.unit ?? '';
  const operators = units.find(({ fact }) => fact.kind === 'dinas') ?? units.at(-1);
  const lives = livesOf(units);
  const loading = new Loading(database, root, lineagesIn(lives), opdLineagesIn(lives));
  const loaded = { units: units.length, sops: 0, events: 0 };
  let province: UnitId | null = null;
  for (const government of scaleGovernments(size)) {
    const above = government.units[0]?.fact.parent ?? null;
    if (above !== province && above !== null && province !== null) await loading.close([province]);
    if (government.units[0]?.fact.kind === 'province') province = government.unit;
    for (const { sop, history } of scaleSops(seed, today, government)) {
      loading.add(sop, history);
      loaded.sops += 1;
      loaded.events += history.events.length;
      if (loading.full) await loading.send();
    }
    await loading.closeOpds(government.units.map(({ unit }) => unit).filter((unit) => unit !== government.unit));
    if (government.unit !== province) await loading.close([government.unit]);
    progress(loaded);
  }
  await loading.closeAll();
  await write(database, async (tx) => {
    const repository = app.get(OrganisationRepository);
    const recordedAt = stampFromIso(`${units[0]?.effectiveOn}T08:00:00+07:00`);
    const events = units.map((unit, at) => ({ ...unit, id: `u${at}`, sequence: recordedAt + at }));
    await repository.addUnitEvents(tx, events, { governmentId: root, recordedAt, ...BY });
    const last = lastScaleStamp(today, size.sops);
    await repository.addGovernment(tx, { id: root, unitId: root, lastStamp: last, lastSequence: last, sample: true });
  });
  await app.get(DemoAccounts).make(operators?.fact.code);
  return loaded;
}

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
  private sops: SopsTable[] = [];
  private events: SopEventsTable[] = [];
  private movements: LedgerRow[] = [];
  private spans: SopSpansTable[] = [];
  private readonly book = new BalanceBook();
  private readonly rulesets = rulesetsKnownAt([]);

  constructor(
    private readonly database: Database,
    private readonly governmentId: string,
    private readonly lineagesOf: LineagesOf,
    private readonly opdLineagesOf: LineagesOf,
  ) {}

  get full(): boolean {
    return this.sops.length >= SOPS_AT_ONCE;
  }

  add(sop: string, history: Parameters<typeof accountOf>[0]): void {
    const by = { governmentId: this.governmentId, ...BY };
    const [first] = history.events;
    if (!first) return;
    this.sops.push({ id: sop, government_id: this.governmentId, recorded_at: first.recordedAt, remarks: '{}' });
    for (const event of history.events) this.events.push(eventRow(by, { sop, event, batchId: null, replaces: null }));
    this.movements.push(...ledgerRowsOf(sop, history, []));
    const account = accountOf(history, this.rulesets);
    this.spans.push(...account.spans.flatMap((span) => spanRow(this.governmentId, sop, span)));
    this.book.add(rollUp(account.movements, this.lineagesOf));
  }

  async send(): Promise<void> {
    const { sops, events, movements, spans } = this;
    [this.sops, this.events, this.movements, this.spans] = [[], [], [], []];
    await this.database.load('sops', sops);
    await this.database.load('sop_events', events);
    await this.database.load(
      'movements',
      movements.map((row) => movementRow(this.governmentId, row)),
    );
    await this.database.load('sop_spans', spans);
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
    await this.send();
    for (const unit of units) {
      const rows = this.book.close(this.governmentId, unit);
      for (const table of BALANCE_TABLES) await this.database.load(table, rows[table]);
    }
  }

  closeAll(): Promise<void> {
    return this.close(this.book.units);
  }
}
