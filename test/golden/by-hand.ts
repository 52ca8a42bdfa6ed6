import type { AreaCode } from '@pantausop/domain';
import type { CellStatus } from '@pantausop/contracts';

/** n, k, not applicable, W, P and status of a cell that is not simply unmapped. */
export type HandCell = readonly [n: number, k: number, na: number, weight: number, points: number, status: CellStatus];

export interface HandFigures {
  /** 0..1, six decimals */
  readonly index: number;
  /** as the page shows it */
  readonly indexText: string;
  readonly cells: Readonly<Partial<Record<AreaCode, HandCell>>>;
}

export interface HandDay {
  readonly asOf: string;
  /** whether the ratification that was recorded late is known */
  readonly late: boolean;
  readonly city: HandFigures & { readonly coverageText: string; readonly unmappedCells: number };
  readonly opds: Readonly<Record<string, HandFigures>>;
  readonly completeUnits: Readonly<Partial<Record<AreaCode, readonly [complete: number, counted: number]>>>;
}

const SILENT: HandFigures = { index: 0, indexText: '0,0', cells: {} };
const EXCUSED: HandCell = [0, 0, 1, 0, 0, 'not_applicable'];

/** The figures of README.md of this folder, worked out there. */
export const DAYS: readonly HandDay[] = [
  {
    asOf: '2026-02-20',
    late: false,
    city: {
      index: 0.178214,
      indexText: '17,8',
      coverageText: '50,0',
      unmappedCells: 20,
      cells: {
        tatalaksana: [3, 1, 0, 4, 159, 'partial'],
        sdm: [1, 1, 0, 1, 85, 'complete'],
        pelayanan_publik: EXCUSED,
      },
    },
    opds: {
      // ((50 + 24) / 300) / 7
      dinkes: {
        index: 0.035238,
        indexText: '3,5',
        cells: { tatalaksana: [2, 0, 0, 3, 74, 'none'], pelayanan_publik: EXCUSED },
      },
      // (0.85 + 0.85) / 8
      disdik: {
        index: 0.2125,
        indexText: '21,3',
        cells: { tatalaksana: [1, 1, 0, 1, 85, 'complete'], sdm: [1, 1, 0, 1, 85, 'complete'] },
      },
      'kec-utara': SILENT,
    },
    completeUnits: { tatalaksana: [1, 2], sdm: [1, 1] },
  },
  {
    asOf: '2026-06-30',
    late: false,
    city: {
      index: 0.2675,
      indexText: '26,8',
      coverageText: '60,0',
      unmappedCells: 19,
      cells: {
        organisasi: [1, 1, 0, 1, 85, 'complete'],
        tatalaksana: [3, 2, 0, 4, 209, 'partial'],
        sdm: [1, 0, 0, 3, 150, 'none'],
        pelayanan_publik: EXCUSED,
      },
    },
    opds: {
      dinkes: {
        index: 0.059048,
        indexText: '5,9',
        cells: { tatalaksana: [2, 1, 0, 3, 124, 'partial'], pelayanan_publik: EXCUSED },
      },
      disdik: {
        index: 0.275,
        indexText: '27,5',
        cells: {
          organisasi: [1, 1, 0, 1, 85, 'complete'],
          tatalaksana: [1, 1, 0, 1, 85, 'complete'],
          sdm: [1, 0, 0, 3, 150, 'none'],
        },
      },
      'kec-utara': SILENT,
    },
    completeUnits: { organisasi: [1, 1], tatalaksana: [1, 2], sdm: [0, 1] },
  },
  {
    asOf: '2026-09-30',
    late: false,
    city: {
      index: 0.229375,
      indexText: '22,9',
      coverageText: '50,0',
      unmappedCells: 19,
      cells: {
        organisasi: [1, 1, 0, 1, 85, 'complete'],
        tatalaksana: [3, 2, 0, 4, 194, 'partial'],
        sdm: [1, 0, 0, 3, 150, 'none'],
        pelayanan_publik: [1, 0, 0, 1, 0, 'none'],
      },
    },
    opds: {
      // ((85 + 24) / 300 + 0) / 8
      dinkes: {
        index: 0.045417,
        indexText: '4,5',
        cells: { tatalaksana: [2, 1, 0, 3, 109, 'partial'], pelayanan_publik: [1, 0, 0, 1, 0, 'none'] },
      },
      disdik: {
        index: 0.275,
        indexText: '27,5',
        cells: {
          organisasi: [1, 1, 0, 1, 85, 'complete'],
          tatalaksana: [1, 1, 0, 1, 85, 'complete'],
          sdm: [1, 0, 0, 3, 150, 'none'],
        },
      },
      'kec-utara': SILENT,
    },
    completeUnits: { organisasi: [1, 1], tatalaksana: [1, 2], sdm: [0, 1], pelayanan_publik: [0, 1] },
  },
  {
    asOf: '2026-06-30',
    late: true,
    city: {
      index: 0.2925,
      indexText: '29,3',
      coverageText: '80,0',
      unmappedCells: 19,
      cells: {
        organisasi: [1, 1, 0, 1, 85, 'complete'],
        tatalaksana: [3, 3, 0, 4, 279, 'complete'],
        sdm: [1, 0, 0, 3, 150, 'none'],
        pelayanan_publik: EXCUSED,
      },
    },
    opds: {
      // ((100 + 94) / 300) / 7
      dinkes: {
        index: 0.092381,
        indexText: '9,2',
        cells: { tatalaksana: [2, 2, 0, 3, 194, 'complete'], pelayanan_publik: EXCUSED },
      },
      disdik: {
        index: 0.275,
        indexText: '27,5',
        cells: {
          organisasi: [1, 1, 0, 1, 85, 'complete'],
          tatalaksana: [1, 1, 0, 1, 85, 'complete'],
          sdm: [1, 0, 0, 3, 150, 'none'],
        },
      },
      'kec-utara': SILENT,
    },
    completeUnits: { organisasi: [1, 1], tatalaksana: [2, 2], sdm: [0, 1] },
  },
];
