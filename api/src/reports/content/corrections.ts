import type { Matrix } from '@pantausop/contracts';
import type { ReportCorrection, ReportOrder } from '../report-content';
import { indexOfLine } from './facts/government-facts';
import type { Snapshot } from './snapshot';
import { viewOf } from './view';
import { voiceOf, type Voice } from './view/parts';

/** The order of a sealed report, asked again of what is known at another moment. */
export function orderOf(snapshot: Snapshot, knownAt: string): ReportOrder {
  const { kind, period, comparedWith, asOf, language } = snapshot;
  const units = snapshot.kind === 'reminder' ? snapshot.units : 'unit' in snapshot ? [snapshot.unit] : [];
  return { kind, period, comparedWith, asOf, knownAt, language, unitIds: units.map(({ id }) => id).sort() };
}

/** What reads otherwise now; both snapshots are of one order. */
export function correctionsBetween(sealed: Snapshot, now: Snapshot): ReportCorrection[] {
  const [then, today] = [figuresOf(sealed), figuresOf(now)];
  const names = [...new Set([...then.keys(), ...today.keys()])];
  return names.flatMap((figure) => {
    const [a, b] = [then.get(figure) ?? '–', today.get(figure) ?? '–'];
    return a === b ? [] : [{ figure, sealed: a, now: b }];
  });
}

/** Every figure of a report by its label, as it is read. */
function figuresOf(snapshot: Snapshot): ReadonlyMap<string, string> {
  const voice = voiceOf(snapshot);
  const figures = new Map<string, string>();
  for (const block of viewOf(snapshot).blocks) {
    if (block.kind === 'figures') {
      for (const { label, value, unit, note } of block.figures) {
        figures.set(label, [value, unit, note && `(${note})`].filter(Boolean).join(' '));
      }
    }
    if (block.kind === 'areas')
      for (const { name, share, counts } of block.rows) figures.set(name, `${share} (${counts})`);
  }
  if ('matrix' in snapshot) for (const [name, value] of unitFigures(snapshot.matrix, voice)) figures.set(name, value);
  if (snapshot.kind === 'reportCard') {
    const { words, format } = voice;
    for (const { area, now } of snapshot.areas) figures.set(words.areaName(area), format.of(now));
    for (const { title, points, stage } of snapshot.sops) figures.set(title, `${words.stages[stage]}, ${points}`);
  }
  if (snapshot.kind === 'reminder') {
    const { words, format } = voice;
    for (const { title, on, what } of [...snapshot.fresh, ...snapshot.week, ...snapshot.month]) {
      figures.set(`${words.duties[what]}: ${title}`, format.date(on));
    }
  }
  return figures;
}

function unitFigures(matrix: Matrix, { words, format }: Voice): [string, string][] {
  return matrix.units.flatMap((unit): [string, string][] => [
    [`${unit.abbreviation}, ${words.figures.index}`, format.ratio(indexOfLine(unit, matrix))],
    [`${unit.abbreviation}, ${words.figures.coverage}`, format.of(unit.total)],
  ]);
}
