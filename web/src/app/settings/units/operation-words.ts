import type { NamedUnit, Operation } from '@pantausop/contracts';
import type { Messages } from '../../i18n/messages';

const short = (units: readonly NamedUnit[]): string[] => units.map(({ abbreviation }) => abbreviation);

/** What a change of the organisation did, as a sentence of short names. */
export function operationWords(
  { kind, from, to }: Pick<Operation, 'kind' | 'from' | 'to'>,
  t: Messages['t'],
  list: (items: readonly string[]) => string,
): string {
  const key = kind === 'dissolve' && to.length === 0 ? 'dissolve_none' : kind;
  return t(`reorganisation.did_${key}`, { from: list(short(from)), to: list(short(to)) });
}
