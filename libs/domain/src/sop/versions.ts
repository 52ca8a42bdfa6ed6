import type { CalendarDate } from '../calendar/calendar-date';
import type { ElementCode } from '../scoring/elements';
import type { EventId, SopEvent } from './events';
import { applyFact, UNKNOWN_SOP } from './state';

/** A signed version of an SOP: from one ratification to the next, or to its revocation. */
export interface SopVersion {
  /** 1 for the first */
  readonly position: number;
  readonly event: EventId;
  readonly from: CalendarDate;
  /** exclusive; null = in force */
  readonly until: CalendarDate | null;
  readonly endedBy: 'ratified' | 'revoked' | null;
  readonly number: string | null;
  readonly signatory: string | null;
  /** of its document, as they were at the end of its time */
  readonly elements: readonly ElementCode[];
}

/** The document at work beside, or before, the one in force. */
export interface SopDraft {
  readonly stage: 'drafting' | 'submitted';
  readonly since: CalendarDate;
  /** null = none checked yet: on ratification those of the version in force stay */
  readonly elements: readonly ElementCode[] | null;
  /** why it was sent back, when that was the last word on it */
  readonly returned: string | null;
}

/** The signed versions up to `date`, the oldest first. `standing` is in fold order. */
export function versionsOf(standing: readonly SopEvent[], date: CalendarDate): SopVersion[] {
  const versions: SopVersion[] = [];
  let state = UNKNOWN_SOP;
  const end = (until: CalendarDate, endedBy: SopVersion['endedBy'], elements: readonly ElementCode[]): void => {
    const last = versions.pop();
    if (last) versions.push(last.until === null ? { ...last, until, endedBy, elements } : last);
  };
  for (const { id, fact, effectiveOn } of standing) {
    if (effectiveOn > date) break;
    const before = state.elements;
    state = applyFact(state, fact, effectiveOn);
    if (fact.type === 'revoked') end(effectiveOn, 'revoked', before);
    if (fact.type !== 'ratified') continue;
    end(effectiveOn, 'ratified', before);
    const { number, signatory } = fact;
    const opened = { position: versions.length + 1, event: id, from: effectiveOn, until: null, endedBy: null };
    versions.push({ ...opened, number, signatory, elements: state.elements });
  }
  const last = versions.at(-1);
  return last?.until === null ? [...versions.slice(0, -1), { ...last, elements: state.elements }] : versions;
}

/** The draft on `date`; null when nothing is being drafted. `standing` is in fold order. */
export function draftOf(standing: readonly SopEvent[], date: CalendarDate): SopDraft | null {
  let draft = null as SopDraft | null;
  let state = UNKNOWN_SOP;
  for (const { fact, effectiveOn } of standing) {
    if (effectiveOn > date) break;
    state = applyFact(state, fact, effectiveOn);
    const elements = state.ratifiedOn === null ? state.elements : state.draftElements;
    const since: CalendarDate = draft?.since ?? effectiveOn;
    if (fact.type === 'ratified' || fact.type === 'revoked') draft = null;
    else if (fact.type === 'drafting_started') draft = { stage: 'drafting', since, elements, returned: null };
    else if (fact.type === 'submitted') draft = { stage: 'submitted', since, elements, returned: null };
    else if (fact.type === 'returned') draft = { stage: 'drafting', since, elements, returned: fact.note };
    else if (draft) draft = { ...draft, elements };
  }
  return draft;
}
