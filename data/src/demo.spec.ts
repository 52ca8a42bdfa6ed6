import { createHash } from 'node:crypto';
import {
  addDays,
  calendarDate,
  dateInZone,
  foldEvents,
  mustBeHoused,
  standingEvents,
  stampFromIso,
  treeOn,
  type CalendarDate,
} from '@pantausop/domain';
import { Replay } from '../testing/replay';
import { DEMO_SEED, generateDemo, type DemoBatch } from './demo';
import { REFERENCE_ROOT } from './reference';

const TODAY = calendarDate('2026-10-31');
const batches = [...generateDemo({ seed: DEMO_SEED, today: TODAY })];
const events = batches.flatMap(({ sops }) => sops.flatMap((sop) => sop.events));
const replay = new Replay();
const digest = (all: readonly DemoBatch[]): string => createHash('sha256').update(JSON.stringify(all)).digest('hex');
const dayOf = (batch: DemoBatch): CalendarDate => calendarDate(batch.recordedAt.slice(0, 10));
const on = (text: string) => replay.matrix(calendarDate(text)).total;

beforeAll(() => {
  for (const batch of batches) replay.record(batch);
});

describe('sample history', () => {
  it('is the same for the same seed and day, and another for another seed', () => {
    expect(digest([...generateDemo({ seed: DEMO_SEED, today: TODAY })])).toBe(digest(batches));
    expect(digest([...generateDemo({ seed: DEMO_SEED + 1, today: TODAY })])).not.toBe(digest(batches));
  });

  it('is continued, not changed, by a later day', () => {
    const shorter = [...generateDemo({ seed: DEMO_SEED, today: calendarDate('2024-07-01') })].slice(0, -1);
    expect(digest(shorter)).toBe(digest(batches.slice(0, shorter.length)));
  });

  it('comes in batches of strictly later times of record, all before today', () => {
    const stamps = batches.map(({ recordedAt }) => stampFromIso(recordedAt));
    expect(stamps.every((stamp, i) => i === 0 || stamp > (stamps[i - 1] ?? 0))).toBe(true);
    expect(batches.every(({ recordedAt }) => recordedAt.endsWith('+07:00'))).toBe(true);
    expect(dateInZone((stamps.at(-1) ?? 0) / 1000, 'Asia/Jakarta')).toBe(addDays(TODAY, -1));
    expect(batches.length).toBeGreaterThanOrEqual(60);
    expect(batches.length).toBeLessThanOrEqual(130);
  });

  it('is as large as promised, each SOP required once under one name', () => {
    expect(replay.sops.size).toBeGreaterThanOrEqual(2400);
    expect(replay.sops.size).toBeLessThanOrEqual(2700);
    expect(events.length).toBeGreaterThanOrEqual(20_000);
    expect(events.length).toBeLessThanOrEqual(30_500);
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
  });

  it.each(['2022-01-04', '2022-12-10', '2023-01-05', '2028-03-01'])(
    'is admitted event by event when today is %s',
    (today) => {
      const other = new Replay();
      for (const batch of generateDemo({ seed: 7, today: calendarDate(today) })) {
        expect(dayOf(batch) < today).toBe(true);
        other.record(batch);
      }
      expect(other.units.length).toBeGreaterThan(60);
    },
  );

  it('contains late records, corrections and retractions without replacement', () => {
    const late = batches.flatMap((batch) =>
      batch.sops.flatMap((sop) => sop.events.filter((event) => addDays(event.effectiveOn, 21) < dayOf(batch))),
    );
    expect(late.length).toBeGreaterThan(500);
    const replaced = events.filter(({ replaces }) => replaces !== undefined);
    const retracted = batches.flatMap(({ sops }) => sops.flatMap(({ retractions }) => retractions));
    expect(replaced.length).toBeGreaterThan(50);
    expect(retracted.length).toBeGreaterThan(replaced.length + 20);
    const retractedKeys = new Set(retracted.map(({ event }) => event));
    expect(replaced.every(({ replaces = '' }) => retractedKeys.has(replaces))).toBe(true);
  });

  it('uses every kind of event', () => {
    expect(new Set(events.map(({ fact }) => fact.type))).toEqual(
      new Set([
        'required',
        'requirement_ended',
        'drafting_started',
        'document_checked',
        'submitted',
        'returned',
        'ratified',
        'monitored',
        'evaluated',
        'revoked',
        'not_applicable',
        'moved',
        'reweighted',
        'retitled',
      ]),
    );
  });

  it('gives a number to every ratification, unique within the OPD, and posts for signatories', () => {
    const tree = treeOn(replay.lives(), TODAY);
    const posts = /^(Kepala (Dinas|Badan|Satuan)|Camat|Direktur|Inspektur|Sekretaris (Daerah|DPRD))$/;
    const ratified = [...replay.sops.values()].flatMap((history) => {
      const { unit } = foldEvents(standingEvents(history), TODAY);
      const opd = tree.opdOf(unit ?? '')?.id ?? '';
      return standingEvents(history).flatMap(({ fact }) => (fact.type === 'ratified' ? [{ ...fact, opd }] : []));
    });
    expect(ratified.length).toBeGreaterThan(2000);
    expect(new Set(ratified.map(({ opd, number }) => `${opd} ${number}`)).size).toBe(ratified.length);
    expect(ratified.filter(({ number }) => !/^000\.8\.6\.3\/\d{4}-[A-Z0-9-]+\/20(19|2\d)$/.test(number ?? ''))).toEqual(
      [],
    );
    expect(ratified.filter(({ signatory }) => !posts.test(signatory ?? ''))).toEqual([]);
  });
});

describe('sample city', () => {
  it('goes through the reorganisation without leaving an SOP in a closed unit', () => {
    for (const date of [calendarDate('2022-11-30'), calendarDate('2022-12-01'), TODAY]) {
      const tree = treeOn(replay.lives(), date);
      const states = [...replay.sops.values()].map((history) => foldEvents(standingEvents(history), date));
      const homeless = states.filter(({ obliged, unit }) => obliged && tree.find(unit ?? '') === undefined);
      expect(homeless).toEqual([]);
    }
    const histories = [...replay.sops.values()];
    const moved = histories.flatMap((history) =>
      history.events.filter(({ fact }) => fact.type === 'moved' && fact.cause === 'reorganization'),
    );
    expect(moved.length).toBeGreaterThan(200);
    expect(moved.every(({ effectiveOn }) => effectiveOn === '2022-12-01')).toBe(true);
    const lives = replay.lives();
    for (const history of histories) mustBeHoused(history, lives);
  });

  it('shows the merged OPDs before the reorganisation, their successors after it, and sums that go on', () => {
    const rows = (date: string) => replay.matrix(calendarDate(date)).units.map(({ unit }) => unit.code);
    const [before, after] = [rows('2022-11-30'), rows('2022-12-01')];
    expect(before).toEqual(expect.arrayContaining(['DISDIK', 'DISBUD', 'DINKES']));
    expect(before).not.toContain('DISDIKBUD');
    expect(after).toContain('DISDIKBUD');
    expect(after.filter((code) => ['DISDIK', 'DISBUD', 'DISDAG'].includes(code))).toEqual([]);
    // what was required, in force or excused the day before and did not change itself is so on the day
    const sums = (date: string) => on(date).total;
    const [eve, first] = [sums('2022-11-30'), sums('2022-12-01')];
    const others = [...replay.sops.values()]
      .flatMap((history) => standingEvents(history))
      .filter(({ fact, effectiveOn }) => effectiveOn === '2022-12-01' && fact.type !== 'moved');
    const added = others.filter(({ fact }) => fact.type === 'required').length;
    expect(first.required + first.notApplicable).toBe(eve.required + eve.notApplicable + added);
    const newlyInForce = others.filter(({ fact }) => fact.type === 'ratified').length;
    expect(Math.abs(first.inForce - eve.inForce)).toBeLessThanOrEqual(newlyInForce);
    expect(eve.required).toBeGreaterThan(1000);
  });

  it('rises from about 20 to between 70 and 77, with a setback after the reorganisation', () => {
    const index = (date: string): number => on(date).index ?? 0;
    expect(index('2022-03-31')).toBeGreaterThan(0.12);
    expect(index('2022-03-31')).toBeLessThan(0.28);
    expect(index('2023-03-31')).toBeLessThan(index('2022-12-15'));
    expect(index('2024-06-30')).toBeGreaterThan(index('2023-06-30'));
    expect(index('2026-10-31')).toBeGreaterThan(0.7);
    expect(index('2026-10-31')).toBeLessThan(0.77);
  });

  it('has tata laksana as the weak spot that improves', () => {
    const coverages = (date: string): number[] => on(date).cells.map(({ coverage }) => coverage ?? 0);
    const [, tatalaksana = 0] = coverages('2023-12-31');
    expect(Math.min(...coverages('2023-12-31'))).toBe(tatalaksana);
    expect(coverages('2026-10-31')[1]).toBeGreaterThan(tatalaksana + 0.15);
  });

  it('has three silent kecamatan, gaps, areas that do not apply, and OPDs that are complete per area', () => {
    const { units, total } = replay.matrix(TODAY);
    expect(total.unmappedUnits).toBe(3);
    const silent = units.filter(({ cells }) => cells.every(({ status }) => status === 'unmapped'));
    expect(silent.map(({ unit }) => unit.kind)).toEqual(['kecamatan', 'kecamatan', 'kecamatan']);
    expect(total.unmappedCells).toBeGreaterThan(24);
    const notApplicable = units.flatMap(({ cells }) => cells.filter(({ status }) => status === 'not_applicable'));
    expect(notApplicable.length).toBeGreaterThan(8);
    expect(total.completeUnits.every(({ complete, counted }) => complete > 2 && complete < counted)).toBe(true);
    expect(total.fullyCompleteUnits.counted).toBe(52);
    expect(total.total.notApplicable).toBeGreaterThan(20);
  });

  it('decides an area not to apply only where no obligation lies in it', () => {
    expect(replay.decisions.length).toBeGreaterThan(10);
    const cells = new Set(replay.decisions.map(({ unit, area }) => `${unit} ${area}`));
    const held = events.flatMap(({ fact }) => ('area' in fact ? [`${fact.unit} ${fact.area}`] : []));
    expect(held.filter((cell) => cells.has(cell))).toEqual([]);
    expect(replay.decisions.every(({ from }) => from >= '2022-12-01')).toBe(true);
  });

  it('knew less at the time than it knows now', () => {
    const date = calendarDate('2024-06-30');
    const then = replay.matrix(date, stampFromIso('2024-07-01T00:00:00+07:00')).total.total;
    const now = replay.matrix(date).total.total;
    expect(then.required).toBeGreaterThan(1500);
    expect(now.current + now.applied).not.toBe(then.current + then.applied);
  });

  it('sets targets for the city as ratios', () => {
    const targets = batches.flatMap((batch) => batch.targets);
    expect(targets.filter(({ unit, measure }) => unit === REFERENCE_ROOT && measure === 'index')).toHaveLength(5);
    expect(targets.every(({ value }) => value > 0 && value <= 1)).toBe(true);
  });
});
