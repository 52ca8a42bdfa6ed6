import type { Predikat } from '@pantausop/domain';
import type { Bilingual } from './schemas';

/** What the classes of an index or a score are called; the cuts are the ruleset's. */
export const PREDIKAT_LABELS: Readonly<Record<Predikat, Bilingual>> = {
  sangat_baik: { id: 'Sangat Baik', en: 'Very good' },
  baik: { id: 'Baik', en: 'Good' },
  cukup: { id: 'Cukup', en: 'Fair' },
  kurang: { id: 'Kurang', en: 'Poor' },
  sangat_kurang: { id: 'Sangat Kurang', en: 'Very poor' },
};
