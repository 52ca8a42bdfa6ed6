import type { NamedUnit, UnitMark } from '@pantausop/contracts';
import type { Messages } from '../i18n/messages';

type Change = UnitMark['changes'][number];

/** More changes of one day than this are told by their number. */
const MOST_TOLD = 3;

/** What happened on one day, in a few words. */
export function markInWords({ changes }: UnitMark, { t }: Messages): string {
  if (changes.length <= MOST_TOLD) return changes.map((change) => changeInWords(change, t)).join('; ');
  const counts = (['merged', 'split', 'dissolved', 'renamed', 'reparented', 'established'] as const).flatMap((type) => {
    const count = changes.filter((change) => change.type === type).length;
    return count > 0 ? [t(`marks.count_${type}`, { count })] : [];
  });
  return t('marks.reorganisation', { what: counts.join(', ') });
}

function changeInWords({ type, from, to }: Change, t: Messages['t']): string {
  return t(`marks.${type}`, { from: list(from), to: list(to) });
}

const list = (units: readonly NamedUnit[]): string => units.map(({ abbreviation }) => abbreviation).join(', ');
