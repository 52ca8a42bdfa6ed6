import type { ImportFinding, ImportRow } from '@pantausop/contracts';

/** Findings that have a place of their own on the page: the area beside the row, the questions above. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['area_proposed', 'sub_unit_proposed', 'number_undated']);
/** Findings that a choice of area removes. */
const ABOUT_AREA: ReadonlySet<string> = new Set(['area_undecided', 'area_unknown']);

const ORDER = { error: 0, warning: 1, note: 2 } as const;

/** What is to be said beside a row, errors first. */
export const findingsBeside = ({ findings }: Pick<ImportRow, 'findings'>): readonly ImportFinding[] =>
  findings.filter(({ code }) => !SHOWN_ELSEWHERE.has(code)).sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);

/** Whether a choice of area means anything for a row: it is new, or its area is what is wrong with it. */
export const takesArea = ({ outcome, findings }: Pick<ImportRow, 'outcome' | 'findings'>): boolean =>
  outcome === 'new' || findings.some(({ code }) => ABOUT_AREA.has(code));

/** `correction` or `further` where a row says a later date than the register; null where it does not. */
export function changedDateOf({ findings }: Pick<ImportRow, 'findings'>): 'correction' | 'further' | null {
  const codes = new Set(findings.map(({ code }) => code));
  if (codes.has('further_event')) return 'further';
  return codes.has('changed_date') ? 'correction' : null;
}
