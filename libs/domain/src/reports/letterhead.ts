import type { UnitTree } from '../organisation/unit-tree';
import type { UnitId } from '../sop/events';

/** Under whose name a government's reports go out, line by line; written in capitals where a letterhead is. */
export interface Letterhead {
  readonly government: string;
  readonly secretariat: string;
  /** the office of the secretariat that keeps the SOPs */
  readonly office: string;
  /** street, telephone, site; null = none */
  readonly address: string | null;
  /** SHA-256 of the picture of the crest; null = none */
  readonly crest: string | null;
}

/** As the register names them on the day; where it does not, as governments of that kind call them. No address, no crest. */
export function letterheadOf(tree: UnitTree, government: UnitId): Letterhead {
  const unit = tree.find(government);
  const secretariat = tree.children(government).find(({ name }) => /^sekretariat daerah/i.test(name));
  const below = secretariat ? tree.subtree(secretariat.id) : [];
  const office = below.find(({ name }) => /^(bagian|biro) (?:.* )?organisasi/i.test(name));
  const usual = unit?.kind === 'province' ? 'Biro Organisasi' : 'Bagian Organisasi';
  return {
    government: governmentLine(unit?.name ?? ''),
    secretariat: secretariat?.name ?? 'Sekretariat Daerah',
    office: office?.name ?? usual,
    address: null,
    crest: null,
  };
}

/** `Pemerintah Kota Medan`, whether the unit is called so or only by its place. */
export const governmentLine = (name: string): string =>
  /^(pemerintah|pemprov|pemkab|pemkot)/i.test(name) ? name : `Pemerintah ${name}`.trim();
