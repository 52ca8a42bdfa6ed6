import type { ElementCode } from '@pantausop/domain';
import { AREAS, type OracleRuleset } from './world';

/** Written out again from the rules, so that a change in the product's table is noticed. */
export const ELEMENT_POINTS: Readonly<Record<ElementCode, number>> = {
  nama_unit: 2,
  nomor: 2,
  tanggal_pembuatan: 2,
  tanggal_revisi: 2,
  tanggal_efektif: 2,
  pengesahan: 2,
  judul: 2,
  dasar_hukum: 2,
  keterkaitan: 2,
  peringatan: 2,
  kualifikasi_pelaksana: 2,
  peralatan: 2,
  pencatatan: 2,
  kegiatan: 4,
  pelaksana: 4,
  mutu_kelengkapan: 4,
  mutu_waktu: 4,
  mutu_output: 4,
  diagram_alir: 4,
};

export const ELEMENTS = Object.keys(ELEMENT_POINTS) as ElementCode[];

const equalWeights = Object.fromEntries(AREAS.map((area) => [area, 1])) as OracleRuleset['areaWeights'];

export const RULESET_ONE: OracleRuleset = {
  id: '1',
  effectiveOn: null,
  elementPoints: ELEMENT_POINTS,
  ratifiedPoints: 20,
  appliedPoints: 15,
  currentPoints: 15,
  appliedMonths: 6,
  currentMonths: 12,
  areaWeights: equalWeights,
};
