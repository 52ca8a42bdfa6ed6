import type { UnitKind } from '@pantausop/contracts';

/** Kinds of OPD that stand together, in the order of the tables. Ranks and medians compare within a group only. */
export const KIND_GROUPS = [
  { id: 'province', kinds: ['province'] },
  { id: 'regency', kinds: ['regency', 'city'] },
  { id: 'sekretariat', kinds: ['sekretariat', 'inspektorat'] },
  { id: 'dinas', kinds: ['dinas'] },
  { id: 'badan', kinds: ['badan'] },
  { id: 'kecamatan', kinds: ['kecamatan'] },
  { id: 'rsud', kinds: ['rsud'] },
  { id: 'others', kinds: [] },
] as const satisfies readonly { id: string; kinds: readonly UnitKind[] }[];

export type KindGroup = (typeof KIND_GROUPS)[number]['id'];

/** The group of a kind; sub-units and whatever is unknown stand among the others. */
export const groupOf = (kind: UnitKind): KindGroup =>
  KIND_GROUPS.find((group) => (group.kinds as readonly UnitKind[]).includes(kind))?.id ?? 'others';

/** Groups that occur, in their order, with what belongs to them. */
export function byKindGroup<T>(all: readonly T[], kindOf: (one: T) => UnitKind): { group: KindGroup; members: T[] }[] {
  return KIND_GROUPS.map(({ id }) => ({ group: id, members: all.filter((one) => groupOf(kindOf(one)) === id) })).filter(
    ({ members }) => members.length > 0,
  );
}
