import {
  addDays,
  type CalendarDate,
  type UnitFact,
  type UnitId,
  type UnitKind,
  type UnitOnDate,
} from '@pantausop/domain';
import { holdersOn } from '../demo/organisation';
import { OPENED_ON } from '../demo/needs';
import { REFERENCE_ROOT, REORGANISATION_ON } from '../reference/units';
import type { ScaleSize } from './sizes';

/** A unit that is recorded as established on the day on which the register opens. */
export interface ScaleUnit {
  readonly unit: UnitId;
  readonly fact: Extract<UnitFact, { type: 'established' }>;
  readonly effectiveOn: CalendarDate;
}

/** A unit that holds SOPs, and the unit of the sample city whose ways it has. */
export interface ScaleHolder {
  readonly unit: UnitId;
  readonly model: UnitId;
  /** the SOPs that are its own: from the first number to before the last, counted over the whole country */
  readonly from: number;
  readonly to: number;
}

export interface ScaleGovernment {
  readonly unit: UnitId;
  readonly units: readonly ScaleUnit[];
  readonly holders: readonly ScaleHolder[];
}

/** Sub-units of the first OPD of each government hold its SOPs, as the Bagian of a Setda do. */
const BAGIAN = ['Umum', 'Hukum', 'Organisasi'] as const;

/** OPDs of the sample city that the reorganisation left alone. */
const MODELS: readonly UnitOnDate[] = (() => {
  const before = new Set(holdersOn(addDays(REORGANISATION_ON, -1)).map(({ id }) => id));
  return holdersOn(REORGANISATION_ON).filter(({ id, kind, parentId }) => {
    return before.has(id) && parentId === REFERENCE_ROOT && kind !== 'bagian';
  });
})();

/** The root, and with the nation above all: what stands before the governments. */
export function scaleTop({ provinces, governments }: ScaleSize): readonly ScaleUnit[] {
  return provinces < governments && provinces > 1 ? [unitOf('id', 'nation', 'Republik Indonesia', null)] : [];
}

/** The governments one after the other, each province before its cities: with their units and who holds which SOPs. */
export function* scaleGovernments(size: ScaleSize): Generator<ScaleGovernment> {
  const { provinces, governments, opds, sops } = size;
  const below = provinces === 0 ? 0 : (governments - provinces) / provinces;
  let made = 0;
  const nation = scaleTop(size)[0]?.unit ?? null;
  for (let province = 0; province < Math.max(1, provinces); province += 1) {
    const cities = Math.round((province + 1) * below) - Math.round(province * below);
    const id = provinces === 0 ? 'kota' : `p${two(province + 1)}`;
    for (let city = 0; city <= cities; city += 1) {
      const isProvince = provinces > 0 && city === 0;
      const kind = isProvince ? 'province' : city % 4 === 0 ? 'city' : 'regency';
      const unit = city === 0 ? id : `${id}-${two(city)}`;
      const [firstOpd, endOpd] = [share(opds, made, governments), share(opds, made + 1, governments)];
      made += 1;
      yield government({ unit, kind, parent: city === 0 ? nation : id }, [firstOpd, endOpd], { opds, sops });
    }
  }
}

function government(
  { unit, kind, parent }: { unit: UnitId; kind: UnitKind; parent: UnitId | null },
  [firstOpd, endOpd]: readonly [number, number],
  { opds, sops }: Pick<ScaleSize, 'opds' | 'sops'>,
): ScaleGovernment {
  const title = { province: 'Provinsi', city: 'Kota', regency: 'Kabupaten' }[kind as 'city'] ?? 'Kota';
  const units = [unitOf(unit, kind, `${title} ${unit.toUpperCase()}`, parent)];
  const holders: ScaleHolder[] = [];
  for (let opd = firstOpd; opd < endOpd; opd += 1) {
    const at = opd - firstOpd;
    const model = MODELS[at % MODELS.length] as UnitOnDate;
    const round = Math.floor(at / MODELS.length);
    const id = `${unit}.${two(at + 1)}`;
    const name = round === 0 ? model.name : `${model.name} ${round + 1}`;
    units.push(unitOf(id, model.kind, name, unit, `${unit}-${model.code}${round === 0 ? '' : `-${round + 1}`}`));
    const [from, to] = [share(sops, opd, opds), share(sops, opd + 1, opds)];
    if (at > 0) {
      holders.push({ unit: id, model: model.id, from, to });
      continue;
    }
    BAGIAN.forEach((part, i) => {
      const sub = `${id}.${i + 1}`;
      units.push(unitOf(sub, 'bagian', `Bagian ${part}`, id));
      const within = (n: number): number => from + share(to - from, n, BAGIAN.length);
      holders.push({ unit: sub, model: model.id, from: within(i), to: within(i + 1) });
    });
  }
  return { unit, units, holders };
}

const unitOf = (id: UnitId, kind: UnitKind, name: string, parent: UnitId | null, code = id): ScaleUnit => ({
  unit: id,
  fact: { type: 'established', code: code.toUpperCase(), name, abbreviation: code.toUpperCase(), kind, parent },
  effectiveOn: OPENED_ON,
});

/** Where the part `n` of `parts` begins when `total` things are shared out evenly. */
const share = (total: number, n: number, parts: number): number => Math.floor((total * n) / parts);

const two = (value: number): string => String(value).padStart(2, '0');
