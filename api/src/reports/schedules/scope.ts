import type { UnitId } from '@pantausop/domain';

/** The OPDs that a mail is about and limited to, ascending: one of a report card, all of a person of a reminder; none = the whole government. */
export type Scope = readonly UnitId[];

/** A scope in one text; '' = the whole government. Ids have no line breaks. */
export const scopeKey = (scope: Scope): string => scope.join('\n');
export const scopeOf = (key: string): Scope => (key === '' ? [] : key.split('\n'));

export interface Addressed {
  readonly unitIds: Scope;
  readonly address: string;
}

/** What people may be sent: the parts of their scopes, each with the address. */
export const partsOf = ({ unitIds, address }: Addressed): string[] =>
  (unitIds.length === 0 ? [''] : unitIds).map((unit) => `${unit}\n${address}`);
