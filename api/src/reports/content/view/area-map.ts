import { COVERAGE_SCALE } from '@pantausop/charts';
import type { UnitKind } from '@pantausop/contracts';
import { changeBetween, coverageOf, strongestArea, weakestArea, type AreaCode } from '@pantausop/domain';
import type { AreaFact, GovernmentFacts } from '../snapshot';
import type { ReportWords } from '../words';
import { section, type AreaRow, type Block } from './blocks';
import { pointsMark, type Voice } from './parts';

/** The map: an area per row, an OPD per column; in text the OPDs are counted. */
export function areaBlocks(facts: GovernmentFacts, voice: Voice): Block[] {
  const { areas } = facts;
  const { words, format } = voice;
  const [low, high] = extremes(areas);
  const rows = areas.map((fact): AreaRow => {
    const change = pointsMark(changeBetween(coverageOf(fact.before), coverageOf(fact.now)), voice, false);
    return {
      name: words.areaName(fact.area),
      short: words.areaShort(fact.area),
      share: format.percent(coverageOf(fact.now)),
      counts: format.of(fact.now),
      change: change ?? { direction: 'same', text: '–' },
      strong: fact.area === low,
      cid: stripCid(fact.area),
      alt: words.stripAlt(format.count(fact.complete), format.count(fact.partial), format.count(fact.none)),
    };
  });
  const { legend } = words;
  const finding = low && high ? words.areasFinding(words.areaName(low), words.areaInSentence(high)) : words.areas;
  return section(finding, words.areasCaption(kindsOf(facts, voice)), words.areas, {
    kind: 'areas',
    rows,
    legend: [
      { colour: COVERAGE_SCALE[0], mark: '', text: legend.none },
      { colour: COVERAGE_SCALE[1], mark: '', text: '1–24%' },
      { colour: COVERAGE_SCALE[2], mark: '', text: '25–49%' },
      { colour: COVERAGE_SCALE[3], mark: '', text: '50–74%' },
      { colour: COVERAGE_SCALE[4], mark: '', text: '75–99%' },
      { colour: COVERAGE_SCALE[5], mark: '', text: legend.complete },
      { colour: COVERAGE_SCALE[0], mark: '/', text: legend.unmapped },
      { colour: COVERAGE_SCALE[0], mark: '–', text: legend.notApplicable },
    ],
  });
}

const MANY = ['dinas', 'badan', 'kecamatan'];
/** Kinds of which there are few stand together. */
export const groupOf = (kind: string): string => (MANY.includes(kind) ? kind : '');

export const groupName = (kind: UnitKind, words: ReportWords): string =>
  groupOf(kind) === '' ? words.otherKinds : words.kindHeading(kind);

/** The groups of columns from left to right: `Dinas (22), Badan (6)`; nothing of a single one. */
function kindsOf({ matrix, order }: GovernmentFacts, { words, format }: Voice): string {
  const kindOf = new Map(matrix.units.map(({ id, kind }) => [id, kind]));
  const counts = new Map<string, number>();
  for (const id of order) {
    const kind = kindOf.get(id);
    if (kind === undefined) continue;
    const name = groupName(kind, words);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size < 2) return '';
  return [...counts].map(([name, count]) => `${name} (${format.count(count)})`).join(', ');
}

export const stripCid = (area: AreaCode): string => `area-${area.replace('_', '-')}`;

/** The areas with the lowest and the highest coverage. */
export function extremes(areas: readonly AreaFact[]): [AreaCode | null, AreaCode | null] {
  const covered = areas.map(({ area, now }) => ({ area, ...now }));
  return [weakestArea(covered)?.area ?? null, strongestArea(covered)?.area ?? null];
}
