import type { Progress, ProgressPoint } from '@pantausop/contracts';
import { coverageOf, scoreOf } from '@pantausop/domain';
import { rowsOf, type ColumnOf, type Table } from './table';
import { areaName, dateWords, headOf, ratioOf, shown } from './words';

const INTERVAL_NAMES: Readonly<Record<Progress['interval'], string>> = {
  day: 'Hari',
  week: 'Pekan',
  month: 'Bulan',
  quarter: 'Triwulan',
};

const POINTS: readonly ColumnOf<ProgressPoint>[] = [
  { header: 'Tanggal', width: 12, kind: 'date', of: ({ date }) => date },
  { header: 'Indeks, 0–100', width: 14, of: ({ index }) => shown(ratioOf(index)) },
  { header: 'Cakupan, %', width: 12, of: (point) => shown(coverageOf(point)) },
  { header: 'Skor, 0–100', width: 12, of: (point) => shown(scoreOf(point)) },
  { header: 'Berlaku', width: 10, of: ({ inForce }) => inForce },
  { header: 'Wajib', width: 10, of: ({ required }) => required },
  { header: 'Dikecualikan', width: 12, of: ({ notApplicable }) => notApplicable },
  { header: 'Diperlukan', width: 12, of: ({ stages }) => stages.identified },
  { header: 'Disusun', width: 10, of: ({ stages }) => stages.drafting },
  { header: 'Diajukan', width: 10, of: ({ stages }) => stages.submitted },
  { header: 'Diterapkan', width: 12, of: ({ applied }) => applied },
  { header: 'Mutakhir', width: 10, of: ({ current }) => current },
  { header: 'OPD tuntas', width: 12, of: ({ completeUnits }) => completeUnits.complete },
  { header: 'OPD dihitung', width: 14, of: ({ completeUnits }) => completeUnits.counted },
  { header: 'Jumlah bobot', width: 12, of: ({ weight }) => weight },
  { header: 'Jumlah poin', width: 12, of: ({ points }) => points },
  { header: 'Indeks (rasio)', width: 16, of: ({ index }) => index },
  { header: 'Cakupan (rasio)', width: 16, of: ({ coverage }) => coverage },
  { header: 'Skor (rasio)', width: 16, of: ({ score }) => score },
];

/** A unit, or one area of it, over time. @param unit its name */
export function progressTable(progress: Progress, government: string, unit: string): Table {
  const head = headOf('Perkembangan', government, progress, [
    ['Unit', unit],
    ['Bidang', progress.area === null ? 'Semua area' : areaName(progress.area)],
    ['Rentang', `${dateWords(progress.from)} s.d. ${dateWords(progress.to)}`],
    ['Selang', INTERVAL_NAMES[progress.interval]],
  ]);
  return { name: 'Perkembangan', head, columns: POINTS, rows: rowsOf(progress.points, POINTS) };
}
