import type { Gap } from '@pantausop/domain';
import type { MessageKey, MessageParameters } from '../i18n/message-key';

/** What stands between an area and its full points, from the counts of its cell; the parts are named in the order of the work. */
export function gapParts({ cell }: Pick<Gap, 'cell'>): { key: MessageKey; parameters: MessageParameters }[] {
  if (cell.status === 'unmapped') return [{ key: 'opdReport.gapUnmapped', parameters: {} }];
  const counts: [MessageKey, number][] = [
    ['opdReport.gapIdentified', cell.stages.identified],
    ['opdReport.gapDrafting', cell.stages.drafting],
    ['opdReport.gapSubmitted', cell.stages.submitted],
    ['opdReport.gapMonitor', cell.inForce - cell.applied],
    ['opdReport.gapEvaluate', cell.inForce - cell.current],
  ];
  const parts = counts.filter(([, count]) => count > 0).map(([key, count]) => ({ key, parameters: { count } }));
  return parts.length > 0 ? parts : [{ key: 'opdReport.gapElements', parameters: {} }];
}
