import { zipSync, unzipSync, type Zippable } from 'fflate';
import { matrixTables } from '../../exports/matrix-tables';
import { rowsOf, type ColumnOf, type HeadLine, type Table } from '../../exports/table';
import { xlsxOf } from '../../exports/write-table';
import { fractionOf } from './exact';
import type { GovernmentFacts, ReportCardSnapshot, Snapshot, SopRow } from './snapshot';
import { askOf, callFacts, voiceOf, type Voice } from './view/parts';
import { viewOf } from './view';

/** The figures and the rows of a report as a workbook; null where there is nothing to list. */
export async function workbookOf(snapshot: Snapshot): Promise<Uint8Array | null> {
  const tables = tablesOf(snapshot);
  return tables === null ? null : undated(await xlsxOf(tables));
}

/** Every part of a workbook bears the moment of its making: the same figures shall give the same bytes. */
function undated(workbook: Uint8Array): Uint8Array {
  const parts: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(workbook)))
    parts[name] = [bytes, { mtime: '1980-01-01T12:00:00' }];
  return zipSync(parts);
}

function tablesOf(snapshot: Snapshot): Table[] | null {
  switch (snapshot.kind) {
    case 'leadership':
    case 'coverage': {
      const { map, figures } = matrixTables(snapshot.matrix, snapshot.government.name);
      return [summary(snapshot), map, figures, calls(snapshot, voiceOf(snapshot))];
    }
    case 'reportCard':
      return [summary(snapshot), sopTable(snapshot)];
    case 'reminder':
      return null;
  }
}

/** The sentences and the figures as the mail says them. */
function summary(snapshot: Snapshot): Table {
  const { words, format } = voiceOf(snapshot);
  const view = viewOf(snapshot);
  const sentences = view.blocks.flatMap((block) => (block.kind === 'sentences' ? block.lines.filter(Boolean) : []));
  const head: HeadLine[] = [
    [words.product, snapshot.title],
    [words.figures.government, snapshot.government.name],
    [words.asOfLabel, format.date(snapshot.asOf)],
    [words.knownLabel, format.instant(snapshot.knownAt)],
    ...sentences.map((line, at): HeadLine => [`${at + 1}`, line]),
    ...(snapshot.sample ? [[words.attention, words.sample] as const] : []),
  ];
  const figures = view.blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []));
  const columns: ColumnOf<(typeof figures)[number]>[] = [
    { header: words.figureHead, width: 28, of: ({ label }) => label },
    { header: words.valueHead, width: 18, of: ({ value, unit }) => `${value} ${unit}`.trim() },
    {
      header: words.changeHead,
      width: 22,
      of: ({ change }) =>
        change ? words.change(change.direction, change.text === words.direction('same') ? '' : change.text).trim() : '',
    },
    { header: words.noteHead, width: 30, of: ({ note }) => note },
  ];
  return { name: words.summarySheet, head, columns, rows: rowsOf(figures, columns) };
}

function calls({ calls: { listed } }: GovernmentFacts, voice: Voice): Table {
  const { words, format } = voice;
  const columns: ColumnOf<(typeof listed)[number]>[] = [
    { header: words.callWho, width: 30, of: ({ unit }) => words.post(unit) },
    { header: words.callWhy, width: 70, of: (call) => callFacts(call, voice) },
    { header: words.callAsk, width: 48, of: (call) => askOf(call, voice) },
    { header: words.callGain, width: 10, of: ({ gain }) => format.signed(fractionOf(gain)) },
  ];
  return { name: words.calls, head: [], columns, rows: rowsOf(listed, columns) };
}

function sopTable(snapshot: ReportCardSnapshot): Table {
  const { words } = voiceOf(snapshot);
  const { sopHeads } = words;
  const columns: ColumnOf<SopRow>[] = [
    { header: sopHeads.title, width: 60, of: ({ title }) => title },
    { header: sopHeads.number, width: 24, of: ({ number }) => number },
    { header: sopHeads.unit, width: 40, of: ({ unit }) => unit },
    { header: sopHeads.area, width: 28, of: ({ area }) => words.areaName(area) },
    {
      header: sopHeads.stage,
      width: 18,
      of: ({ stage, notApplicable }) => (notApplicable ? words.status.not_applicable : words.stages[stage]),
    },
    { header: sopHeads.ratifiedOn, width: 14, kind: 'date', of: ({ ratifiedOn }) => ratifiedOn },
    { header: sopHeads.currentUntil, width: 18, kind: 'date', of: ({ currentUntil }) => currentUntil },
    { header: sopHeads.appliedUntil, width: 18, kind: 'date', of: ({ appliedUntil }) => appliedUntil },
    { header: sopHeads.weight, width: 8, of: ({ weight }) => weight },
    { header: sopHeads.points, width: 8, of: ({ points }) => points },
  ];
  return { name: 'SOP', head: [], columns, rows: rowsOf(snapshot.sops, columns) };
}
