import { Inject, Injectable } from '@nestjs/common';
import { together, write, type Database, type Tx } from '@pantausop/database';
import type { SopHistory, SopId } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Government } from '../organisation/organisation.repository';
import type { Organisation } from '../organisation/organisation.service';
import { Gathering, UndoneError, type Asked } from './gathering';
import { RecordClock } from './record-clock';
import { RecordedActs } from './recorded-acts';
import type { Recording } from './recording';
import type { Recorder, SopChange } from './register-batch';
import { SeenRecords, type SeenRecord } from './seen-record';
import { SopRecords, type SaidOfSops } from './sop-records';

/** So many write in one transaction at most; the next wait for it. */
const MOST_AT_ONCE = 16;

/** Says what is to be recorded of an SOP; `held` is undefined where there is none. */
export type Deciding = (
  tx: Tx,
  held: SopHistory | undefined,
  organisation: Organisation,
) => SopChange | Promise<SopChange>;

/** An SOP as it is recorded now, and the organisation by which it was. */
export interface RecordedOne {
  readonly history: SopHistory;
  readonly organisation: Organisation;
}

interface OneRecord {
  readonly sop: SopId;
  readonly isNew: boolean;
  readonly by: Recorder;
  readonly decide: Deciding;
}

type Ends = PromiseSettledResult<RecordedOne>[];

/** A record that was admitted, and what is to be written of it. */
interface Admitted {
  readonly asked: Asked<OneRecord>;
  readonly change: SopChange;
  readonly recording: Recording;
  readonly said: SaidOfSops;
}

/**
 * Records what is said of single SOPs, each under a stamp of its own. Those who record at the same moment share one transaction: the
 * clock of a government is taken once for all of them, and a balance at the top that all of them change is written once.
 */
@Injectable()
export class ConcurrentRecords {
  private readonly gatherings = new Map<string, Gathering<OneRecord, RecordedOne>>();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly recordClock: RecordClock,
    private readonly seenRecords: SeenRecords,
    private readonly sopRecords: SopRecords,
    private readonly acts: RecordedActs,
  ) {}

  /**
   * Records what is decided of an SOP on what it is found to be at that moment.
   * @returns its history with it; @throws whatever `decide` throws, and RefusedError; then nothing is recorded
   */
  async recordOne(sop: SopId, by: Recorder, decide: Deciding): Promise<SopHistory> {
    return (await this.record({ sop, isNew: false, by, decide })).history;
  }

  /** Records an SOP that is not there yet. @throws RefusedError; then nothing is recorded */
  recordNew(change: SopChange, by: Recorder): Promise<RecordedOne> {
    return this.record({ sop: change.sop, isNew: true, by, decide: () => change });
  }

  private record(one: OneRecord): Promise<RecordedOne> {
    const { governmentId } = one.by;
    const known = this.gatherings.get(governmentId);
    if (known) return known.ask(one);
    const made = new Gathering<OneRecord, RecordedOne>(
      ({ sop }) => sop,
      MOST_AT_ONCE,
      (asked) => this.recordAll(governmentId, asked),
    );
    this.gatherings.set(governmentId, made);
    return made.ask(one);
  }

  private async recordAll(governmentId: string, asked: readonly Asked<OneRecord>[]): Promise<Ends> {
    let written = false;
    try {
      return await write(this.database, async (tx) => {
        const ends = await this.recordIn(tx, governmentId, asked);
        written = true;
        return ends;
      });
    } catch (error) {
      // of what fails from here on it is not known whether it is done
      throw written ? error : new UndoneError(error);
    }
  }

  private async recordIn(tx: Tx, governmentId: string, asked: readonly Asked<OneRecord>[]): Promise<Ends> {
    const sops = asked.flatMap(({ what: { sop, isNew } }) => (isNew ? [] : [sop]));
    // nobody waits for what is read: it is asked ahead of the clock
    const [before, government] = await together(tx, (at) => [
      this.seenRecords.of(at, governmentId, sops),
      this.recordClock.take(at, governmentId),
    ]);
    const seen = await this.seenRecords.now(tx, government, before);
    const { ends, admitted } = await this.admitAll(tx, government, seen, asked);
    const last = admitted.at(-1);
    if (!last) return ends;
    const said = admitted.map((one) => one.said);
    const writing = await this.sopRecords.writing(tx, said, seen.organisation, seen.booked);
    await together(tx, (at) => [
      ...writing(at),
      this.recordClock.set(at, last.recording),
      ...admitted.map((one) => this.act(at, one, seen)),
    ]);
    return ends;
  }

  /** What each of them says is admitted on what was there before them: no SOP is said of twice. */
  private async admitAll(
    tx: Tx,
    government: Government,
    { organisation, sops }: SeenRecord,
    asked: readonly Asked<OneRecord>[],
  ): Promise<{ ends: Ends; admitted: Admitted[] }> {
    const held = new Map(sops.map((sop) => [sop.id, sop]));
    const [ends, admitted]: [Ends, Admitted[]] = [[], []];
    for (const one of asked) {
      const { sop, by, decide } = one.what;
      const known = held.get(sop);
      try {
        const change = await one.as(() => decide(tx, known?.history, organisation));
        const recording = this.recordClock.next(tx, admitted.at(-1)?.recording.last ?? government, by);
        const said = this.sopRecords.admit(recording, [change], organisation, known ? [known] : []);
        admitted.push({ asked: one, change, recording, said });
        ends.push({ status: 'fulfilled', value: { history: historyIn(said, sop), organisation } });
      } catch (reason) {
        ends.push({ status: 'rejected', reason });
      }
    }
    return { ends, admitted };
  }

  /** Puts it into the trail, as the act of the one who asked. */
  private act(tx: Tx, { asked, change, recording, said }: Admitted, { organisation }: SeenRecord): Promise<void> {
    const { recordedAt } = recording;
    const recorded = { recordedAt, sops: 1, events: said.added.length, retractions: said.taken.length, units: 0 };
    const known = { organisation, histories: said.histories };
    return asked.as(() => this.acts.record(tx, { sops: [change] }, asked.what.by, recorded, known));
  }
}

function historyIn({ histories }: SaidOfSops, sop: SopId): SopHistory {
  const history = histories.get(sop);
  if (!history) throw new Error(`nothing was recorded of ${sop}`);
  return history;
}
