import type { KeptSop } from '../register/batch-undo';
import { AREAS } from '../organisation/areas';
import { changeInWords } from './planning/change-sentences';
import { sentence, type Bilingual } from './sentences';

/** Why an SOP keeps what an import recorded. */
export function keptInWords({ title, event: { fact, effectiveOn } }: KeptSop): { title: string; reason: Bilingual } {
  const later = changeInWords(fact, effectiveOn, false, AREAS, (unit) => unit);
  return { title, reason: sentence('kept_rests', { laterId: later.id, laterEn: later.en }) };
}
