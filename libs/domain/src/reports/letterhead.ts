import type { UnitTree } from '../organisation/unit-tree';
import type { UnitId } from '../sop/events';

/** Under whose name a government's reports go out: its secretariat, and the office of it that keeps the SOPs. */
export interface Letterhead {
  readonly secretariat: string;
  readonly office: string;
}

/** As the register names them on the day; where it does not, as governments of that kind call them. */
export function letterheadOf(tree: UnitTree, government: UnitId): Letterhead {
  const secretariat = tree.children(government).find(({ name }) => /^sekretariat daerah/i.test(name));
  const below = secretariat ? tree.subtree(secretariat.id) : [];
  const office = below.find(({ name }) => /^(bagian|biro) (?:.* )?organisasi/i.test(name));
  const usual = tree.find(government)?.kind === 'province' ? 'Biro Organisasi' : 'Bagian Organisasi';
  return { secretariat: secretariat?.name ?? 'Sekretariat Daerah', office: office?.name ?? usual };
}
