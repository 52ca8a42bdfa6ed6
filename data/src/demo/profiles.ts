import type { UnitId } from '@pantausop/domain';
import { z } from 'zod';
import raw from '../../demo/profiles.json' with { type: 'json' };
import { areaSchema } from '../reference/schemas';
import { kindOf } from './organisation';

const profileSchema = z.strictObject({
  /** Fields of work, to be put into the patterns. */
  subjects: z.array(z.string()).min(1),
  titles: z.array(z.strictObject({ title: z.string(), area: areaSchema })),
});

const { patterns, profiles } = z
  .strictObject({
    patterns: z.array(z.strictObject({ pattern: z.string(), area: areaSchema, weight: z.int().min(1) })),
    profiles: z.record(z.string(), profileSchema),
  })
  .parse(raw);

export type Profile = z.infer<typeof profileSchema>;

/** Title patterns with `{}` for a subject; the weight says how common they are. */
export const TITLE_PATTERNS = patterns;

/** What a unit does, worded by us: its own profile, else that of its kind. @throws RangeError when there is neither */
export function profileOf(unit: UnitId): Profile {
  const found = profiles[unit.replace(/^medan-/, '')] ?? profiles[kindOf(unit)];
  if (!found) throw new RangeError(`no demo profile for ${unit}`);
  return found;
}
