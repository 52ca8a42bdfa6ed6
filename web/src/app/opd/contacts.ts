import type { UnitActivity } from '@pantausop/contracts';

/** An OPD with its activity and its trained people. */
export interface Standing {
  readonly unit: UnitActivity['items'][number];
  readonly people: number;
}

/** What a list of OPDs may be narrowed to. */
export const CONTACT_REASONS = ['silent', 'noOperator', 'neverSignedIn', 'untrained'] as const;
export type ContactReason = (typeof CONTACT_REASONS)[number];

export interface Contact extends Standing {
  readonly reasons: readonly ContactReason[];
}

/** Why somebody should call an OPD, the most pressing reason first. */
export function reasonsOf({ unit: { silent, operators }, people }: Standing): ContactReason[] {
  const holds: Record<ContactReason, boolean> = {
    silent,
    noOperator: operators.active === 0,
    neverSignedIn: operators.active > 0 && operators.neverSignedIn === operators.active,
    untrained: people === 0,
  };
  return CONTACT_REASONS.filter((reason) => holds[reason]);
}

/**
 * The OPDs to call: those that are silent, or where nobody can or ever did sign in. Who has most reasons comes first, then who
 * was silent longest; want of training alone is no reason to call, but is said with the others.
 */
export function contactsOf(standings: readonly Standing[]): Contact[] {
  return standings
    .map((standing) => ({ ...standing, reasons: reasonsOf(standing) }))
    .filter(({ reasons }) => reasons.some((reason) => reason !== 'untrained'))
    .sort(
      (a, b) =>
        Number(b.unit.silent) - Number(a.unit.silent) ||
        b.reasons.length - a.reasons.length ||
        daysOf(b) - daysOf(a) ||
        a.unit.name.localeCompare(b.unit.name, 'id'),
    );
}

/** Silent for ever is longest. */
const daysOf = ({ unit }: Standing): number => unit.days ?? Number.MAX_SAFE_INTEGER;
