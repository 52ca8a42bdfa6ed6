import type { ImportDecisions } from '@pantausop/contracts';
import { proposeArea, REFERENCE_ROOT, REFERENCE_UNITS } from '@pantausop/data';
import { calendarDate, unitLives, type AreaCode } from '@pantausop/domain';
import { readRegisterFile } from '../reading/register-reader';
import { DEFAULT_LIMITS } from '../../files/workbook';
import { AREAS } from '../../organisation/areas';
import { InMemoryRegister } from './in-memory-register.fixture';
import type { PlannedRow } from './plan';
import { planImport, type WorkedPlan } from './planner';

export const TODAY = calendarDate('2026-11-24');

/** A plan with its rows unpacked. */
export type UnpackedPlan = Omit<WorkedPlan, 'rows'> & { readonly rows: readonly PlannedRow[] };

export interface Asked {
  readonly unit?: string;
  readonly area?: AreaCode;
  readonly effectiveOn?: string;
  readonly decisions?: ImportDecisions;
  readonly opds?: Readonly<Record<string, string>>;
  readonly mayGovern?: boolean;
  readonly mayRecord?: (unit: string) => boolean;
}

/** The register of Medan in memory, and imports into it. */
export class Medan {
  readonly register = new InMemoryRegister(TODAY);
  /** titles of what the plans would change */
  readonly changed: string[] = [];
  private ids = 0;

  constructor() {
    for (const { unit, fact, effectiveOn } of REFERENCE_UNITS) this.register.unit(unit, fact, effectiveOn);
  }

  /** Plans the import of CSV lines, or of the bytes of a file. */
  async plan(file: string | Uint8Array, asked: Asked = {}): Promise<UnpackedPlan> {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    const read = await readRegisterFile({
      ...{ bytes, fileName: 'register.csv', limits: DEFAULT_LIMITS, today: TODAY },
      ...{ mapping: asked.decisions?.mapping ?? {}, learnt: new Map() },
    });
    const plan = await planImport(
      {
        file: read,
        unit: asked.unit ?? null,
        area: asked.area ?? null,
        effectiveOn: calendarDate(asked.effectiveOn ?? TODAY),
        today: TODAY,
        decisions: asked.decisions ?? {},
        opds: new Map(Object.entries(asked.opds ?? {})),
        rights: { mayRecord: asked.mayRecord ?? (() => true), mayGovern: () => asked.mayGovern ?? true },
      },
      {
        government: REFERENCE_ROOT,
        lives: unitLives({ events: this.register.unitEvents, retractions: [] }),
        learnt: new Map(),
        areas: AREAS,
        propose: proposeArea,
        sopsOf: (units) => this.register.sopsOf(units),
        sops: (ids) => this.register.sops(ids),
        changes: (_, after) => this.changed.push(after.title),
        newId: () => `new-${++this.ids}`,
      },
    );
    return { ...plan, rows: [...plan.rows] };
  }

  /** Plans and records. */
  async import(file: string | Uint8Array, asked: Asked = {}): Promise<UnpackedPlan> {
    const plan = await this.plan(file, asked);
    this.register.propose(plan.proposedUnits);
    this.register.record(plan.rows.flatMap(({ planned }) => (planned ? [planned] : [])));
    return plan;
  }
}

export const outcomes = ({ rows }: UnpackedPlan): string[] => rows.map(({ outcome }) => outcome);

export const changes = ({ rows }: UnpackedPlan): string[][] => rows.map((row) => row.changes.map(({ en }) => en));

export const codes = ({ rows }: UnpackedPlan): string[][] =>
  rows.map(({ findings }) => findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code));

export const events = ({ rows }: UnpackedPlan): unknown[][] =>
  rows.map(({ planned }) =>
    (planned?.events ?? []).map(({ fact, effectiveOn, replaces }) => [
      fact.type,
      effectiveOn,
      ...(replaces === undefined ? [] : ['replaces']),
    ]),
  );

const HEAD =
  'OPD,Unit Kerja,Area,Judul SOP,Nomor SOP,Bobot,Tanggal Kebutuhan,Tanggal Pembuatan,Tanggal Revisi,Tanggal Efektif,Tanggal Monitoring,Hasil Monitoring,Tanggal Evaluasi,Unsur,Tidak Berlaku,Keterangan,Penyusun';
export type Row = Partial<
  Record<
    | 'opd'
    | 'sub'
    | 'area'
    | 'title'
    | 'no'
    | 'weight'
    | 'need'
    | 'made'
    | 'revised'
    | 'effective'
    | 'monitored'
    | 'result'
    | 'evaluated'
    | 'elements'
    | 'na'
    | 'note'
    | 'drafter',
    string
  >
>;
const ORDER = [
  'opd',
  'sub',
  'area',
  'title',
  'no',
  'weight',
  'need',
  'made',
  'revised',
  'effective',
  'monitored',
  'result',
  'evaluated',
  'elements',
  'na',
  'note',
  'drafter',
] as const;
export const csv = (...rows: Row[]): string =>
  [
    HEAD,
    ...rows.map((row) =>
      ORDER.map((key) => ({ opd: 'Dinkes', area: 'sdm', title: 'Izin', ...row })[key] ?? '').join(','),
    ),
  ].join('\n');
export const twice = async (before: Row, after: Row, decisions = {}) => {
  const medan = new Medan();
  await medan.import(csv(before));
  return { plan: await medan.import(csv(after), { decisions }), medan, again: await medan.plan(csv(after)) };
};
