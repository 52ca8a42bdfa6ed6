import { titleKey } from '@pantausop/domain';
import type { LearntArea } from '../import-memory.repository';
import type { AreaProposal, PlanSources } from './plan-request';

/** One confirmation counts for much; each further one for a little more, up to this. */
const FIRST = 0.9;
const EACH = 0.02;
const MOST = 0.98;

/** Proposes the area that people confirmed for SOPs of the same title, else what the rules say. A person still confirms it. */
export const proposerOf =
  (areas: ReadonlyMap<string, LearntArea>, byRules: PlanSources['propose']): PlanSources['propose'] =>
  (title, number) => {
    const learnt = areas.get(titleKey(title));
    return learnt ? learntProposal(learnt) : byRules(title, number);
  };

function learntProposal({ area, times, of }: LearntArea): AreaProposal {
  const confidence = Math.min(MOST, (FIRST * times) / of + EACH * times);
  return {
    area,
    confidence,
    reason: {
      id: `SOP berjudul sama sudah dikonfirmasi pada area ini (${times} dari ${of} kali)`,
      en: `SOPs of the same title were confirmed in this area before (${times} of ${of} times)`,
    },
  };
}
