import { dateInWords, type CalendarDate, type SopFact, type UnitId } from '@pantausop/domain';
import type { Bilingual } from '../sentences';
import type { AreaFinder } from '../../organisation/area-finder';

/** What an event would record, in words. `unitName` names new units too. */
export function changeInWords(
  fact: SopFact,
  on: CalendarDate,
  corrects: boolean,
  areas: AreaFinder,
  unitName: (unit: UnitId) => string,
): Bilingual {
  const date = dateInWords(on);
  const said = factInWords(fact, areas, unitName);
  return corrects
    ? { id: `koreksi: ${said.id}, ${date.id}`, en: `correction: ${said.en}, ${date.en}` }
    : { id: `${said.id}, ${date.id}`, en: `${said.en}, ${date.en}` };
}

function factInWords(fact: SopFact, areas: AreaFinder, unitName: (unit: UnitId) => string): Bilingual {
  switch (fact.type) {
    case 'required': {
      const at = `${unitName(fact.unit)}, ${areas.label(fact.area)}`;
      return { id: `dibutuhkan (${at}, bobot ${fact.weight})`, en: `required (${at}, weight ${fact.weight})` };
    }
    case 'requirement_ended':
      return { id: 'kebutuhan diakhiri', en: 'need ended' };
    case 'drafting_started':
      return { id: 'mulai disusun', en: 'drafting started' };
    case 'document_checked':
      return {
        id: `unsur diperiksa (${fact.elements.length} dari 19)`,
        en: `elements checked (${fact.elements.length} of 19)`,
      };
    case 'submitted':
      return { id: 'diajukan', en: 'submitted' };
    case 'returned':
      return { id: 'dikembalikan', en: 'returned' };
    case 'ratified': {
      const number = fact.number === null ? '' : ` (${fact.number})`;
      return { id: `disahkan${number}`, en: `ratified${number}` };
    }
    case 'monitored':
      return fact.result === 'well'
        ? { id: 'monitoring: berjalan dengan baik', en: 'monitored: runs well' }
        : { id: 'monitoring: tidak berjalan dengan baik', en: 'monitored: does not run well' };
    case 'evaluated':
      return fact.result === 'fit'
        ? { id: 'dievaluasi: layak', en: 'evaluated: fit' }
        : { id: 'dievaluasi: perlu revisi', en: 'evaluated: revise' };
    case 'revoked':
      return { id: 'dicabut', en: 'revoked' };
    case 'not_applicable':
      return { id: `tidak berlaku: ${fact.reason}`, en: `not applicable: ${fact.reason}` };
    case 'applicable':
      return { id: 'berlaku kembali', en: 'applicable again' };
    case 'moved': {
      const to = `${unitName(fact.unit)}, ${areas.label(fact.area)}`;
      return { id: `pindah ke ${to}`, en: `moved to ${to}` };
    }
    case 'reweighted':
      return { id: `bobot menjadi ${fact.weight}`, en: `weight becomes ${fact.weight}` };
    case 'retitled':
      return { id: `judul menjadi “${fact.title}”`, en: `title becomes “${fact.title}”` };
  }
}
