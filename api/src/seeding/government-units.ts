import { CalendarDateSchema, UnitKindSchema } from '@pantausop/contracts';
import { calendarDate, isGovernment, RefusedError, type UnitId } from '@pantausop/domain';
import * as z from 'zod';
import type { NewUnitFact } from '../register/register-batch';

/** The units of a government other than that of the reference data. */
export interface GovernmentUnits {
  readonly root: UnitId;
  readonly units: readonly NewUnitFact[];
}

const text = z.string().trim().min(1).max(200);

/** `[{ id, code, name, abbreviation, kind, parent, validFrom }]`, the government first, parents before their children. */
const UnitsFileSchema = z
  .array(
    z.strictObject({
      id: text.max(64),
      code: text.max(64),
      name: text,
      abbreviation: text,
      kind: UnitKindSchema,
      parent: text.max(64).nullable(),
      validFrom: CalendarDateSchema,
    }),
  )
  .min(1);

const refuse = (message: string): never => {
  throw new RefusedError('units_file', 'invalid', {
    id: `berkas daftar unit tidak dapat dipakai: ${message}`,
    en: `the file of units cannot be taken: ${message}`,
  });
};

/** @throws RefusedError with what is wrong and where */
export function readGovernment(json: string): GovernmentUnits {
  const parsed = UnitsFileSchema.safeParse(jsonOf(json));
  if (!parsed.success) return refuse(z.prettifyError(parsed.error));
  const units = parsed.data;
  const known = new Set<UnitId>();
  for (const { id, parent } of units) {
    if (known.has(id)) return refuse(`${id} stands in it twice`);
    if (parent === null ? known.size > 0 : !known.has(parent)) {
      return refuse(`${id}: the first unit is the government, and every other names a parent that stands before it`);
    }
    known.add(id);
  }
  const root = units[0];
  if (!root || !isGovernment(root.kind)) return refuse('the first unit is a city, regency or province');
  return {
    root: root.id,
    units: units.map(({ id, validFrom, ...fact }) => ({
      unit: id,
      fact: { type: 'established', ...fact },
      effectiveOn: calendarDate(validFrom),
    })),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}
