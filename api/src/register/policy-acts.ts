import type { Act } from '../audit';
import type { Organisation } from '../organisation/organisation.service';
import type { RecordBatch } from './register-batch';

/** What the trail says of rulesets, names of areas and holidays, and of what was taken back. @param organisation after it */
export function policyActs(batch: RecordBatch, { published }: Pick<Organisation, 'published'>): Act[] {
  const { rulesets = [], areaLabels = [], holidays = [], policyRetractions = [] } = batch;
  return [
    ...rulesets.map(({ effectiveOn, basis, contents }): Act => {
      const id = String(published.find((one) => one.effectiveOn === effectiveOn && one.retractedAt === null)?.id ?? '');
      const subject = { kind: 'ruleset', id, label: basis };
      return { action: 'ruleset.publish', outcome: 'done', subject, after: { effectiveOn, basis, ...contents } };
    }),
    ...areaLabels.map(({ area, ...after }): Act => {
      return { action: 'area.rename', outcome: 'done', subject: { kind: 'area', id: area, label: after.label }, after };
    }),
    ...holidays.map(({ on, kind, name }): Act => {
      const after = { date: on, kind, name };
      return { action: 'holiday.change', outcome: 'done', subject: { kind: 'holiday', id: on, label: name }, after };
    }),
    ...policyRetractions.map(({ subject: kind, of, reason }): Act => {
      return { action: 'policy.retract', outcome: 'done', subject: { kind, id: of, label: kind }, after: { reason } };
    }),
  ];
}
