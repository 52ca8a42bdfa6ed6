import { daysBetween, type AreaCode, type CalendarDate } from '@pantausop/domain';
import { REORGANISATION_ON } from '../reference/units';
import type { Characters } from './characters';
import { holderOn } from './organisation';
import { gapsOf, type Need } from './needs';
import { randomFrom } from './random';
import type { DatedFact } from './types';
import { workdayAfter } from './workdays';

/** Areas for which an SOP of an area is easily mistaken. */
const NEIGHBOURS: Readonly<Record<AreaCode, readonly AreaCode[]>> = {
  organisasi: ['tatalaksana', 'sdm'],
  tatalaksana: ['pelayanan_publik', 'organisasi'],
  peraturan: ['tatalaksana'],
  sdm: ['organisasi'],
  pengawasan: ['akuntabilitas'],
  akuntabilitas: ['pengawasan', 'tatalaksana'],
  pelayanan_publik: ['tatalaksana'],
  manajemen_perubahan: ['sdm'],
};

/** What happens to the need itself: the move to a merged unit, its end, another title, weight or area. */
export function changesOf(seed: string, need: Need, characters: Characters): DatedFact[] {
  const random = randomFrom(`${seed}/changes/${need.sop}`);
  const facts: DatedFact[] = [];
  const successor = holderOn(need.origin, REORGANISATION_ON);
  if (successor !== need.origin && need.requiredOn < REORGANISATION_ON) {
    facts.push({
      fact: { type: 'moved', unit: successor, area: need.area, cause: 'reorganization' },
      effectiveOn: REORGANISATION_ON,
    });
  }
  if (need.endedOn !== null) {
    const reason = 'Digabung dengan SOP yang sama setelah penggabungan perangkat daerah';
    facts.push({ fact: { type: 'requirement_ended', reason }, effectiveOn: need.endedOn });
    return facts;
  }
  const from = need.requiredOn > REORGANISATION_ON ? need.requiredOn : REORGANISATION_ON;
  const day = (): CalendarDate => workdayAfter(from, random.int(40, 1300));
  if (random.chance(0.011))
    facts.push({ fact: { type: 'reweighted', weight: need.weight + random.int(1, 2) }, effectiveOn: day() });
  if (random.chance(0.012)) {
    facts.push({ fact: { type: 'retitled', title: `${need.title} Berbasis Elektronik` }, effectiveOn: day() });
  }
  const area = random.pick(NEIGHBOURS[need.area]);
  if (random.chance(0.012) && !gapsOf(seed, need.origin, characters).has(area)) {
    facts.push({ fact: { type: 'moved', unit: successor, area, cause: 'reclassification' }, effectiveOn: day() });
  }
  if (random.chance(0.008)) {
    const reason = random.pick([
      'Kegiatan tidak lagi menjadi tugas perangkat daerah',
      'Disatukan dengan SOP yang lebih luas',
    ]);
    facts.push({ fact: { type: 'requirement_ended', reason }, effectiveOn: day() });
  }
  return facts;
}

/** Both lists in order of effect, changes after work on one date, and nothing after the need ended or from `today` on. */
export function inOrder(life: readonly DatedFact[], changes: readonly DatedFact[], today: CalendarDate): DatedFact[] {
  const ended = changes.find(({ fact }) => fact.type === 'requirement_ended');
  const [required, ...work] = life;
  if (!required) return [];
  return [
    required,
    ...[...changes.filter(isReorganisation), ...work, ...changes.filter((change) => !isReorganisation(change))].sort(
      (a, b) => daysBetween(b.effectiveOn, a.effectiveOn),
    ),
  ].filter(
    (dated) => dated.effectiveOn < today && (!ended || dated === ended || dated.effectiveOn < ended.effectiveOn),
  );
}

const isReorganisation = ({ fact }: DatedFact): boolean => fact.type === 'moved' && fact.cause === 'reorganization';
