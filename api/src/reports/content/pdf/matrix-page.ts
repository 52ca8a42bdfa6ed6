import type { Content } from './content';
import { COVERAGE_SCALE } from '@pantausop/charts';
import type { Cell } from '@pantausop/contracts';
import { changeBetween, coverageOf, directionOf, indexOf, scaleStep } from '@pantausop/domain';
import { cellMark } from '../../../exports/matrix-tables';
import { fractionOf } from '../exact';
import type { GovernmentFacts } from '../snapshot';
import { groupName, groupOf } from '../view/area-map';
import type { Voice } from '../view/parts';
import { INK3, LINE, SIGNAL, ACCENT } from './paper';
import { headingOnPaper } from './paper-blocks';

/** Steps of the scale on which white text is read. */
const DARK = 4;
const AREA_WIDTH = 36.4;
/** Of a bold letter, in heights: no name of an area is broken inside a word. */
const LETTER_WIDTH = 0.51;

/** All OPDs by eight areas on one page: figures in the cells, colours only beside them. */
export function matrixPage(facts: GovernmentFacts, voice: Voice): Content[] {
  const { words, format } = voice;
  const { matrix, order, complete } = facts;
  const title = words.mapFinding(format.count(complete.now), format.count(complete.counted));
  const longest = Math.max(
    ...matrix.areas.flatMap((area) => words.areaShort(area).split(' ')).map((word) => word.length),
  );
  const headSize = Math.min(5.9, (AREA_WIDTH - 2) / (longest * LETTER_WIDTH));
  const head = [
    '',
    ...matrix.areas.map((area) => words.areaShort(area)),
    words.figures.coverage,
    words.figures.index,
    words.changeHead,
  ].map((text, at): Content => ({
    text,
    fontSize: headSize,
    bold: true,
    color: INK3,
    alignment: at === 0 ? 'left' : 'center',
  }));
  const units = order.flatMap((id) => matrix.units.find((unit) => unit.id === id) ?? []);
  const rows: Content[][] = [];
  units.forEach((unit, at) => {
    const before = units[at - 1];
    const columns = matrix.areas.length + 4;
    if (before === undefined || groupOf(before.kind) !== groupOf(unit.kind)) {
      const name = groupName(unit.kind, words);
      rows.push([
        { text: name, colSpan: columns, fontSize: 7, bold: true, color: INK3 },
        ...Array<Content>(columns - 1).fill(''),
      ]);
    }
    rows.push(lineOf(unit.abbreviation, unit, facts.before[unit.id] ?? null, facts, voice));
  });
  const whole = { cells: matrix.total.cells, total: matrix.total.total, index: matrix.total.index };
  rows.push(lineOf(matrix.root.name, whole, facts.level.before.index, facts, voice, true));
  return [
    headingOnPaper(title, words.mapCaption, 0),
    {
      table: { headerRows: 1, widths: [85, ...matrix.areas.map(() => AREA_WIDTH), 35, 29, 29], body: [head, ...rows] },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0,
        hLineColor: () => LINE,
        paddingLeft: () => 1,
        paddingRight: () => 1,
        paddingTop: () => 0.9,
        paddingBottom: () => 0.9,
      },
    },
    { text: words.mapLegend, style: 'caption', margin: [0, 6, 0, 0] },
  ];
}

interface Line {
  readonly cells: readonly Cell[];
  readonly total: Cell;
  readonly index: number | null;
}

function lineOf(
  name: string,
  { cells, total, index }: Line,
  before: string | null,
  { matrix }: GovernmentFacts,
  { format }: Voice,
  strong = false,
): Content[] {
  const exact = index === null ? null : indexOf(cells, matrix.ruleset);
  const change = changeBetween(fractionOf(before), exact);
  const text = (value: string, more: object = {}): Content => ({
    text: value,
    style: 'cell',
    bold: strong,
    alignment: 'right',
    ...more,
  });
  const direction = change && directionOf(change);
  return [
    text(name, { alignment: 'left' }),
    ...cells.map((cell): Content => {
      const covered = coverageOf(cell);
      const step = covered && scaleStep(covered);
      const fill =
        step === null || strong ? {} : { fillColor: COVERAGE_SCALE[step], color: step >= DARK ? '#ffffff' : '#121b20' };
      return text(cellMark(cell), { alignment: 'center', ...fill });
    }),
    text(format.percent(coverageOf(total))),
    text(format.ratio(exact), { bold: true }),
    text(change ? format.signed(change) : '–', {
      color: direction === 'down' ? SIGNAL : direction === 'up' ? ACCENT : INK3,
    }),
  ];
}
