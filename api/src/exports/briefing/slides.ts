import { coverageOf, POINTS_OF_FALL, SILENT_DAYS, tenthsOfPercent, type Fraction } from '@pantausop/domain';
import { cellMark } from '../matrix-tables';
import { causesName } from '../changes-tables';
import {
  areaName,
  countWords,
  dateWords,
  exactOf,
  instantWords,
  monthWords,
  percent,
  PREDIKAT_NAMES,
  ratioOf,
  shortDate,
  shown,
  step,
} from '../words';
import { callsOf, lowest, rootIndex, unitFacts, type BriefingAnswers } from './briefing-facts';
import { directions, finding, heading, lapses, movement, reason, standing } from './briefing-words';
import { BODY, CHART, COLOURS, MARGIN, place, tableRows, WIDTH, type Deck, type Slide } from './deck';
import { waterfallSeries } from './waterfall-series';

const SHOWN_UNITS = 10;
const SHOWN_CALLS = 5;

/** The figure as it is shown, for a chart: 66,7 of 2/3. */
const tenths = (value: Fraction | null): number => (value ? tenthsOfPercent(value) / 10 : 0);
const points = (change: number | null): number => Math.round((change ?? 0) * 1_000_000) / 10_000;

/** 1: what there is to say, of which day. */
export function titleSlide(deck: Deck, answers: BriefingAnswers, sampleMark: string | null): void {
  const { now, before, government } = answers;
  const slide = deck.blank();
  slide.addShape('rect', { x: 0, y: 0, w: 0.18, h: 7.5, fill: { color: COLOURS.accent } });
  slide.addText(`${government.toUpperCase()}`, { ...place(0.8, 0.4), fontSize: 14, bold: true, color: COLOURS.accent });
  const about = now.root.name === government ? '' : `, ${now.root.name}`;
  slide.addText(`Kepatuhan SOP-AP${about}`, { ...place(1.2, 0.5), fontSize: 20, color: COLOURS.ink2 });
  slide.addText(finding(answers), {
    ...place(2.1, 2.6, MARGIN, BODY - 0.8),
    ...{ fontSize: 36, bold: true, color: COLOURS.ink, valign: 'top', fit: 'shrink' },
  });
  slide.addText(`Per ${dateWords(now.asOf)}, dibandingkan dengan ${dateWords(before.asOf)}`, {
    ...place(5.2, 0.4),
    ...{ fontSize: 18, color: COLOURS.ink2 },
  });
  slide.addText(`Seperti diketahui ${instantWords(now.knownAt)}${now.projection ? ' · proyeksi, belum terjadi' : ''}`, {
    ...place(5.65, 0.35),
    ...{ fontSize: 14, color: COLOURS.ink3 },
  });
  if (sampleMark) slide.addText(sampleMark, { ...place(6.2, 0.4), fontSize: 14, bold: true, color: COLOURS.signal });
}

/** 2: where we stand. */
export function standingSlide(deck: Deck, answers: BriefingAnswers): void {
  const { now } = answers;
  const { total, cells, fullyCompleteUnits } = now.total;
  const slide = deck.slide(standing(answers), 'Cakupan tiap area: SOP berlaku dari SOP wajib, %');
  const index = rootIndex(now);
  const figures = [
    ['Indeks Kepatuhan SOP, 0–100', shown(index)],
    ['Cakupan', percent(coverageOf(total))],
    ['SOP berlaku dari wajib', `${countWords(total.inForce)}/${countWords(total.required)}`],
    ['OPD tuntas', `${countWords(fullyCompleteUnits.complete)} dari ${countWords(fullyCompleteUnits.counted)}`],
  ];
  figures.forEach(([label = '', figure = ''], at) => {
    const y = 1.95 + at * 1.22;
    slide.addText(label, { ...place(y, 0.3, MARGIN, 3.2), fontSize: 13, color: COLOURS.ink3 });
    slide.addText(figure, { ...place(y + 0.3, 0.6, MARGIN, 3.2), fontSize: 30, bold: true, color: COLOURS.ink });
  });
  // bars that lie are drawn from the bottom up
  const asked = cells.filter((cell) => cell.area !== null && cell.required > 0).toReversed();
  const labels = asked.map((cell) => `${cell.area ? areaName(cell.area) : ''} (${cell.inForce}/${cell.required})`);
  slide.addChart('bar', [{ name: 'Cakupan, %', labels, values: asked.map((cell) => tenths(coverageOf(cell))) }], {
    ...CHART,
    ...{
      x: 4.1,
      y: 1.8,
      w: WIDTH - MARGIN - 4.1,
      h: 5,
      barDir: 'bar',
      barGapWidthPct: 45,
    },
    ...{
      valAxisMinVal: 0,
      valAxisMaxVal: 100,
      valAxisMajorUnit: 25,
      valAxisHidden: true,
      valGridLine: { style: 'none' },
    },
    ...{ showValue: true, dataLabelFormatCode: '0.0', chartColors: [COLOURS.accent], altText: standing(answers) },
  });
}

/** 3: what moved, by cause; two decimals add up. */
export function movementSlide(deck: Deck, answers: BriefingAnswers): void {
  const { from, to, start, end, steps, change } = answers.changes;
  const slide = deck.slide(movement(answers), `Poin indeks menurut sebab, ${shortDate(from)} ke ${shortDate(to)}`);
  const bars = steps.map((one) => ({ name: causesName(one), change: points(one.change) }));
  const { labels, series } = waterfallSeries(bars, 'Perubahan');
  slide.addChart(
    'bar',
    series.map(({ name, values }) => ({ name, labels, values })),
    {
      ...CHART,
      ...{
        x: MARGIN,
        y: 1.8,
        w: 7.4,
        h: 5,
        barGrouping: 'stacked',
        barGapWidthPct: 40,
        valAxisLabelFormatCode: '0.00',
      },
      ...{ catAxisLabelPos: 'low', valGridLine: { style: 'none' }, altText: movement(answers) },
      chartColors: [
        COLOURS.page,
        COLOURS.accent,
        COLOURS.accent,
        COLOURS.signal,
        COLOURS.signal,
        COLOURS.neutral,
        COLOURS.neutral,
      ],
    },
  );
  const rows = [
    [`Indeks ${shortDate(from)}`, '', shown(exactOf(start.exact))],
    ...steps.map((one) => [causesName(one), step(exactOf(one.exact), 2), shown(ratioOf(one.after))]),
    [`Indeks ${shortDate(to)}`, step(ratioOf(change), 2), shown(exactOf(end.exact))],
  ];
  slide.addTable(tableRows(['Sebab', 'Poin', 'Sesudahnya'], rows), {
    ...{ x: 8.4, y: 1.9, w: WIDTH - MARGIN - 8.4, colW: [2.33, 0.8, 1.2], fontSize: 13, rowH: 0.4, margin: 0.05 },
  });
}

/** 4: the units by area, or the ten lowest where they are more. */
export function unitsSlide(deck: Deck, answers: BriefingAnswers): void {
  const { now } = answers;
  const facts = lowest(unitFacts(answers));
  const some = facts.slice(0, SHOWN_UNITS);
  const what =
    facts.length > some.length
      ? `${some.length} indeks terendah dari ${facts.length} unit: yang perlu didahulukan`
      : `Cakupan ${facts.length} unit menurut delapan area`;
  const slide = deck.slide(
    what,
    'SOP berlaku/wajib; – tidak berlaku; ? belum dipetakan. Urut menurut indeks, terendah dahulu',
  );
  if (some.length === 0) {
    slide.addText('Belum ada unit dengan angka pada tanggal ini.', {
      ...place(2, 0.5),
      fontSize: 18,
      color: COLOURS.ink2,
    });
    return;
  }
  const rows = some.map(({ unit, index, change }) => [
    unit.abbreviation,
    ...unit.cells.map(cellMark),
    shown(index),
    step(change),
  ]);
  const head = ['Unit', ...now.areas.map(areaName), 'Indeks', 'Perubahan'];
  slide.addTable(tableRows(head, rows, 'center', 10), {
    ...{
      x: MARGIN,
      y: 1.8,
      w: BODY,
      colW: [2, ...now.areas.map(() => 1.02), 0.9, BODY - 2.9 - now.areas.length * 1.02],
    },
    ...{ fontSize: 12, rowH: 0.38, margin: 0.04, valign: 'middle' },
  });
}

/** 5: where it is heading, and what lapses. */
export function outlookSlide(deck: Deck, answers: BriefingAnswers): void {
  const { outlook } = answers;
  const slide = deck.slide(heading(answers), 'Indeks pada akhir bulan, skala 0–100');
  const { labels, series } = outlookSeries(answers);
  slide.addChart(
    'line',
    series.map(({ name, values }) => ({ name, labels, values })),
    {
      ...CHART,
      ...{
        x: MARGIN,
        y: 1.75,
        w: BODY,
        h: 4,
        valAxisMinVal: 0,
        valAxisMaxVal: 100,
        valAxisMajorUnit: 25,
        lineSize: 2.25,
      },
      ...{ lineDataSymbol: 'circle', lineDataSymbolSize: 6, showLegend: true, legendPos: 'b', displayBlanksAs: 'gap' },
      ...{ chartColors: [COLOURS.ink, COLOURS.accent, COLOURS.signal, COLOURS.neutral], altText: heading(answers) },
    },
  );
  slide.addText(lapses(outlook), {
    ...place(5.9, 0.95),
    fontSize: 15,
    color: COLOURS.ink2,
    valign: 'top',
    fit: 'shrink',
  });
}

/** What is recorded, what the pace of the last months gives, what is left if nothing is recorded, and the target. */
export function outlookSeries({ outlook }: BriefingAnswers): {
  labels: string[];
  series: { name: string; values: number[] }[];
} {
  const { history, months, asOf, value, target } = outlook;
  const past = history.filter(({ date }) => date < asOf);
  const labels = [...past.map(({ date }) => date), asOf, ...months.map(({ date }) => date)].map(monthWords);
  const drawn = (ratio: number | null): number | null => (ratio === null ? null : tenths(ratioOf(ratio)));
  const before = past.map(() => null);
  const lines: { name: string; values: (number | null)[] }[] = [
    { name: 'Tercatat', values: [...past.map((one) => drawn(one.value)), drawn(value), ...months.map(() => null)] },
    { name: 'Menurut laju', values: [...before, drawn(value), ...months.map((one) => drawn(one.value))] },
    {
      name: 'Tanpa pekerjaan baru',
      values: [...before, drawn(value), ...months.map((one) => drawn(one.nothingRecorded))],
    },
    ...(target ? [{ name: 'Target', values: labels.map(() => drawn(target.value)) }] : []),
  ];
  // a hole is no value: the typings of the package know numbers only, its files know both
  return { labels, series: lines as { name: string; values: number[] }[] };
}

/** 6: whom to call, three points for direction, and how it is computed. */
export function callsSlide(deck: Deck, answers: BriefingAnswers): void {
  const calls = callsOf(unitFacts(answers));
  const { now } = answers;
  const some = calls.slice(0, SHOWN_CALLS);
  const flagged = `${countWords(calls.length)} unit perlu dihubungi`;
  const slide = deck.slide(
    calls.length === 0
      ? 'Tidak ada unit yang perlu dihubungi'
      : some.length < calls.length
        ? `${flagged}; ${some.length} pertama di bawah ini`
        : flagged,
    `Tanpa catatan ${SILENT_DAYS} hari atau lebih, turun ${POINTS_OF_FALL} poin atau lebih, atau berpredikat Sangat Kurang; urut menurut poin indeks yang dapat diraih`,
  );
  callsTable(slide, some);
  slide.addText('Untuk arahan pimpinan', { ...place(1.85, 0.35, 7.6), fontSize: 16, bold: true, color: COLOURS.ink });
  slide.addText(
    directions(answers, calls).map((text) => ({
      text,
      options: { bullet: { type: 'number' as const }, breakLine: true },
    })),
    { ...place(2.3, 2.9, 7.6), fontSize: 16, color: COLOURS.ink, valign: 'top', paraSpaceAfter: 8, fit: 'shrink' },
  );
  const since = now.ruleset.effectiveOn === null ? '' : ` (berlaku sejak ${dateWords(now.ruleset.effectiveOn)})`;
  slide.addText(
    `Sumber: register SOP-AP ${answers.government}, per ${dateWords(now.asOf)}, seperti diketahui ${instantWords(now.knownAt)}. ` +
      `Cara hitung: cakupan = SOP berlaku / SOP wajib; indeks = rata-rata skor area menurut bobot area, area belum dipetakan dihitung nol; kebijakan penilaian ${now.ruleset.id}${since}. ` +
      'Laju = median kemiringan (Theil-Sen) enam akhir bulan; perkiraan bukan janji. Diagram dapat disunting: klik kanan, Edit Data.',
    { ...place(5.75, 1.05), fontSize: 12, color: COLOURS.ink3, valign: 'top', fit: 'shrink' },
  );
}

function callsTable(slide: Slide, calls: ReturnType<typeof callsOf>): void {
  if (calls.length === 0) return;
  const rows = calls.map((call) => [
    call.unit.abbreviation,
    reason(call),
    call.predikat ? PREDIKAT_NAMES[call.predikat] : '–',
    countWords(call.open),
  ]);
  slide.addTable(tableRows(['Unit', 'Sebab', 'Predikat', 'Belum berlaku'], rows), {
    ...{ x: MARGIN, y: 1.85, w: 6.5, colW: [1.9, 1.8, 1.4, 1.4], fontSize: 14, rowH: 0.48, margin: 0.05 },
  });
}
