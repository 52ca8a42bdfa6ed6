import type { CalendarDate } from '../calendar/calendar-date';
import type { Stamp } from '../calendar/stamp';
import { RefusedError, type Reason } from '../errors';
import { AREA_CODES } from './areas';
import { ELEMENT_CODES } from './elements';
import { PREDIKATS, RULESET_1, type Ruleset, type RulesetContents, type Rulesets } from './ruleset';

/** A ruleset as it was published: from a day on, known since a moment, perhaps taken back before it started. */
export interface PublishedRuleset extends Ruleset {
  readonly effectiveOn: CalendarDate;
  readonly recordedAt: Stamp;
  /** When it was taken back; null = stands. */
  readonly retractedAt: Stamp | null;
}

/** The rulesets that stand as known at `knownAt` (null = everything recorded), by their start; ruleset 1 always is the first. */
export function rulesetsKnownAt(published: readonly PublishedRuleset[], knownAt: Stamp | null = null): Rulesets {
  const standing = published
    .filter(({ recordedAt }) => knownAt === null || recordedAt <= knownAt)
    .filter(({ retractedAt }) => retractedAt === null || (knownAt !== null && retractedAt > knownAt))
    .sort((a, b) => (a.effectiveOn === b.effectiveOn ? a.id - b.id : a.effectiveOn < b.effectiveOn ? -1 : 1));
  return [RULESET_1, ...standing];
}

/** The moments at which another list of rulesets became known, each once, ascending. */
export function rulesetStamps(published: readonly PublishedRuleset[]): Stamp[] {
  const stamps = published.flatMap(({ recordedAt, retractedAt }) =>
    retractedAt === null ? [recordedAt] : [recordedAt, retractedAt],
  );
  return [...new Set(stamps)].sort((a, b) => a - b);
}

/** Points of a document that carries every element. */
export const fullDocumentPoints = ({ elementPoints }: Pick<RulesetContents, 'elementPoints'>): number =>
  ELEMENT_CODES.reduce((sum, code) => sum + elementPoints[code], 0);

/** Points of an SOP that earns everything; a score divides by 100, so it must be exactly that. */
export const totalPoints = (rules: RulesetContents): number =>
  fullDocumentPoints(rules) + rules.ratifiedPoints + rules.appliedPoints + rules.currentPoints;

/** No credit runs longer than ten years. */
export const MOST_MONTHS = 120;
/** The largest weight of an area in the index. */
export const MOST_AREA_WEIGHT = 100;

const refuse = (code: string, reason: Reason, params: Record<string, string | number> = {}): never => {
  throw new RefusedError(code, 'invalid', reason, params);
};

/**
 * Refuses a ruleset that the rules do not admit (scoring rules §3): it starts later than today and on a day of its own, an SOP
 * can earn exactly 100 points, credits run for whole months, some area has a weight, and the cuts fall.
 *
 * @param standing the rulesets that stand when it is published
 * @throws RefusedError with a code and a sentence that says what to do
 */
export function admitRuleset(
  rules: RulesetContents,
  effectiveOn: CalendarDate,
  today: CalendarDate,
  standing: Rulesets,
): void {
  if (effectiveOn <= today) {
    refuse(
      'ruleset_not_ahead',
      {
        id: `aturan harus berlaku mulai sesudah hari ini (${today}), bukan ${effectiveOn}: pilih tanggal yang lebih kemudian`,
        en: `a ruleset starts later than today (${today}), not on ${effectiveOn}: choose a later day`,
      },
      { date: effectiveOn, today },
    );
  }
  const same = standing.find((one) => one.effectiveOn === effectiveOn);
  if (same) {
    refuse(
      'ruleset_start_taken',
      {
        id: `aturan ${same.id} sudah mulai pada ${effectiveOn}: pilih tanggal lain, atau tarik dahulu aturan itu`,
        en: `ruleset ${same.id} starts on ${effectiveOn}: choose another day, or take it back first`,
      },
      { date: effectiveOn, ruleset: same.id },
    );
  }
  admitContents(rules);
}

function admitContents(rules: RulesetContents): void {
  const points = [...ELEMENT_CODES.map((code) => rules.elementPoints[code])];
  points.push(rules.ratifiedPoints, rules.appliedPoints, rules.currentPoints);
  if (!points.every((one) => Number.isInteger(one) && one >= 0)) {
    refuse('ruleset_points', {
      id: 'poin harus bilangan bulat mulai dari 0',
      en: 'points are whole numbers from 0 on',
    });
  }
  const total = totalPoints(rules);
  if (total !== 100) {
    refuse(
      'ruleset_total',
      {
        id: `jumlah poin sebuah SOP ${total}: harus tepat 100`,
        en: `the points of an SOP add up to ${total}: they must add up to exactly 100`,
      },
      { total },
    );
  }
  for (const months of [rules.appliedMonths, rules.currentMonths]) {
    if (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS) continue;
    refuse(
      'ruleset_months',
      {
        id: `masa kredit harus 1 sampai ${MOST_MONTHS} bulan penuh, bukan ${months}`,
        en: `a credit runs for 1 to ${MOST_MONTHS} whole months, not for ${months}`,
      },
      { months, most: MOST_MONTHS },
    );
  }
  const weights = AREA_CODES.map((area) => rules.areaWeights[area]);
  const weighed = weights.every((one) => Number.isInteger(one) && one >= 0 && one <= MOST_AREA_WEIGHT);
  if (!weighed || weights.every((one) => one === 0)) {
    refuse(
      'ruleset_weights',
      {
        id: `bobot area harus bilangan bulat 0 sampai ${MOST_AREA_WEIGHT}, paling sedikit satu di atas 0`,
        en: `weights of areas are whole numbers from 0 to ${MOST_AREA_WEIGHT}, at least one above 0`,
      },
      { most: MOST_AREA_WEIGHT },
    );
  }
  admitCuts(rules.predikatCuts);
}

/** One cut for each predikat but the last, falling, within 1..100. */
function admitCuts(cuts: RulesetContents['predikatCuts']): void {
  const named =
    PREDIKATS.slice(0, -1).every((name, i) => cuts[i]?.[1] === name) && cuts.length === PREDIKATS.length - 1;
  const falling = cuts.every(
    ([cut], i) => Number.isInteger(cut) && cut >= 1 && cut <= 100 && cut < (cuts[i - 1]?.[0] ?? 101),
  );
  if (!named || !falling) {
    refuse('ruleset_cuts', {
      id: 'batas bawah predikat harus bilangan bulat 100 sampai 1, setiap batas lebih kecil dari yang sebelumnya',
      en: 'the lower limits of the predikat are whole numbers from 100 to 1, each below the one before',
    });
  }
}
