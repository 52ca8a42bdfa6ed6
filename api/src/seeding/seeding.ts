import type { INestApplicationContext } from '@nestjs/common';
import {
  DEMO_SEED,
  demoProcesses,
  generateDemo,
  REFERENCE_HOLIDAYS,
  REFERENCE_ROOT,
  REFERENCE_TRAININGS,
  REFERENCE_UNITS,
  SAMPLE_TRAININGS,
  type DemoBatch,
  type DemoTarget,
} from '@pantausop/data';
import { write, type Database, type Tx } from '@pantausop/database';
import { dateInZone, nextStamp, stampFromIso, type CalendarDate, type UnitId } from '@pantausop/domain';
import { DemoAccounts } from '../access';
import { Clock, DATABASE, SETTINGS, type Settings } from '../config';
import type { NewHoliday } from '../organisation/policy.repository';
import { OrganisationRepository, type NewTarget } from '../organisation/organisation.repository';
import type { Moment, RecordBatch, SopChange } from '../register/register-batch';
import { RegisterService } from '../register/register.service';
import { OperationRecorder } from '../reorganisation/operation-recorder';
import { DemoSchedules } from '../reports/demo-schedules';
import { addTrainings } from './trainings';
import { SampleProcesses } from '../processes/sample-processes';
import type { GovernmentUnits } from './government-units';

/** What the reference data knows of days without office work; what only one source says is still to be confirmed. */
const HOLIDAYS: readonly NewHoliday[] = REFERENCE_HOLIDAYS.map(({ date, kind, labels, uncertain }) => ({
  ...{ on: date, kind, name: labels.id, nameEn: labels.en },
  confirmed: !uncertain,
}));

/** What finds the parts of the program: the program itself, or a part of it. */
export type Parts = Pick<INestApplicationContext, 'get'>;

/** The units of the reference data, in both periods. */
export const REFERENCE: GovernmentUnits = { root: REFERENCE_ROOT, units: REFERENCE_UNITS };

/** Records the units of the reference data and the training of August 2019 in an empty database. */
export async function seedReference(app: Parts): Promise<void> {
  await write(app.get<Database>(DATABASE), (tx) => recordReference(app, tx));
}

/** The same inside of a transaction. */
export async function recordReference(app: Parts, tx: Tx): Promise<void> {
  await recordUnits(app, tx, REFERENCE);
  const trainings = { governmentId: REFERENCE_ROOT, actor: 'reference', trainings: REFERENCE_TRAININGS };
  await addTrainings(app, tx, trainings);
}

/** Records the units of a government in an empty database. */
export async function seedUnits(app: Parts, government: GovernmentUnits): Promise<void> {
  await write(app.get<Database>(DATABASE), (tx) => recordUnits(app, tx, government));
}

/** The same inside of a transaction. */
export async function recordUnits(app: Parts, tx: Tx, { root, units }: GovernmentUnits): Promise<void> {
  await addGovernment(app, tx, root, false);
  const by = { governmentId: root, actor: 'reference', source: 'api' } as const;
  await app.get(RegisterService).recordIn(tx, { units, holidays: HOLIDAYS }, by);
}

/** Records the sample history under the stamps at which it would have been recorded, and makes the sample accounts and schedules. */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  const database = app.get<Database>(DATABASE);
  const { timeZone } = app.get<Settings>(SETTINGS);
  const register = app.get(RegisterService);
  const operations = app.get(OperationRecorder);
  const by = { governmentId: REFERENCE_ROOT, actor: 'sample', source: 'sample' } as const;
  const today = app.get(Clock).today();
  await write(database, async (tx) => {
    await addGovernment(app, tx, REFERENCE_ROOT, true);
    const known = new Set<string>();
    const batches = [...generateDemo({ seed: DEMO_SEED, today })];
    for (const [i, batch] of batches.entries()) {
      const at = momentOf(batch, timeZone);
      const holidays = i === batches.length - 1 ? HOLIDAYS : [];
      await register.recordIn(tx, { ...recordBatchOf(batch, known, at.today), holidays }, by, { at });
      for (const { operation, legalBasis } of batch.operations) {
        const usual = { operation, sops: new Map(), subUnits: new Map() };
        await operations.recordIn(tx, usual, { legalBasis, by, at });
      }
    }
    const trainings = [...REFERENCE_TRAININGS, ...SAMPLE_TRAININGS].filter(({ endsOn }) => endsOn <= today);
    await addTrainings(app, tx, { governmentId: REFERENCE_ROOT, actor: 'sample', trainings });
    await app.get(SampleProcesses).recordIn(tx, demoProcesses({ seed: DEMO_SEED, today }), by);
  });
  await app.get(DemoAccounts).make();
  await app.get(DemoSchedules).make();
}

async function addGovernment(app: Parts, tx: Tx, id: UnitId, sample: boolean): Promise<void> {
  const government = { id, unitId: id, lastStamp: nextStamp(null, 0), lastSequence: 0, sample };
  await app.get(OrganisationRepository).addGovernment(tx, government);
}

function momentOf({ recordedAt }: DemoBatch, timeZone: string): Moment {
  const now = stampFromIso(recordedAt) / 1000;
  return { now, today: dateInZone(now, timeZone) };
}

/** @param known the SOPs of the batches before; those of this one are added */
function recordBatchOf(batch: DemoBatch, known: Set<string>, today: CalendarDate): RecordBatch {
  const sops = batch.sops.map(({ sop, events, retractions }): SopChange => {
    const isNew = !known.has(sop);
    known.add(sop);
    const withIds = events.map(({ key: id, ...event }) => ({ id, ...event }));
    return { sop, isNew, remarks: {}, events: withIds, retractions, waits: false };
  });
  const targets = batch.targets.map((target) => targetOf(target, today));
  return { units: batch.units, sops, areaDecisions: batch.areaDecisions, targets };
}

const targetOf = ({ value, ...target }: DemoTarget, effectiveOn: CalendarDate): NewTarget => ({
  ...target,
  value: Math.round(value * 1_000_000),
  effectiveOn,
});
