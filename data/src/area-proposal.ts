import type { AreaCode } from '@pantausop/domain';
import { z } from 'zod';
import rules from '../reference/area-rules.json' with { type: 'json' };
import { REFERENCE_AREAS } from './reference/areas';
import { areaSchema, bilingualSchema, type Bilingual } from './reference/schemas';

/** A proposed reform area with the reason for it; a person confirms it before anything is recorded. */
export interface AreaProposal {
  readonly area: AreaCode;
  /** 0..1; a rank for review, not a probability. */
  readonly confidence: number;
  readonly reason: Bilingual;
}

const weight = z.number().positive();
const { classification, phrases } = z
  .strictObject({
    classification: z.array(
      z.strictObject({
        prefix: z.string(),
        subject: bilingualSchema,
        area: areaSchema,
        weight,
      }),
    ),
    phrases: z.array(z.strictObject({ phrase: z.string(), area: areaSchema, weight })),
  })
  .parse(rules);

type Classification = (typeof classification)[number];

/** Evidence of this weight or more is as sure as a rule can be. */
const STRONG = 4;

const labelOf = new Map(REFERENCE_AREAS.map((area) => [area.code, area.labels]));

/**
 * Proposes the reform area of an SOP from key words in its title and from the archive classification code that opens
 * its number (000 general, 700 oversight, 800 staff, 900 finance). Null when nothing points anywhere.
 * The rules are ours: no regulation tags SOPs by area.
 */
export function proposeArea(title: string, number: string | null): AreaProposal | null {
  const words = ` ${title.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
  const found = phrases.filter(({ phrase }) => words.includes(` ${phrase} `));
  const code = classificationOf(number);
  const sums = new Map<AreaCode, number>();
  for (const { area, weight: points } of [...withoutContained(found), ...(code ? [code] : [])]) {
    sums.set(area, (sums.get(area) ?? 0) + points);
  }
  const [best, second] = [...sums].sort((a, b) => b[1] - a[1]);
  if (!best) return null;
  const [area, points] = best;
  const strength = Math.min(points, STRONG) / STRONG;
  const lead = points / (points + (second?.[1] ?? 0));
  const confidence = Math.round((0.3 + 0.65 * strength * lead) * 100) / 100;
  return { area, confidence, reason: reasonFor(area, found, code) };
}

/** A short phrase inside a longer one that was found too says nothing more. */
function withoutContained<T extends { phrase: string; area: AreaCode }>(found: readonly T[]): T[] {
  return found.filter(
    (one) => !found.some((other) => other !== one && ` ${other.phrase} `.includes(` ${one.phrase} `)),
  );
}

/** The rule of the longest classification prefix that opens the number. */
function classificationOf(number: string | null): Classification | undefined {
  const code = /^\s*(\d{3}(?:\.\d+)*)\s*\//.exec(number ?? '')?.[1];
  if (code === undefined) return undefined;
  return classification
    .filter(({ prefix }) => code === prefix || code.startsWith(`${prefix}.`))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0];
}

function reasonFor(
  area: AreaCode,
  found: readonly { phrase: string; area: AreaCode }[],
  code: Classification | undefined,
): Bilingual {
  const names = withoutContained(found)
    .filter((one) => one.area === area)
    .map(({ phrase }) => `“${phrase}”`)
    .join(', ');
  const agrees = code?.area === area;
  const parts = {
    id: [names && `judul memuat ${names}`, agrees && `kode klasifikasi ${code.prefix} (${code.subject.id})`],
    en: [names && `the title says ${names}`, agrees && `classification code ${code.prefix} (${code.subject.en})`],
  };
  const label = labelOf.get(area);
  return {
    id: `${label?.id ?? area}: ${parts.id.filter(Boolean).join(' dan ')}`,
    en: `${label?.en ?? area}: ${parts.en.filter(Boolean).join(' and ')}`,
  };
}
