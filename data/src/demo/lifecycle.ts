import {
  addDays,
  ELEMENT_CODES,
  type CalendarDate,
  type ElementCode,
  type SopFact,
  type UnitId,
} from '@pantausop/domain';
import { REORGANISATION_ON } from '../reference/units';
import type { Characters } from './characters';
import { holderOn, signatoryOf } from './organisation';
import { OPENED_ON, type Need } from './needs';
import { randomFrom, type Random } from './random';
import type { Rounds } from './rounds';
import type { DatedFact } from './types';
import { workday, workdayAfter } from './workdays';

/** What every step of one SOP's life needs to know. */
export interface LifeContext {
  readonly seed: string;
  readonly need: Need;
  readonly today: CalendarDate;
  readonly characters: Characters;
  readonly calendar: Rounds;
  readonly random: Random;
}

const RETURN_NOTES = [
  'Mutu baku waktu belum diisi pada beberapa langkah',
  'Kolom pelaksana belum sesuai susunan organisasi',
  'Dasar hukum perlu dimutakhirkan',
  'Diagram alir memakai simbol di luar lima simbol baku',
  'Keterkaitan dengan SOP lain belum dicantumkan',
];

/** Elements that drafts tend to lack, the most often forgotten first. */
const OFTEN_FORGOTTEN: readonly ElementCode[] = [
  'tanggal_revisi',
  'keterkaitan',
  'peringatan',
  'mutu_waktu',
  'pencatatan',
  'mutu_output',
  'peralatan',
  'kualifikasi_pelaksana',
  'mutu_kelengkapan',
  'diagram_alir',
];

/** A document with this many of the 19 elements. */
function elementsOf(count: number, random: Random): ElementCode[] {
  const order = random.shuffled(OFTEN_FORGOTTEN.slice(0, 5)).concat(random.shuffled(OFTEN_FORGOTTEN.slice(5)));
  const missing = new Set(order.slice(0, Math.max(0, ELEMENT_CODES.length - count)));
  return ELEMENT_CODES.filter((code) => !missing.has(code));
}

/**
 * What becomes of one need up to the day before `today`, in order of effect. The number of a decision is left null:
 * numbers are given in order of date, over all SOPs of a unit.
 */
export function lifeOf(setting: Omit<LifeContext, 'need' | 'random'>, need: Need): DatedFact[] {
  const { area, title, weight, requiredOn } = need;
  const unit = holderOn(need.origin, requiredOn);
  const required: DatedFact = { fact: { type: 'required', unit, area, title, weight }, effectiveOn: requiredOn };
  return [required, ...workOn({ ...setting, need, random: randomFrom(`${setting.seed}/life/${need.sop}`) })];
}

function workOn(context: LifeContext): DatedFact[] {
  const { need, characters, random } = context;
  const pace = characters.paceOf(need.origin);
  if (need.requiredOn === OPENED_ON && random.chance(takenOverShare(context))) {
    const elements = elementsOf(random.int(pace.leastElements, 18), random);
    const taken: DatedFact[] = [
      { fact: { type: 'document_checked', elements }, effectiveOn: need.requiredOn },
      ratification(need.origin, need.requiredOn),
    ];
    return [...taken, ...inForce(context, need.requiredOn)];
  }
  const excused = excuse(context);
  if (excused === 'for good') return notApplicable(context, null);
  if (excused === 'for a time') {
    const until = addDays(need.requiredOn, random.int(300, 1500));
    return [...notApplicable(context, until), ...fromScratch(context, until)];
  }
  return fromScratch(context, need.requiredOn);
}

function takenOverShare({ need, characters }: LifeContext): number {
  const factor = need.area === 'tatalaksana' ? 0.45 : need.area === 'pelayanan_publik' ? 1.35 : 1;
  return Math.min(0.95, characters.paceOf(need.origin).takenOver * factor);
}

function excuse({ random }: LifeContext): 'no' | 'for good' | 'for a time' {
  const drawn = random.next();
  return drawn < 0.012 ? 'for good' : drawn < 0.03 ? 'for a time' : 'no';
}

function notApplicable({ need, random }: LifeContext, until: CalendarDate | null): DatedFact[] {
  const reason = random.pick([
    'Layanan ditangani perangkat daerah lain',
    'Kegiatan tidak dilaksanakan dalam periode ini',
    'Kewenangan masih dalam pembahasan',
    'Menunggu penetapan uraian tugas',
  ]);
  const effectiveOn = workdayAfter(need.requiredOn, random.int(5, 60));
  if (until !== null && until <= effectiveOn) return [];
  const approvedBy = 'Kepala Bagian Organisasi Setda';
  return [{ fact: { type: 'not_applicable', reason, approvedBy, until }, effectiveOn }];
}

/** A first document: drafting, checking, submission, perhaps a return, signature; then life in force. */
function fromScratch(context: LifeContext, from: CalendarDate): DatedFact[] {
  const { need, characters, random } = context;
  const pace = characters.paceOf(need.origin);
  if (random.chance(pace.neverStarted)) return [];
  const wait = 10 + random.wait(characters.startAfter(need.origin, need.area, need.requiredOn));
  const start = whenActive(context, workdayAfter(from, wait));
  const least = Math.min(19, pace.leastElements + (start > REORGANISATION_ON ? 2 : 0));
  const draft = drafting(context, start, random.int(least, 19));
  if (random.chance(pace.leftLying)) return draft.slice(0, random.int(1, draft.length - 1));
  const signed = draft.at(-1)?.effectiveOn ?? start;
  return [...draft, ...inForce(context, signed)];
}

/** The date itself, or a later one while the unit rests. */
function whenActive({ need, characters, random }: LifeContext, date: CalendarDate): CalendarDate {
  const unit = holderOn(need.origin, date);
  if (characters.isActive(unit, date) || random.chance(0.25)) return date;
  let day = date;
  while (!characters.isActive(unit, day)) day = addDays(day, 14);
  return workdayAfter(day, random.int(0, 60));
}

function drafting({ need, random }: LifeContext, start: CalendarDate, elements: number): DatedFact[] {
  const steps: DatedFact[] = [{ fact: { type: 'drafting_started' }, effectiveOn: start }];
  let day = start;
  const then = (days: number, fact: SopFact): void => {
    day = workdayAfter(day, days);
    steps.push({ fact, effectiveOn: day });
  };
  const returned = random.chance(0.24);
  const first = returned ? Math.max(4, elements - random.int(2, 5)) : elements;
  then(random.int(10, 45), { type: 'document_checked', elements: elementsOf(first, random) });
  then(random.int(5, 50), { type: 'submitted' });
  if (returned) {
    then(random.int(5, 28), { type: 'returned', note: random.pick(RETURN_NOTES) });
    then(random.int(7, 30), { type: 'document_checked', elements: elementsOf(elements, random) });
    then(random.int(1, 14), { type: 'submitted' });
  }
  day = workdayAfter(day, random.int(5, 35));
  return [...steps, ratification(need.origin, day)];
}

function ratification(origin: UnitId, on: CalendarDate): DatedFact {
  const signatory = signatoryOf(holderOn(origin, on));
  return { fact: { type: 'ratified', number: null, signatory }, effectiveOn: on };
}

/** From the signature on: rounds of monitoring and evaluation, revisions, rarely a revocation and a new start. */
function inForce(context: LifeContext, signedOn: CalendarDate): DatedFact[] {
  const { today, random } = context;
  const revokedOn = random.chance(0.014) ? workdayAfter(signedOn, random.int(200, 1100)) : null;
  const end = revokedOn !== null && revokedOn < today ? revokedOn : today;
  const facts = [
    ...rounds(withOwnChance(context, `rounds/${signedOn}`), signedOn, end),
    ...revisions(withOwnChance(context, `revisions/${signedOn}`), signedOn, end),
  ];
  facts.sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
  if (end === today || revokedOn === null) return facts;
  const again = random.chance(0.7);
  const reason = random.pick([
    'Diganti aplikasi layanan yang mengubah seluruh alur',
    'Dasar hukum dicabut',
    'Kewenangan beralih; prosedur disusun ulang',
  ]);
  const revoked: DatedFact = { fact: { type: 'revoked', reason }, effectiveOn: revokedOn };
  return [...facts, revoked, ...(again ? fromScratch(withOwnChance(context, `again/${revokedOn}`), revokedOn) : [])];
}

/** Chance of its own for a part of a life, so that a later `today` adds to the history without changing it. */
const withOwnChance = (context: LifeContext, part: string): LifeContext => ({
  ...context,
  random: randomFrom(`${context.seed}/life/${context.need.sop}/${part}`),
});

function rounds(
  { need, characters, calendar, random }: LifeContext,
  signedOn: CalendarDate,
  end: CalendarDate,
): DatedFact[] {
  const facts: DatedFact[] = [];
  const first = addDays(signedOn, 25);
  for (const { kind, on } of calendar.of(need.origin)) {
    if (on < first || on >= end) continue;
    const pace = characters.paceOf(holderOn(need.origin, on));
    const reached = random.chance(pace.roundReaches);
    const day = workday(addDays(on, random.int(0, 6)));
    const badly = random.chance(kind === 'monitoring' ? 0.06 : 0.07);
    if (!reached || day >= end) continue;
    facts.push({
      fact:
        kind === 'monitoring'
          ? { type: 'monitored', result: badly ? 'not_well' : 'well' }
          : { type: 'evaluated', result: badly ? 'revise' : 'fit' },
      effectiveOn: day,
    });
  }
  return facts;
}

function revisions(context: LifeContext, signedOn: CalendarDate, end: CalendarDate): DatedFact[] {
  const { random } = context;
  const facts: DatedFact[] = [];
  let signed = signedOn;
  for (;;) {
    const start = whenActive(context, workdayAfter(signed, 300 + random.wait(2200)));
    if (start >= end) return facts;
    const steps = drafting(context, start, random.int(18, 19));
    const complete = (steps.at(-1)?.effectiveOn ?? end) < end;
    facts.push(...steps.filter(({ effectiveOn }) => effectiveOn < end));
    if (!complete) return facts;
    signed = steps.at(-1)?.effectiveOn ?? end;
  }
}
